using KnowledgeCrm.Common;
using KnowledgeCrm.Search;

namespace KnowledgeCrm.Tests.Search;

public class SearchLeakTests
{
    private static readonly string[] Queries = ["pump noise", "water", "pump", "E07", "水泵", "how to", "\"water pump\"", "pump -noise", "zeppelin"];

    private static void PutPublic(TestSource source)
    {
        for (var i = 0; i < 40; i++)
            source.Put(Audience.Public, $"Pump {i}", $"The water pump number {i} makes {(i % 3 == 0 ? "noise" : "no sound")}. {(i % 4 == 0 ? "水泵有噪音" : "")}",
                id: new Guid(i + 1, 0, 0, new byte[8]), words: i % 5 == 0 ? "my pump is loud" : "");
    }

    private static SearchDocument PutSecret(TestSource source, int i) =>
        source.Put(Audience.Internal, $"Secret pump noise {i}", "zeppelin water pump E07 水泵 " + string.Concat(Enumerable.Repeat("noise ", i)), id: new Guid(1_000 + i, 0, 0, new byte[8]));

    private static async Task<string> EverythingAsync(TestSearch search, Actor? actor = null)
    {
        var all = new List<string>();
        foreach (var query in Queries)
            foreach (var language in (string?[])[null, "en", "zh"])
            {
                var answer = await search.FindAsync(query, actor, language: language, limit: 100);
                all.Add($"{query}/{language}: {answer.Total} {string.Join(' ', answer.Items.Select(item =>
                    $"{item.Key.Id}={item.Score:R}({string.Join(',', item.Why.Select(why => $"{why.Part}{why.Score:R}"))})"))}");
            }
        return string.Join('\n', all);
    }

    [Fact]
    public async Task F50_a_viewer_gets_the_same_with_and_without_secret_articles()
    {
        await using var without = new TestSearch();
        PutPublic(without.Articles);
        await without.StartAsync();
        await using var with = new TestSearch();
        for (var i = 0; i < 15; i++) PutSecret(with.Articles, i);
        PutPublic(with.Articles);
        for (var i = 15; i < 30; i++) PutSecret(with.Articles, i);
        await with.StartAsync();

        // The probe works: who may see them finds the secrets, and what is public is found by everybody.
        Assert.Equal(30, (await with.FindAsync("zeppelin", TestSearch.Rep)).Total);
        Assert.True((await with.FindAsync("pump noise")).Total > 0);
        Assert.Equal(await EverythingAsync(without), await EverythingAsync(with));
    }

    /// <summary>A base made by chance: documents of all audiences, many with questions that they have answered.</summary>
    private static async Task<TestSearch> BaseOfChanceAsync(int seed, Audience visibleTo)
    {
        string[] words = ["pump", "water", "noise", "filter", "invoice", "refund", "E07", "zeppelin", "motor", "cable", "水泵", "噪音", "滤网", "发票", "退款", "电机"];
        var random = new Random(seed);
        var search = new TestSearch();
        // So many that each audience has questions enough to learn from.
        for (var i = 0; i < 120; i++)
        {
            string Some(int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => words[random.Next(words.Length)]));
            var (audience, title, body, more) = ((Audience)random.Next(4), Some(3), Some(20), Some(1));
            var asked = i % 6 == 0 ? "" : $"how about {title} {more}";
            if (audience <= visibleTo) search.Articles.Put(audience, title, body, id: new Guid(i + 1, 0, 0, new byte[8]), words: asked);
        }
        await search.StartAsync();
        await search.LearnAsync();
        return search;
    }

    [Theory]
    [InlineData(1), InlineData(2)]
    public async Task F50_whatever_the_base_what_a_viewer_may_not_see_changes_nothing_of_what_is_found_or_was_learnt(int seed)
    {
        await using var all = await BaseOfChanceAsync(seed, Audience.Internal);
        foreach (var audience in new[] { Audience.Public, Audience.Customer, Audience.Partner })
        {
            var viewer = Actor.Visitor(Languages.English) with { Audience = audience };
            await using var own = await BaseOfChanceAsync(seed, audience);
            var found = await EverythingAsync(all, viewer);
            Assert.Contains(ScoreParts.Learned, found, StringComparison.Ordinal);
            Assert.Contains(ScoreParts.Meaning, found, StringComparison.Ordinal);
            Assert.Equal(await EverythingAsync(own, viewer), found);
            Assert.NotEqual(found, await EverythingAsync(all, TestSearch.Rep));
        }
    }

    [Fact]
    public async Task F50_articles_that_were_public_once_leave_no_trace_in_scores_or_totals()
    {
        await using var search = new TestSearch();
        PutPublic(search.Articles);
        await search.StartAsync();
        var before = await EverythingAsync(search);
        for (var i = 0; i < 30; i++)
        {
            var key = PutSecret(search.Articles, i).Key;
            search.Articles.Put(Audience.Public, "pump noise zeppelin", "noise", id: key.Id);
            search.Feed.Add(key);
        }
        await search.CaughtUpAsync();
        Assert.NotEqual(before, await EverythingAsync(search));
        for (var i = 0; i < 30; i++) search.Feed.Add(PutSecret(search.Articles, i).Key);
        await search.CaughtUpAsync();
        Assert.Equal(before, await EverythingAsync(search));
    }

    [Fact]
    public async Task F52_what_became_hidden_a_moment_ago_is_left_out_and_the_page_is_full_all_the_same()
    {
        await using var search = new TestSearch();
        PutPublic(search.Articles);
        await search.StartAsync();
        var shown = (await search.FindAsync("pump", limit: 10)).Items;
        foreach (var item in shown) search.Articles.Hidden.Add(item.Key.Id);
        var answer = await search.FindAsync("pump", limit: 10);
        Assert.Equal(30, answer.Total);
        Assert.Equal(10, answer.Items.Count);
        Assert.Empty(answer.Items.Select(item => item.Key).Intersect(shown.Select(item => item.Key)));
    }

    [Fact]
    public async Task F52_a_page_is_full_though_more_became_hidden_than_are_looked_at_together()
    {
        await using var search = new TestSearch();
        for (var i = 0; i < 130; i++) search.Articles.Put(Audience.Public, $"Pump {i}");
        await search.StartAsync();
        foreach (var item in (await search.FindAsync("pump", limit: 80)).Items) search.Articles.Hidden.Add(item.Key.Id);
        var answer = await search.FindAsync("pump", limit: 10);
        Assert.Equal((50, 10), (answer.Total, answer.Items.Count));
    }

    [Fact]
    public async Task An_audience_narrows_and_never_widens()
    {
        await using var search = new TestSearch();
        PutPublic(search.Articles);
        PutSecret(search.Articles, 3);
        await search.StartAsync();
        Assert.Equal(1, (await search.FindAsync("zeppelin", TestSearch.Rep)).Total);
        var stop = TestContext.Current.CancellationToken;
        Assert.Equal(0, (await search.Search.RunAsync(TestSearch.Rep, new SearchRequest("zeppelin", NarrowedTo: Audience.Public), stop)).Total);
        Assert.Equal(0, (await search.Search.RunAsync(TestSearch.Visitor(), new SearchRequest("zeppelin", NarrowedTo: Audience.Internal), stop)).Total);
    }
}
