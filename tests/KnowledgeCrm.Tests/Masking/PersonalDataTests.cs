using System.Text;
using KnowledgeCrm.Knowledge;

namespace KnowledgeCrm.Tests.Masking;

public sealed class PersonalDataTests
{
    [Theory]
    [InlineData("Call me on +49 170 123-45 67 please", "Call me on [phone] please")]
    [InlineData("我的电话是13812345678，谢谢", "我的电话是[电话]，谢谢")]
    [InlineData("手机：１３８１２３４５６７８", "手机：[电话]")]
    [InlineData("Write to mia.o'neil+home@example.co.uk today", "Write to [e-mail] today")]
    [InlineData("Card 4111 1111 1111 1111 was charged", "Card [card number] was charged")]
    [InlineData("Serial BW820-2503-004711 leaks", "Serial [serial number] leaks")]
    [InlineData("Mrs O'Brien of 22 Harrow Lane, Leeds LS6 2AB", "Mrs [name] of [address]")]
    [InlineData("我叫刘建国，住杭州市西湖区文三路477号", "我叫[姓名]，住[地址]")]
    [InlineData("老王说张师傅明天来", "[姓名]说[姓名]明天来")]
    [InlineData("Send it to Unit 4, 12 Harbour Road, Dublin 9, please", "Send it to [address], please")]
    [InlineData("Serial number on the plate inside: 4K7 220 0184 16", "Serial number on the plate inside: [serial number]")]
    [InlineData("昵称“山里的云”留言说漏电", "昵称“[用户名]”留言说漏电")]
    public void What_leads_to_a_person_is_masked_by_its_kind(string text, string masked) => Assert.Equal(masked, PersonalData.Masked(text));

    [Theory]
    [InlineData("Error E07 on my WM-820 after 3 minutes at 60 °C")]
    [InlineData("Will the warranty cover it in May? Case CS-10023, article KB-1042, hotline 0800 555 0199")]
    [InlineData("洗衣机WM-820显示E07，高温时水排不出去，黄灯闪")]
    [InlineData("马上打400-000-1188")]
    [InlineData("")]
    public void What_says_what_is_wrong_stays(string text) => Assert.Equal(text, PersonalData.Masked(text));

    [Fact]
    public void What_is_known_of_the_case_is_masked_in_any_spelling()
    {
        var known = new KnownPersonalData();
        known.AddName("Fern Grey");
        known.AddPhone("+44 7700 900123");
        known.AddSerial("BW820-2503-004711");
        Assert.Equal("[name], [phone], [serial number]", PersonalData.Masked("fern grey, 07700.900.123, BW820 2503 004711", known));
        Assert.Equal("Fern Grey", PersonalData.Masked("Fern Grey", known, ["Fern Grey"]));
    }

    [Theory]
    [InlineData("4111111111111111", true), InlineData("4111111111111112", false)]
    public void A_card_shows_that_it_was_typed_right(string digits, bool right) => Assert.Equal(right, CheckDigits.IsLuhn(digits));

    [Theory]
    [InlineData("GB29NWBK60161331926819", true), InlineData("GB28NWBK60161331926819", false)]
    public void An_account_shows_that_it_was_typed_right(string iban, bool right) => Assert.Equal(right, CheckDigits.IsIban(iban));

    [Theory]
    [InlineData("320199197811150023", true), InlineData("320199197811150024", false)]
    public void An_identity_number_shows_that_it_was_typed_right(string number, bool right) => Assert.Equal(right, CheckDigits.IsChineseIdentity(number));

    [Fact]
    public void No_text_is_too_odd_and_masking_twice_changes_nothing()
    {
        string[] parts = ["张", "老王", "小", "阿", "师傅", "Mr ", "Will", "van ", "O'", "1", "0800 ", "-", "/", "@", "号", "路", ".", "\n", "\ud800", "\0", "[name]", "😀", "é", " ", "E07", "+44", "(", "尾号", "IBAN", "市"];
        var random = new Random(20_261);
        for (var i = 0; i < 2_000; i++)
        {
            var text = new StringBuilder();
            for (var n = random.Next(12); n >= 0; n--) text.Append(parts[random.Next(parts.Length)]);
            var once = PersonalData.Masked(text.ToString());
            Assert.Equal(once, PersonalData.Masked(once));
        }
    }

    [Fact]
    public void A_long_text_of_digits_and_signs_takes_no_long_time()
    {
        var text = string.Concat(Enumerable.Repeat("1-2 ", 5_000)) + new string('a', 5_000) + "@";
        Assert.NotEmpty(PersonalData.Masked(text));
    }

    [Theory]
    [InlineData("1-2 "), InlineData("刘建国住杭州市西湖区文三路477号，"), InlineData("a.b-"), InlineData("号路市"), InlineData("A"), InlineData("Mr Patel, 22 Harrow Lane, Leeds LS6 2AB. ")]
    public void A_text_of_two_hundred_thousand_characters_takes_time_linear_to_it(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 200_000 / part.Length));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var items = PersonalData.Find(text);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"{watch.Elapsed}");
        Assert.All(items, item => Assert.Equal(text.Substring(item.Start, item.Length), item.Value));
    }

    // The texts that the rules are made by and the weights learned from; it must not get worse.
    [Theory]
    [InlineData("texts.en", 0.98, 0.02), InlineData("texts.zh", 0.98, 0.02)]
    [InlineData("development.en", 0.97, 0.03), InlineData("development.zh", 0.96, 0.03)]
    public void On_the_judged_texts_nearly_every_item_is_found_and_little_else_masked(string name, double found, double most)
    {
        var spans = Read(name).SelectMany(MaskingEvaluation.Judge).ToList();
        var items = spans.Where(span => span.Kind is not null).ToList();
        var others = spans.Where(span => span.Kind is null).ToList();
        Assert.True(items.Count > 500 && others.Count > 700);
        Assert.True(items.Count(span => span.IsMasked) >= found * items.Count);
        Assert.True(others.Count(span => span.IsMasked) <= most * others.Count);
    }

    [Fact]
    public void What_is_learned_is_the_same_each_time_and_finds_what_it_learned()
    {
        var texts = Read("development.en").Take(60).ToList();
        using var once = new MemoryStream();
        using var again = new MemoryStream();
        MaskingTraining.WriteWeights(texts, once);
        MaskingTraining.WriteWeights(texts, again);
        Assert.Equal(once.ToArray(), again.ToArray());
        var spans = MaskingTraining.CrossValidated(texts);
        Assert.Equal(texts.Select(text => text.Items.Count + text.Others.Count), spans.Select(found => found.Count));
    }

    private static IEnumerable<JudgedText> Read(string name) =>
        MaskingEvaluation.Read(File.ReadLines(Path.Combine(Source.Root, "tests", "KnowledgeCrm.Tests", "Masking", $"{name}.jsonl")));
}
