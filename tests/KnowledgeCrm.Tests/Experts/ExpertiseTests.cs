using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Experts;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;

namespace KnowledgeCrm.Tests.Experts;

/// <summary>What is inferred of people, who sees how much of it, and how they correct it.</summary>
public sealed class ExpertiseTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [OnBothDatabases]
    public async Task Who_wrote_and_who_solved_are_known_for_the_topic_with_the_very_documents(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var town = new Town(house);
        await town.FoundAsync();
        var (author, rep) = (await town.PersonAsync("Ada", Role.Author), await town.PersonAsync("Rex", Role.Rep));
        var article = await town.ArticleAsync(author, "The hose leaks");
        var number = await town.SolvedAsync(rep, article);
        await house.DeliverAllAsync();

        var wrote = Assert.Single((await town.LeaksAsync(rep, author)).Parts);
        Assert.Equal((EvidenceKind.ArticleWritten, article), (wrote.Kind, Assert.Single(wrote.Evidence).Number));
        var solved = Assert.Single((await town.LeaksAsync(author, rep)).Parts);
        Assert.Equal((EvidenceKind.CaseSolved, number), (solved.Kind, Assert.Single(solved.Evidence).Number));
        Assert.True((await town.LeaksAsync(rep, author)).Score > 0);
    }

    [Fact]
    public async Task F50_what_a_viewer_may_not_see_counts_nowhere()
    {
        await using var house = await House.OpenAsync();
        var town = new Town(house);
        await town.FoundAsync();
        var (author, rep, sales) = (await town.PersonAsync("Ada", Role.Author), await town.PersonAsync("Rex", Role.Rep), await house.SalesAsync());
        var article = await town.ArticleAsync(author, "The hose leaks");

        var before = await town.PageAsync(sales, rep);
        await town.SolvedAsync(rep, article, "Puddle in the kitchen");
        var after = await town.PageAsync(sales, rep);

        // Sales see no cases: nothing of the solved one shows, in no figure.
        Assert.Equal((before.Topics.Count, before.OpenCases, before.WithoutTopic.Count), (after.Topics.Count, after.OpenCases, after.WithoutTopic.Count));
        Assert.Null(after.OpenCases);
        Assert.DoesNotContain((await town.FindAsync(sales, "Puddle in the kitchen")).AskNow, found => found.Card.Id == rep.PersonId);
        // A colleague who works with cases sees it.
        Assert.Single((await town.LeaksAsync(author, rep)).Parts);
        Assert.Contains((await town.FindAsync(author, "Puddle in the kitchen")).AskNow, found => found.Card.Id == rep.PersonId);
    }

    [Fact]
    public async Task A_case_that_nobody_has_solved_makes_nobody_sure_to_know_it()
    {
        await using var house = await House.OpenAsync();
        var town = new Town(house);
        await town.FoundAsync();
        var (author, rep) = (await town.PersonAsync("Ada", Role.Author), await town.PersonAsync("Rex", Role.Rep));
        var article = await town.ArticleAsync(author, "Descaling a kettle in hard water");
        var open = await town.Desk.OpenCaseAsync(rep, "Zeolite smells of vanilla", "Zeolite smells of vanilla");
        Assert.False((await town.FindAsync(rep, "Zeolite smells of vanilla")).IsSure);
        await town.Desk.ResolveAsync(rep, open, new Resolving { Outcome = CaseOutcome.Solved, Article = article });
        Assert.True((await town.FindAsync(rep, "Zeolite smells of vanilla")).IsSure);
    }

    [Fact]
    public async Task F50_an_article_that_is_archived_is_evidence_no_more()
    {
        await using var house = await House.OpenAsync();
        var town = new Town(house);
        await town.FoundAsync();
        var (author, rep) = (await town.PersonAsync("Ada", Role.Author), await house.RepAsync());
        var article = await town.ArticleAsync(author, "The hose leaks");
        Assert.True((await town.LeaksAsync(rep, author)).Score > 0);

        _ = (await house.Get<ArchiveArticle>().RunAsync(await house.KnowledgeManagerAsync(), article, Stop)).Value;

        Assert.Equal(0, (await town.LeaksAsync(rep, author)).Score);
    }

    [Fact]
    public async Task A_person_takes_back_what_is_not_theirs_and_hides_a_topic_with_effect_at_once()
    {
        await using var house = await House.OpenAsync();
        var town = new Town(house);
        await town.FoundAsync();
        var (author, rep) = (await town.PersonAsync("Ada", Role.Author), await house.RepAsync());
        var article = await town.ArticleAsync(author, "The hose leaks");
        Assert.Contains((await town.FindAsync(rep, "hose leaks")).AskNow, found => found.Card.Id == author.PersonId);

        _ = (await house.Get<CorrectExpertise>().DisownAsync(author, article, false, Stop)).Value;
        Assert.Equal(0, (await town.LeaksAsync(rep, author)).Score);
        Assert.DoesNotContain((await town.FindAsync(rep, "hose leaks")).AskNow, found => found.Card.Id == author.PersonId);
        // Only they see what they took back, and may say that it is theirs after all.
        Assert.Single(Assert.Single((await town.PageAsync(author, author)).Topics).Disowned);
        _ = (await house.Get<CorrectExpertise>().DisownAsync(author, article, true, Stop)).Value;
        Assert.True((await town.LeaksAsync(rep, author)).Score > 0);

        _ = (await house.Get<CorrectExpertise>().HideTopicAsync(author, Town.Leaks, true, Stop)).Value;
        Assert.Empty((await town.PageAsync(rep, author)).Topics);
        Assert.DoesNotContain((await town.FindAsync(rep, "hose leaks")).AskNow, found => found.Card.Id == author.PersonId);
        Assert.True(Assert.Single((await town.PageAsync(author, author)).Topics).IsHidden);
    }

    [Fact]
    public async Task A_case_of_anothers_that_is_solved_is_a_rescue_and_one_opened_again_counts_against()
    {
        await using var house = await House.OpenAsync();
        var town = new Town(house);
        await town.FoundAsync();
        var (first, second) = (await town.PersonAsync("Rex", Role.Rep), await town.PersonAsync("Rita", Role.Rep));
        var article = await town.ArticleAsync(await house.AuthorAsync(), "The hose leaks");
        var number = await town.Desk.OpenCaseAsync(first, "Wet floor", "Wet floor");
        _ = (await house.Get<AssignCase>().RunAsync(first, number, first.PersonId, Stop)).Value;
        await town.Desk.ResolveAsync(second, number, new Resolving { Outcome = CaseOutcome.Solved, Article = article });

        Assert.Equal(EvidenceKind.CaseRescued, Assert.Single((await town.LeaksAsync(first, second)).Parts).Kind);
        Assert.Empty((await town.LeaksAsync(second, first)).Parts);

        _ = (await house.Get<ReopenCase>().RunAsync(first, number, Stop)).Value;
        var against = Assert.Single((await town.LeaksAsync(first, second)).Parts);
        Assert.Equal(EvidenceKind.CaseReopened, against.Kind);
        Assert.True(against.Points < 0);
    }

    [Fact]
    public void More_of_the_same_adds_less_and_a_year_takes_half()
    {
        var now = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        Assert.Equal(0.5, Expertise.Recency(now.AddDays(-Expertise.HalfLifeDays), now), 6);
        double Of(int count) => Expertise.Of(Enumerable.Range(0, count).Select(_ => Made(now)), now).Score;
        Assert.True(Of(20) - Of(10) < Of(10) - Of(5));
        Assert.True(Of(1_000) < Expertise.Weights[EvidenceKind.ArticleWritten].Points);

        static Evidence Made(DateTime at) => new(Guid.Empty, EvidenceKind.ArticleWritten, new SearchKey("article", Guid.NewGuid()), at, 1)
        { Number = "KB-1", Title = "", Language = "en", Address = "" };
    }
}
