using KnowledgeCrm.Common;
using KnowledgeCrm.Curation;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace KnowledgeCrm.Tests.Curation;

public class CurationRulesTests
{
    [Theory, OnBothDatabases]
    public async Task Search_reads_what_was_laid_down_the_moment_it_was(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var manager = await house.KnowledgeManagerAsync();
        var number = await new Tests.Desk(house).PublishedAsync("Leaks", "Text.");
        var rules = house.Get<ISearchCuration>();
        Assert.Equal((0, 0, 0), (rules.Now.Synonyms.Count, rules.Now.Glossary.Count, rules.Now.Pins.Count));

        await house.SaveRuleAsync(manager, new SynonymInput(["washer"], ["washing machine", "洗衣机"], true));
        await house.Get<SaveGlossaryEntry>().RunAsync(manager, null, new GlossaryInput("drain hose", "排水管"), null, Desk.Stop);
        await house.SavePinAsync(manager, "water", number);

        var synonym = Assert.Single(rules.Now.Synonyms);
        Assert.Equal(["washer"], synonym.From);
        Assert.Equal(["washing machine", "洗衣机"], synonym.To);
        Assert.True(synonym.BothWays);
        Assert.Equal(new KnowledgeCrm.Search.GlossaryEntry("drain hose", "排水管"), Assert.Single(rules.Now.Glossary));
        var id = await house.AskAsync(db => db.Articles.Select(a => a.Id).SingleAsync());
        Assert.Equal(new PinRule("water", new SearchKey(ArticleSearchSource.KindName, id), false, 1), Assert.Single(rules.Now.Pins));
    }

    [Fact]
    public async Task The_same_rules_are_the_same_object_so_that_search_prepares_them_once()
    {
        await using var house = await House.OpenAsync();
        var rules = house.Get<CurationRules>();
        var before = rules.Now;
        await rules.RefreshAsync(Desk.Stop);
        Assert.Same(before, rules.Now);
        await house.SaveRuleAsync(Actor.System, new SynonymInput(["a"], ["b"], false));
        Assert.NotSame(before, rules.Now);
    }

    [Theory, OnBothDatabases]
    public async Task Another_nodes_change_is_seen_after_two_seconds(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        using var other = new CurationRules(house.Get<IDbContextFactory<KnowledgeCrmDb>>(), house.Clock, NullLogger<CurationRules>.Instance);
        using var stop = new CancellationTokenSource();
        Assert.Empty(other.Now.Synonyms);
        var following = other.FollowAsync(stop.Token);

        await house.SaveRuleAsync(Actor.System, new SynonymInput(["a"], ["b"], false));
        // Each turn of the clock lets it look once more; it may have been about to look as the clock moved.
        using var turn = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        for (var turns = 0; other.Now.Synonyms.Count == 0; turns++)
        {
            Assert.True(turns < 1_000, "It never looked.");
            house.Clock.Advance(CurationRules.LongestLag);
            await turn.WaitForNextTickAsync(Desk.Stop);
        }

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => following);
    }

    [Fact]
    public async Task While_the_database_does_not_answer_the_rules_last_read_stay()
    {
        var breaking = new BreakableContexts();
        await using var house = await House.OpenAsync(instead: services => services.AddSingleton<IDbContextFactory<KnowledgeCrmDb>>(provider =>
            breaking.Over(new DbContextFactory(provider.GetRequiredService<DataSettings>(), provider.GetRequiredService<TimeProvider>()))));
        await house.SaveRuleAsync(Actor.System, new SynonymInput(["a"], ["b"], false));
        var rules = house.Get<CurationRules>();
        var before = rules.Now;

        breaking.IsBroken = true;
        await rules.RefreshAsync(Desk.Stop);
        Assert.Same(before, rules.Now);

        breaking.IsBroken = false;
        await house.SaveRuleAsync(Actor.System, new SynonymInput(["c"], ["d"], false));
        Assert.Equal(2, rules.Now.Synonyms.Count);
    }

    private sealed class BreakableContexts : IDbContextFactory<KnowledgeCrmDb>
    {
        private IDbContextFactory<KnowledgeCrmDb>? whole;

        public bool IsBroken { get; set; }

        public BreakableContexts Over(IDbContextFactory<KnowledgeCrmDb> contexts)
        {
            whole = contexts;
            return this;
        }

        public KnowledgeCrmDb CreateDbContext() => IsBroken ? throw new IOException("The disk is gone.") : whole!.CreateDbContext();
    }
}
