using FsCheck;
using FsCheck.Fluent;
using KnowledgeCrm.Search;

namespace KnowledgeCrm.Tests.Search;

public class SnippetTests
{
    private static string Show(IEnumerable<MarkedRun> runs) => string.Concat(runs.Select(run => run.Marked ? $"[{run.Text}]" : run.Text));

    private static string Best(string text, string query, int? length = null) => Show(Snippet.Best(text, SearchQuery.Parse(query).Marks, length));

    [Fact]
    public void Other_forms_of_the_word_are_marked() => Assert.Equal("She was [running] to the pump.", Best("She was running to the pump.", "run"));

    [Fact]
    public void A_chinese_match_is_marked_as_one_run() => Assert.Equal("清洁[排水泵]的滤网", Best("清洁排水泵的滤网", "排水泵"));

    [Fact]
    public void A_single_character_is_marked_wherever_it_stands() => Assert.Equal("[水]管漏[水]", Best("水管漏水", "水"));

    [Fact]
    public void A_code_is_marked_however_it_is_written() => Assert.Equal("The [XR200] is new.", Best("The XR200 is new.", "xr-200"));

    [Fact]
    public void Stop_words_are_not_marked() => Assert.Equal("the [pump] of the house", Best("the pump of the house", "the pump"));

    [Fact]
    public void The_passage_with_most_of_the_words_is_chosen()
    {
        var filler = string.Join(' ', Enumerable.Repeat("Nothing of note here.", 40));
        var shown = Best($"pump {filler} the pump makes a grinding noise at night {filler}", "pump grinding noise");
        Assert.Contains("[pump] makes a [grinding] [noise]", shown, StringComparison.Ordinal);
        Assert.StartsWith("…", shown, StringComparison.Ordinal);
        Assert.EndsWith("…", shown, StringComparison.Ordinal);
        Assert.InRange(shown.Length, 150, 260);
    }

    [Fact]
    public void Without_a_match_the_beginning_is_shown()
    {
        var shown = Best(string.Join(' ', Enumerable.Repeat("water", 200)), "pump");
        Assert.StartsWith("water water", shown, StringComparison.Ordinal);
        Assert.InRange(shown.Length, 150, 202);
    }

    [Fact]
    public void A_chinese_passage_is_shorter() =>
        Assert.InRange(Best(string.Concat(Enumerable.Repeat("清洁滤网，检查水管。", 100)), "水管").Length, 60, 140);

    [Fact]
    public void A_text_without_words_has_an_empty_snippet() => Assert.Empty(Snippet.Best("", SearchQuery.Parse("pump").Marks));

    [Fact]
    public void The_words_of_a_text_are_told_once_each() =>
        Assert.Equal(["Pumps", "filter"], SearchQuery.Parse("pump filter").Marks.FoundIn("Pumps and a filter; pumps again"));

    [Fact]
    public void F20_any_text_and_any_query_give_a_passage_of_the_text()
    {
        var characters = Gen.OneOf(ArbMap.Default.GeneratorFor<char>(), Gen.Elements("ab 水泵。\ud83d\ude00\u0301".ToCharArray()));
        var texts = characters.ArrayOf().Select(all => new string(all)).ToArbitrary();
        Prop.ForAll(texts, texts, (text, query) =>
        {
            var shown = string.Concat(Snippet.Best(text, SearchQuery.Parse(query + " 水").Marks, 20).Select(run => run.Text));
            Assert.Contains(shown.Trim('…'), text, StringComparison.Ordinal);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));
    }
}
