using System.Diagnostics;
using KnowledgeCrm.Common;
using KnowledgeCrm.Search;

namespace KnowledgeCrm.Tests.Search;

public class LargeIndexTests
{
    // Ten times what the slowest of these should take; what takes longer hangs.
    private static readonly TimeSpan HangGuard = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task F75_of_100_000_articles_deep_pages_and_odd_queries_are_answered_in_bounded_time()
    {
        await using var search = new TestSearch();
        for (var i = 0; i < 100_000; i++)
            search.Articles.Put(Audience.Public, $"Pump {i % 977}", $"water filter number {i} {(i % 2 == 0 ? "水泵有噪音" : "motor")}");
        await search.StartAsync();
        foreach (var (text, offset) in new[]
        {
            ("pump water filter motor", SearchRequest.DeepestOffset), ("%", 0), ("%%%%", 100), ("_", 0), ("*", 0), ("\"water filter\"", SearchRequest.DeepestOffset),
            ("水泵有噪音", SearchRequest.DeepestOffset), ("pump -water", 0), (string.Concat(Enumerable.Repeat("pump filter ", 800)), 0), (new string('%', 10_000), 0),
        })
        {
            var began = Stopwatch.GetTimestamp();
            var answer = await search.FindAsync(text, limit: SearchRequest.MostItems, offset: offset);
            Assert.True(Stopwatch.GetElapsedTime(began) < HangGuard, text);
            if (offset == SearchRequest.DeepestOffset) Assert.Equal(SearchRequest.MostItems, answer.Items.Count);
        }
        var refused = await Assert.ThrowsAsync<Refused>(() => search.FindAsync("pump", offset: SearchRequest.DeepestOffset + 1));
        Assert.Equal(RefusalKind.Invalid, refused.Kind);
    }
}
