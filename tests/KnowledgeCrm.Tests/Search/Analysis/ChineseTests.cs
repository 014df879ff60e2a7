using KnowledgeCrm.Search.Analysis;

namespace KnowledgeCrm.Tests.Search.Analysis;

public class ChineseTests
{
    private static string[] Terms(string text) => [.. TextAnalyzer.Analyze(text).Select(token => token.Term)];

    [Theory]
    [InlineData("電腦無法開機", "电脑无法开机"), InlineData("發票與退款", "发票与退款"), InlineData("洗衣機漏水", "洗衣机漏水"), InlineData("軟體與網路", "软体与网路")]
    public void Traditional_and_simplified_characters_are_equal(string traditional, string simplified)
    {
        Assert.SkipUnless(SimplifiedChinese.IsAvailable, "The system has no ICU.");
        Assert.Equal(Terms(simplified), Terms(traditional));
    }

    [Fact]
    public void Simplifying_moves_no_offset()
    {
        const string Text = "新 電腦「無法」開機";
        var token = TextAnalyzer.Analyze(Text).Single(token => token.Term is "开机" or "開機");
        Assert.Equal("開機", Text.Substring(token.Start, token.Length));
    }

    [Fact]
    public void What_is_no_traditional_character_stays_as_it_is()
    {
        foreach (var c in "a1é的一国漏カ한\ud840\0") Assert.Equal(c, SimplifiedChinese.Of(c));
        for (var c = '\u3400'; c <= '\u9fff'; c++) Assert.Equal(SimplifiedChinese.Of(c), SimplifiedChinese.Of(SimplifiedChinese.Of(c)));
    }

    [Theory]
    [InlineData("怎么"), InlineData("什么"), InlineData("哪些"), InlineData("多少"), InlineData("如何"), InlineData("的机"), InlineData("机吗")]
    public void Question_words_and_particles_weigh_less_in_a_query(string pair) =>
        Assert.Equal(QueryWeights.ChineseWrapping, QueryWeights.Of(new Token(pair, 0, 2, TokenKind.Pair)));

    [Theory]
    [InlineData("会员"), InlineData("到账"), InlineData("退款"), InlineData("在线"), InlineData("漏水"), InlineData("有效")]
    public void Words_of_the_trade_weigh_in_full(string pair) => Assert.Equal(1, QueryWeights.Of(new Token(pair, 0, 2, TokenKind.Pair)));

    [Theory]
    [InlineData("need", QueryWeights.EnglishWrapping), InlineData("refund", 1), InlineData("E07", 1)]
    public void The_wrapping_of_an_english_question_weighs_less(string word, float weight) =>
        Assert.Equal(weight, QueryWeights.Of(TextAnalyzer.Analyze(word)[0]));
}
