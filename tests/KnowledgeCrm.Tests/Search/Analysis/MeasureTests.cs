using KnowledgeCrm.Search.Analysis;

namespace KnowledgeCrm.Tests.Search.Analysis;

public class MeasureTests
{
    private static string Terms(string text) => string.Join(' ', TextAnalyzer.Analyze(text).Select(token => token.Term));

    [Theory]
    [InlineData("5 GHz", "5GHz", "5ghz 5 ghz"), InlineData("24 V", "24V", "24v 24 v"), InlineData("1.5 kg", "1.5kg", "1.5kg 1.5 kg")]
    [InlineData("2.4 GHz", "２．４ＧＨｚ", "2.4ghz 2.4 ghz"), InlineData("1,500 W", "1500W", "1500w 1500 w")]
    public void A_measure_is_one_term_with_a_space_or_without(string spaced, string joined, string terms)
    {
        Assert.Equal(terms, Terms(spaced));
        Assert.Equal(terms, Terms(joined));
    }

    [Theory]
    [InlineData("5 a day", "5 a day"), InlineData("3 V-belts", "3 vbelt v belt"), InlineData("2 in 1", "2 in 1"), InlineData("E 5", "e 5"), InlineData("5  V", "5 v")]
    public void What_is_no_unit_after_a_number_stays_a_word(string text, string terms) => Assert.Equal(terms, Terms(text));

    [Theory]
    [InlineData("1.5", "1.5"), InlineData("802.11ac", "802.11ac 802.11 ac"), InlineData("192.168.1.1", "192.168.1.1 192 168 1 1"), InlineData("v2.0", "v2.0 v 2.0")]
    public void The_halves_of_a_decimal_number_are_no_terms(string text, string terms) => Assert.Equal(terms, Terms(text));

    [Fact]
    public void A_measure_points_at_number_and_unit_in_the_original()
    {
        const string Text = "up to 1.5 kg each";
        var token = TextAnalyzer.Analyze(Text).Single(token => token.Term == "1.5kg");
        Assert.Equal("1.5 kg", Text.Substring(token.Start, token.Length));
    }
}
