using FsCheck;
using FsCheck.Fluent;
using KnowledgeCrm.Search;
using KnowledgeCrm.Search.Analysis;

namespace KnowledgeCrm.Tests.Search;

public class SearchQueryTests
{
    private static string[] Terms(string text) => [.. SearchQuery.Parse(text).Terms.Select(term => term.Term)];

    [Theory]
    [InlineData(""), InlineData("   "), InlineData("?!… ，。"), InlineData("\""), InlineData("\"\""), InlineData("*"), InlineData("😀"), InlineData("\ud800")]
    [InlineData("-"), InlineData("(((("), InlineData("\0"), InlineData(null)]
    public void What_holds_no_word_is_an_empty_query(string? text) => Assert.True(SearchQuery.Parse(text).IsEmpty);

    [Fact]
    public void A_part_of_a_code_counts_less_than_the_code()
    {
        var terms = SearchQuery.Parse("E07").Terms.ToDictionary(term => term.Term, term => term.Weight);
        Assert.Equal(1, terms["e07"]);
        Assert.Equal(QueryWeights.Part, terms["07"]);
        Assert.Equal(1, SearchQuery.Parse("07").Terms.Single().Weight);
    }

    [Fact]
    public void Stop_words_are_left_out_where_there_are_better_words() => Assert.Equal(["reset", "router"], Terms("How do I reset the router?"));

    [Fact]
    public void A_query_of_stop_words_alone_searches_them() => Assert.Equal(["how", "do", "i"], Terms("how do I"));

    [Fact]
    public void A_quoted_phrase_must_occur_as_it_stands()
    {
        var query = SearchQuery.Parse("pump \"water filter\"");
        Assert.Equal(["water", "filter"], Assert.Single(query.Phrases));
        Assert.Contains("pump", query.Terms.Select(term => term.Term));
    }

    [Fact]
    public void A_chinese_phrase_may_go_on_in_the_text() => Assert.Equal(["排水", "水泵"], Assert.Single(SearchQuery.Parse("\"排水泵\"").Phrases));

    [Theory]
    [InlineData("pump -noise", "nois"), InlineData("水泵 -噪音", "噪音"), InlineData("pump -\"loud noise\"", "loud nois")]
    [InlineData("noise -wm-820", "wm820 wm 820"), InlineData("漏水 -「洗碗机」", "洗碗 碗机")]
    public void A_minus_before_a_word_excludes_it(string text, string excluded) =>
        Assert.Equal(excluded, string.Join(' ', Assert.Single(SearchQuery.Parse(text).Excluded)));

    [Theory, InlineData("“排水泵”"), InlineData("水泵 「排水泵」"), InlineData("『排水泵』 噪音")]
    public void Chinese_quotes_that_stand_by_themselves_hold_a_phrase(string text) => Assert.Equal(["排水", "水泵"], Assert.Single(SearchQuery.Parse(text).Phrases));

    [Theory, InlineData("机器显示“排水泵”是什么意思"), InlineData("what does “drain pump”mean"), InlineData("“排水泵"), InlineData("“”")]
    public void Chinese_quotes_within_a_sentence_only_quote(string text) => Assert.Empty(SearchQuery.Parse(text).Phrases);

    [Theory]
    [InlineData("-5 degrees"), InlineData("a - b"), InlineData("rm -rf"), InlineData("git --force"), InlineData("sign-in")]
    public void A_minus_that_is_no_sign_excludes_nothing(string text) => Assert.Empty(SearchQuery.Parse(text).Excluded);

    [Fact]
    public void Ten_thousand_characters_are_cut_to_a_sensible_number_of_terms()
    {
        var query = SearchQuery.Parse(string.Join(' ', Enumerable.Range(0, 5_000).Select(i => $"word{i}")));
        Assert.Equal(SearchQuery.MostTerms, query.Terms.Count);
    }

    [Fact]
    public void The_words_to_name_are_those_that_were_typed() => Assert.Equal(["Running", "XR-200"], SearchQuery.Parse("the Running XR-200").Marks.Words);

    [Fact]
    public void F20_any_string_is_a_query()
    {
        var characters = Gen.OneOf(ArbMap.Default.GeneratorFor<char>(), Gen.Elements("\"-* ANDORTa水\ud800\0'＂－".ToCharArray()));
        Prop.ForAll(characters.ArrayOf().Select(all => new string(all)).ToArbitrary(), text =>
        {
            var query = SearchQuery.Parse(text, text);
            Assert.True(query.Terms.Count <= SearchQuery.MostTerms);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
    }
}
