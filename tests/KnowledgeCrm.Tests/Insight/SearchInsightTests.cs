using KnowledgeCrm.Common;
using KnowledgeCrm.Curation;
using KnowledgeCrm.Insight;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Tests.Insight;

/// <summary>What people did not find, and the work that it becomes.</summary>
public sealed class SearchInsightTests
{
    [Theory, OnBothDatabases]
    public async Task Figures_and_what_was_not_found_grouped_by_what_it_asks_for(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var searcher = new Searcher(house);
        var (one, other) = (await house.CustomerAsync(), await house.CustomerAsync());
        var visitor = Actor.Visitor(Languages.Chinese);
        searcher.Search(one, "replace the water filter", found: 0);
        searcher.Search(other, "water filter replace", found: 0);
        searcher.Search(visitor, "replacing water filters?", found: 0);
        searcher.Search(visitor, "洗衣机有异味", found: 2, sure: false);
        searcher.SearchAndOpen(await house.RepAsync(), "reset to factory settings", Guid.CreateVersion7());
        searcher.Search(await house.RepAsync(), "a whole case told at length", place: SearchPlace.CaseAnswers);
        await searcher.SettleAsync();

        var report = await ReportAsync(house, SearchShow.Unanswered);
        Assert.Equal([5, 1, 3, 1, 0, 4], report.Figures.Select(figure => figure.Count));
        Assert.Equal(0.2, report.Figures[1].Share!.Value, 3);
        Assert.Equal((1, 0), (report.AnswersInCases, report.AnswersUsed));
        Assert.Equal(2, report.Groups.Count);
        var filter = report.Groups[0];
        Assert.Equal((3, 2, 1, Languages.English), (filter.Searches, filter.People, filter.Visits, filter.Language));
        Assert.Equal(2, filter.Examples.Count);
        Assert.Equal(Languages.Chinese, report.Groups[1].Language);
        Assert.Equal("reset to factory settings", Assert.Single((await ReportAsync(house, SearchShow.Opened)).Groups).Typical);
        Assert.Equal(3, (await ReportAsync(house, SearchShow.Searches)).AllGroups);
    }

    [Fact]
    public async Task It_is_for_knowledge_managers_and_administrators()
    {
        await using var house = await House.OpenAsync();
        foreach (var role in Enum.GetValues<Role>())
        {
            var actor = await house.ActorAsync(role);
            var outcome = await house.Get<SearchInsight>().RunAsync(actor, 7, SearchShow.Unanswered, Searcher.Stop);
            var synonyms = await house.Get<SuggestedSynonyms>().RunAsync(actor, 10, Searcher.Stop);
            Assert.Equal(role is Role.KnowledgeManager or Role.Administrator, outcome.Succeeded);
            Assert.Equal(outcome.Succeeded, synonyms.Succeeded);
            var started = await house.Get<StartCandidate>().RunAsync(actor, $"question of {role}", [], 1, 1, Searcher.Stop);
            Assert.Equal(role == Role.KnowledgeManager, started.Succeeded);
        }
    }

    [Theory, OnBothDatabases]
    public async Task What_was_not_found_becomes_one_candidate_with_one_click(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var searcher = new Searcher(house);
        var visitor = Actor.Visitor(Languages.Chinese);
        searcher.Search(visitor, "怎么更换净水滤芯", found: 0);
        searcher.Search(visitor, "净水滤芯怎么更换", found: 0);
        await searcher.SettleAsync();
        var group = Assert.Single((await ReportAsync(house, SearchShow.Unanswered)).Groups);
        Assert.Null(group.Article);

        var manager = await house.KnowledgeManagerAsync();
        var started = (await house.Get<StartCandidate>().RunAsync(manager, group.Typical, group.Examples, 2, 0, Searcher.Stop)).Value;
        var again = (await house.Get<StartCandidate>().RunAsync(manager, group.Typical, group.Examples, 2, 0, Searcher.Stop)).Value;

        Assert.Equal(started.Number, again.Number);
        var line = Assert.Single((await house.Get<CandidateList>().RunAsync(manager, null, 0, Searcher.Stop)).Value.Items);
        Assert.Equal((started.Number, group.Typical, Languages.Chinese), (line.Number, line.Title, line.Language));
        Assert.Contains("净水滤芯怎么更换", line.CustomersWords, StringComparison.Ordinal);
        Assert.Contains("怎么更换净水滤芯", line.CustomersWords, StringComparison.Ordinal);
        var shown = Assert.Single((await ReportAsync(house, SearchShow.Unanswered)).Groups);
        Assert.Equal((started.Number, ArticleState.Candidate), (shown.Article, shown.ArticleState));
    }

    [Theory, OnBothDatabases]
    public async Task Each_weeks_list_is_written_once_and_shrinks_as_it_is_taken_up(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var searcher = new Searcher(house);
        var manager = await house.KnowledgeManagerAsync();
        var visitor = Actor.Visitor(Languages.English);
        for (var i = 0; i < 2; i++)
        {
            searcher.Search(visitor, "replace the water filter", found: 0);
            searcher.Search(visitor, "warranty of a used machine", found: 0);
        }
        searcher.Search(visitor, "slip of the finger", found: 0);
        await searcher.SettleAsync();
        Assert.Equal(0, await WaitingAsync());
        // The clock stands on a Monday.
        house.Clock.Advance(TimeSpan.FromDays(7));
        await house.Get<ListUnanswered>().RunAsync(Searcher.Stop);
        await house.Get<ListUnanswered>().RunAsync(Searcher.Stop);
        Assert.Equal(2, await WaitingAsync());

        _ = (await house.Get<StartCandidate>().RunAsync(manager, "replace the water filter", [], 2, 0, Searcher.Stop)).Value;
        Assert.Equal(1, await WaitingAsync());
        Assert.Equal(2, await house.AskAsync(db => db.UnansweredQuestions.CountAsync(Searcher.Stop)));

        async Task<int> WaitingAsync() => (await house.Get<UnansweredThisWeek>().RunAsync(manager, Searcher.Stop)).Value;
    }

    [Theory, OnBothDatabases]
    public async Task A_word_that_two_people_replaced_with_success_is_suggested(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var searcher = new Searcher(house);
        foreach (var actor in new[] { await house.RepAsync(), await house.RepAsync() })
        {
            searcher.Search(actor, "fridge door", found: 0);
            searcher.SearchAndOpen(actor, "refrigerator door", Guid.CreateVersion7());
        }
        // One person twice is one person; and without success nothing is learnt.
        var alone = await house.RepAsync();
        for (var i = 0; i < 2; i++)
        {
            searcher.Search(alone, "hob", found: 0);
            searcher.SearchAndOpen(alone, "cooktop", Guid.CreateVersion7());
        }
        foreach (var actor in new[] { await house.RepAsync(), await house.RepAsync() })
        {
            searcher.Search(actor, "kettle", found: 0);
            searcher.Search(actor, "boiler", found: 0);
        }
        await searcher.SettleAsync();

        var found = (await house.Get<SuggestedSynonyms>().RunAsync(await house.KnowledgeManagerAsync(), 10, Searcher.Stop)).Value;
        var only = Assert.Single(found);
        Assert.Equal(("fridge", "refrigerator", 2), (only.From, only.To, only.People));
        Assert.Equal(new TriedSearch("fridge door", "refrigerator door"), Assert.Single(only.Examples));

        // What was dismissed is not suggested again until somebody lets it be; twice is once.
        var manager = await house.KnowledgeManagerAsync();
        Assert.Equal(RefusalKind.Forbidden, (await house.Get<DismissSynonym>().RunAsync(await house.RepAsync(), "fridge", "refrigerator", Searcher.Stop)).Refused?.Kind);
        _ = (await house.Get<DismissSynonym>().RunAsync(manager, "Fridge", "refrigerator ", Searcher.Stop)).Value;
        var dismissed = (await house.Get<DismissSynonym>().RunAsync(manager, "fridge", "refrigerator", Searcher.Stop)).Value;
        Assert.Empty((await house.Get<SuggestedSynonyms>().RunAsync(manager, 10, Searcher.Stop)).Value);
        var line = Assert.Single((await house.Get<DismissedSynonyms>().RunAsync(manager, 10, Searcher.Stop)).Value);
        Assert.Equal((dismissed.Id, "fridge", "refrigerator", manager.Name), (line.Id, line.From, line.To, line.By));
        Assert.Equal(RefusalKind.Forbidden, (await house.Get<RestoreSynonym>().RunAsync(await house.RepAsync(), dismissed.Id, Searcher.Stop)).Refused?.Kind);
        for (var i = 0; i < 2; i++) Assert.True((await house.Get<RestoreSynonym>().RunAsync(manager, dismissed.Id, Searcher.Stop)).Succeeded);
        Assert.Single((await house.Get<SuggestedSynonyms>().RunAsync(manager, 10, Searcher.Stop)).Value);

        // What a rule says already is no suggestion.
        _ = (await house.Get<SaveSynonymRule>().RunAsync(await house.KnowledgeManagerAsync(), null, new SynonymInput(["Refrigerator", "freezer"], ["fridges"], true), null, Searcher.Stop)).Value;
        Assert.Empty((await house.Get<SuggestedSynonyms>().RunAsync(await house.KnowledgeManagerAsync(), 10, Searcher.Stop)).Value);
    }

    [Theory]
    [InlineData("洗衣机漏水", "洗衣机渗水", "漏水", "渗水")]
    [InlineData("漏水 洗衣机", "渗水 洗衣机", "漏水", "渗水")]
    [InlineData("TV remote", "telly remote", "tv", "telly")]
    [InlineData("washing machine smells", "washing machine odour", "smells", "odour")]
    public void The_word_that_was_replaced_is_told_from_the_rest(string first, string next, string from, string to) =>
        Assert.Equal((from, to), SuggestedSynonyms.ChangeOf(first, next));

    [Theory]
    [InlineData("pump", "pump noise")]
    [InlineData("pump noise", "noise pump")]
    [InlineData("red pump blue", "green pump yellow")]
    public void What_is_no_word_for_a_word_is_not_suggested(string first, string next) => Assert.Null(SuggestedSynonyms.ChangeOf(first, next));

    private static async Task<SearchReport> ReportAsync(House house, SearchShow show) =>
        (await house.Get<SearchInsight>().RunAsync(await house.KnowledgeManagerAsync(), 7, show, Searcher.Stop)).Value;
}
