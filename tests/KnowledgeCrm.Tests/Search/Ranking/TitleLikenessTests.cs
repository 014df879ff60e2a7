using KnowledgeCrm.Search.Ranking;

namespace KnowledgeCrm.Tests.Search.Ranking;

public class TitleLikenessTests
{
    private static float Score(string query, string title)
    {
        var (one, other) = (query.Split(' '), title.Split(' '));
        return new TitleLikeness(one, [.. one.Select(_ => 2f)]).Score(other, [.. other.Select(_ => 2f)]);
    }

    [Fact]
    public void The_same_words_are_wholly_alike_and_strange_words_not_at_all()
    {
        Assert.Equal(1, Score("clean pump filter", "filter clean pump"), 3);
        Assert.Equal(1, Score("洗衣 衣机 漏水", "洗衣 衣机 漏水"), 3);
        Assert.Equal(0, Score("clean pump", "无线 网络"));
    }

    [Theory]
    [InlineData("strikethrough text", "stikethrough text", "bold text")]
    [InlineData("github markdown", "git hub markdown", "markdown tabl")]
    [InlineData("洗衣 衣机", "洗涤 涤机", "冰箱 箱门")]
    public void A_misspelt_split_or_akin_word_counts_in_part(string query, string near, string far)
    {
        Assert.InRange(Score(query, near), Score(query, far) + 0.05f, 0.99f);
    }

    [Fact]
    public void A_title_that_says_more_than_was_asked_is_less_alike() =>
        Assert.True(Score("reset password", "reset password") > Score("reset password", "reset password of the second administrator"));

    [Fact]
    public void Any_terms_are_borne()
    {
        var terms = new string[200];
        for (var i = 0; i < terms.Length; i++) terms[i] = new string((char)('a' + i % 26), 1 + i);
        Assert.Equal(1, new TitleLikeness(terms, new float[200].Select(_ => 1f).ToArray()).Score(terms, new float[200].Select(_ => 1f).ToArray()), 1);
        Assert.Equal(0, new TitleLikeness([], []).Score(terms, new float[200]));
        Assert.Equal(0, new TitleLikeness(["", "\ud840"], [1, 1]).Score(["x"], [1]));
    }
}
