using KnowledgeCrm.Common;

namespace KnowledgeCrm.Tests;

public class PersonalNumbersTests
{
    [Theory]
    [InlineData("Call me on +49 170 123-45 67 please", "Call me on … please")]
    [InlineData("我的电话是13812345678，谢谢", "我的电话是…，谢谢")]
    [InlineData("Ring (030) 901820", "Ring (…")]
    [InlineData("Write to mia.o'neil+home@example.co.uk today", "Write to … today")]
    [InlineData("Card 4111 1111 1111 1111 was charged", "Card … was charged")]
    [InlineData("Serial BW820-2503-004711 leaks", "Serial … leaks")]
    public void What_leads_to_a_person_is_taken_out(string text, string masked) => Assert.Equal(masked, PersonalNumbers.Masked(text));

    [Theory]
    [InlineData("Error E07 on my WM-820 after 3 minutes at 60 °C")]
    [InlineData("Bought in 2025, 230 V, 16 A")]
    [InlineData("洗衣机WM-820显示E07，水排不出去")]
    [InlineData("")]
    public void What_says_what_is_wrong_stays(string text) => Assert.Equal(text, PersonalNumbers.Masked(text));

    [Fact]
    public void A_long_text_of_digits_and_signs_takes_no_long_time()
    {
        var text = string.Concat(Enumerable.Repeat("1-2 ", 5_000)) + new string('a', 5_000) + "@";
        Assert.DoesNotContain("1-2", PersonalNumbers.Masked(text), StringComparison.Ordinal);
    }
}
