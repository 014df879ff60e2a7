using KnowledgeCrm.Search.Analysis;

namespace KnowledgeCrm.Tests.Search.Analysis;

public class CommonSynonymsTests
{
    private static string Term(string word) => TextAnalyzer.Analyze(word)[0].Term;

    [Theory]
    [InlineData("repairing", "fix"), InlineData("deliveries", "shipping"), InlineData("退款", "退费"), InlineData("帳號", "账户")]
    public void Synonyms_are_found_through_the_analyser_both_ways(string word, string other)
    {
        Assert.Contains(Term(other), CommonSynonyms.Of(Term(word)));
        Assert.Contains(Term(word), CommonSynonyms.Of(Term(other)));
    }

    [Fact]
    public void No_term_stands_for_itself_and_a_strange_one_has_none()
    {
        Assert.DoesNotContain("fix", CommonSynonyms.Of("fix"));
        Assert.Empty(CommonSynonyms.Of("zebra"));
    }
}
