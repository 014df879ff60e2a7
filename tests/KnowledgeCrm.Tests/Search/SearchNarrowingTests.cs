using KnowledgeCrm.Common;
using KnowledgeCrm.Search;

namespace KnowledgeCrm.Tests.Search;

public class SearchNarrowingTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(SearchOrder.Relevance), InlineData(SearchOrder.Newest), InlineData(SearchOrder.MostSolved)]
    public async Task A_facets_count_is_what_choosing_it_shows_in_every_order(SearchOrder order)
    {
        await using var search = new TestSearch();
        var products = new[] { "AA-1", "BB-2", "CC-3" };
        for (var i = 0; i < 60; i++)
            search.Articles.Put(Audience.Public, new[] { "The pump hums", "The machine is loud", "A hose", "Draining" }[i % 4], i % 5 == 0 ? "A hum at night. It drains." : "It drains slowly.", product: products[i % 3]);
        await search.StartAsync();
        await search.LearnAsync();
        var all = await AskAsync([]);
        var counts = all.Facets.Single(facet => facet.Name == SearchFacets.Product).Values;
        Assert.Equal(all.Total, counts.Sum(value => value.Count));
        Assert.Equal(all.Total, all.Items.Count);
        foreach (var value in counts)
        {
            var chosen = await AskAsync([value.Value]);
            Assert.Equal((value.Count, value.Count), (chosen.Total, chosen.Items.Count));
            Assert.Equal(counts.Select(of => of.Count), chosen.Facets.Single(facet => facet.Name == SearchFacets.Product).Values.Select(of => of.Count));
        }

        Task<SearchAnswer> AskAsync(string[] chosen) => search.Search.RunAsync(TestSearch.Visitor(), new SearchRequest("loud pump hums", Limit: 100)
        {
            Order = order,
            WithFacets = true,
            Filters = chosen.Length == 0 ? new Dictionary<string, IReadOnlyList<string>>() : new Dictionary<string, IReadOnlyList<string>> { [SearchFacets.Product] = chosen },
        }, Stop);
    }

    [Fact]
    public async Task What_is_excluded_is_excluded_in_the_other_language_too()
    {
        await using var search = new TestSearch();
        var leak = search.Articles.Put(Audience.Public, "Leaking radiator", "A puddle.");
        search.Articles.Put(Audience.Public, "Leaking washing machine", "A puddle.");
        search.Articles.Put(Audience.Public, "洗衣机漏水", "积水。", language: "zh");
        await search.StartAsync();
        var ruled = new SearchEverything(
            search.Index, [search.Articles], curation: new LaidDown(new SearchRules([], [new GlossaryEntry("washing machine", "洗衣机"), new GlossaryEntry("leaking", "漏水")], [])));
        Assert.Equal(3, (await FindAsync("漏水")).Total);
        Assert.Equal(leak.Key, Assert.Single((await FindAsync("漏水 -洗衣机")).Items).Key);
        Assert.Equal(leak.Key, Assert.Single((await FindAsync("leaking -\"washing machine\"")).Items).Key);
        // What is left out is not looked for in other words, also where nothing else is found.
        Assert.Empty((await FindAsync("zanzibar -洗衣机")).Items);
        Assert.Empty((await FindAsync("zanzibar -radiator -洗衣机")).Items);

        Task<SearchAnswer> FindAsync(string text) => ruled.RunAsync(TestSearch.Visitor(), new SearchRequest(text), Stop);
    }

    [Theory]
    [InlineData("product:WM-820"), InlineData("product:wm820"), InlineData("product:\"WM 820\""), InlineData("产品：WM820"), InlineData("lang:English product:wm820"), InlineData("语言:英文")]
    public async Task What_narrows_may_be_written_in_any_way(string typed)
    {
        await using var search = new TestSearch();
        var wanted = search.Articles.Put(Audience.Public, "Pump", "It drains.", product: "WM-820");
        search.Articles.Put(Audience.Public, "水泵", "排水。", language: "zh", product: "WM-82");
        search.Articles.Put(Audience.Internal, "Pump inside", "It drains.", product: "WM820");
        await search.StartAsync();
        Assert.Equal(wanted.Key, Assert.Single((await search.FindAsync(typed)).Items).Key);
    }
}
