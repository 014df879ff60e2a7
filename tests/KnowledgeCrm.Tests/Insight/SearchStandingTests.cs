using KnowledgeCrm.Common;
using KnowledgeCrm.Insight;
using KnowledgeCrm.Search;

namespace KnowledgeCrm.Tests.Insight;

public sealed class SearchStandingTests
{
    [Fact]
    public async Task An_administrator_has_the_index_built_anew_and_it_is_noted()
    {
        await using var house = await House.OpenAsync();
        var administrator = await house.ActorAsync(Role.Administrator);
        var indexer = house.Get<SearchIndexer>();
        while (await indexer.StepAsync(Searcher.Stop)) { }
        var before = (await house.Get<SearchStanding>().RunAsync(administrator, Searcher.Stop)).Value;
        Assert.Null(before.Service);
        Assert.True((await house.Get<RebuildSearchIndex>().RunAsync(administrator, Searcher.Stop)).Succeeded);
        while (await indexer.StepAsync(Searcher.Stop)) { }
        var after = (await house.Get<SearchStanding>().RunAsync(administrator, Searcher.Stop)).Value;
        Assert.Equal(before.Index.Build + 1, after.Index.Build);
        Assert.Contains(await house.AskAsync(db => Task.FromResult(db.AuditEntries.ToList())), entry => entry.Action == nameof(RebuildSearchIndex));
    }

    [Fact]
    public async Task Nobody_else_sees_how_search_stands_or_has_it_built_anew()
    {
        await using var house = await House.OpenAsync();
        foreach (var role in Enum.GetValues<Role>().Where(role => role != Role.Administrator))
        {
            var actor = await house.ActorAsync(role);
            Assert.Equal(RefusalKind.Forbidden, (await house.Get<SearchStanding>().RunAsync(actor, Searcher.Stop)).Refused?.Kind);
            Assert.Equal(RefusalKind.Forbidden, (await house.Get<RebuildSearchIndex>().RunAsync(actor, Searcher.Stop)).Refused?.Kind);
        }
    }
}
