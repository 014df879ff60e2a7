using KnowledgeCrm.Common;
using KnowledgeCrm.Insight;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Search.Assistance;

namespace KnowledgeCrm.Tests.Insight;

/// <summary>What is completed while somebody types, and for whom.</summary>
public sealed class SearchCompletionsTests
{
    private static readonly Actor Visitor = Actor.Visitor(Languages.English);

    [Theory, OnBothDatabases]
    public async Task Titles_are_completed_by_beginning_word_and_middle(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var desk = new Desk(house);
        await desk.PublishedAsync("Repump the tank", "Text.");
        await desk.PublishedAsync("Clean the pump filter", "Text.");
        var number = await desk.PublishedAsync("Pump is loud", "Text.");

        Assert.Equal(["Pump is loud", "Clean the pump filter", "Repump the tank"], await TextsAsync(house, Visitor, "PUMP"));
        Assert.Equal(["Clean the pump filter"], await TextsAsync(house, Visitor, "pump f"));
        Assert.Empty(await TextsAsync(house, Visitor, "xylophone"));
        Assert.Empty(await TextsAsync(house, Visitor, "  "));
        var first = (await house.Get<SearchCompletions>().RunAsync(Visitor, "pump i", 5, Searcher.Stop))[0];
        Assert.Equal((number, "/articles/pump-is-loud"), (first.Number, first.Address));
    }

    [Fact]
    public async Task Chinese_is_completed_from_within_and_in_pinyin()
    {
        Assert.True(Pinyin.IsAvailable, "This system has no ICU to call.");
        await using var house = await House.OpenAsync();
        await new Desk(house).PublishedAsync("洗衣机漏水怎么办", "正文。", language: Languages.Chinese);

        foreach (var typed in new[] { "洗衣", "漏水", "louShui", "lou shui", "xiyiji", "xi'yi" })
            Assert.Equal(["洗衣机漏水怎么办"], await TextsAsync(house, Visitor, typed));
        // Half a syllable from its middle is not what anybody types.
        Assert.Empty(await TextsAsync(house, Visitor, "oushui"));
    }

    [Theory, OnBothDatabases]
    public async Task F50_what_one_may_not_read_is_never_completed_and_changes_nothing(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var desk = new Desk(house);
        for (var i = 0; i < 6; i++) await desk.PublishedAsync($"Pump care {i}", "Text.");
        var restricted = await desk.PublishedAsync("Pump recall", "Text.");
        var before = await TextsAsync(house, Visitor, "pump", 6);
        foreach (var audience in new[] { Audience.Customer, Audience.Partner, Audience.Internal })
            for (var i = 0; i < 10; i++) await desk.PublishedAsync($"Pump {audience} {i}", "Text.", audience);
        await desk.DraftAsync(await house.AuthorAsync(), "Pump draft", "Text.");

        Assert.Equal(before, await TextsAsync(house, Visitor, "pump", 6));
        Assert.Empty(await TextsAsync(house, Visitor, "pump internal"));
        Assert.Empty(await TextsAsync(house, await house.CustomerAsync(), "pump partner"));
        Assert.NotEmpty(await TextsAsync(house, await house.RepAsync(), "pump internal"));
        Assert.Empty(await TextsAsync(house, await house.RepAsync(), "pump draft"));

        // Taken away a moment ago, and memory has not heard of it.
        Assert.Equal(["Pump recall"], await TextsAsync(house, Visitor, "pump recall"));
        _ = (await house.Get<RestrictArticle>().RunAsync(await house.KnowledgeManagerAsync(), restricted, Audience.Internal, Searcher.Stop)).Value;
        Assert.Empty(await house.Get<SearchCompletions>().RunAsync(Visitor, "pump recall", 5, Searcher.Stop));
    }

    [Theory, OnBothDatabases]
    public async Task A_query_that_led_three_people_somewhere_is_completed_for_those_who_see_as_much(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var (searcher, desk) = (new Searcher(house), new Desk(house));
        var number = await desk.PublishedAsync("The machine moves", "Text.");
        var article = await searcher.ArticleAsync(number);
        for (var i = 0; i < 3; i++)
        {
            searcher.SearchAndOpen(await house.CustomerAsync(), "walkabout washer", article);
            searcher.SearchAndOpen(await house.RepAsync(), "secret walkabout recall", article);
        }
        var alone = await house.CustomerAsync();
        for (var i = 0; i < 3; i++) searcher.SearchAndOpen(alone, "walkabout of one", article);
        for (var i = 0; i < 3; i++) searcher.SearchAndOpen(Visitor, "walkabout of visitors", article);
        await searcher.SettleAsync();

        Assert.Equal(["walkabout washer"], await TextsAsync(house, await house.CustomerAsync(), "walkab"));
        Assert.Equal(["secret walkabout recall", "walkabout washer"], (await TextsAsync(house, await house.RepAsync(), "walkab")).Order(StringComparer.Ordinal));
        Assert.Empty(await TextsAsync(house, Visitor, "walkab"));
        // With the article goes the query that led to it.
        _ = (await house.Get<RestrictArticle>().RunAsync(await house.KnowledgeManagerAsync(), number, Audience.Internal, Searcher.Stop)).Value;
        Assert.Empty(await TextsAsync(house, await house.CustomerAsync(), "walkab"));
    }

    [Fact]
    public async Task Any_string_can_be_completed()
    {
        await using var house = await House.OpenAsync();
        await new Desk(house).PublishedAsync("Pump", "Text.");
        foreach (var typed in new[] { "\0", "\ud800", "\n", "'", "\"", "%", new string('a', 10_000), "😀", "\u202e\u200b" })
            Assert.Empty(await TextsAsync(house, Visitor, typed));
    }

    private static async Task<IReadOnlyList<string>> TextsAsync(House house, Actor actor, string typed, int limit = 10)
    {
        var completions = house.Get<SearchCompletions>();
        await completions.RefreshAsync(Searcher.Stop);
        return [.. (await completions.RunAsync(actor, typed, limit, Searcher.Stop)).Select(completion => completion.Text)];
    }
}
