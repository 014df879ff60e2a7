using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Insight;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;

namespace KnowledgeCrm.Tests.Insight;

public class MyDeskTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task What_helps_the_most_readers_comes_first_over_all_kinds_of_work(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var (author, reviewer, rep) = (await house.AuthorAsync(), await house.ReviewerAsync(), await house.RepAsync());
        var desk = new Desk(house);
        var (quiet, busy) = (await desk.DraftAsync(author, "Quiet", "Text"), await desk.DraftAsync(author, "Busy", "Text"));
        foreach (var number in new[] { quiet, busy }) await desk.PublishAsync(author, reviewer, number);
        foreach (var number in new[] { quiet, busy })
            await house.Get<FlagArticle>().RunAsync(rep, number, new FlagInput { Reason = FlagReason.Wrong }, Stop);
        var sentBack = await desk.DraftAsync(author, "Sent back", "Text");
        await house.Get<SubmitArticle>().RunAsync(author, sentBack, Stop);
        await house.Get<SendBackArticle>().RunAsync(reviewer, sentBack, "Too short", Stop);
        var solved = await desk.OpenCaseAsync(rep, "It leaks", "Everywhere");
        var candidate = (await desk.ResolveAsync(rep, solved, new Resolving { Outcome = CaseOutcome.Candidate, Resolution = "Tightened" })).Candidate!;
        var readId = (await house.Get<ArticleReading>().RunAsync(rep, busy, Stop)).Value.Id;
        for (var i = 0; i < 7; i++) house.Get<ReadCounter>().Read(i < 3 ? rep : Actor.Visitor("en"), readId);
        await house.Get<ReadCounter>().WriteAsync(Stop);

        var found = (await house.Get<MyDesk>().RunAsync(author, null, false, 0, Stop)).Value;

        // 3 × (1 + 7 + 10 for its flag), 3 × (1 + 10), 1 × (1 + 10 for its one case), 1.5 × 1.
        Assert.Equal([busy, quiet, candidate, sentBack], found.Lines.Items.Select(line => line.Item.Number));
        Assert.Equal((7, 0, "Too short"), (found.Lines.Items[0].Reads, found.Lines.Items[0].Links, found.Lines.Items[3].Item.Words));
        Assert.Equal([(DeskKind.ToWrite, 1), (DeskKind.SentBack, 1), (DeskKind.Flagged, 2), (DeskKind.DueForReview, 0), (DeskKind.Behind, 0), (DeskKind.Unread, 0), (DeskKind.Asked, 0)],
            found.Counts.OrderBy(count => count.Kind).Select(count => (count.Kind, count.Count)));
        Assert.Equal([sentBack], (await house.Get<MyDesk>().RunAsync(author, DeskKind.SentBack, false, 0, Stop)).Value.Lines.Items.Select(line => line.Item.Number));
    }

    [Theory, OnBothDatabases]
    public async Task Others_work_is_on_others_desks_and_only_a_knowledge_manager_looks_at_all(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var (author, other, reviewer, manager) = (await house.AuthorAsync(), await house.AuthorAsync(), await house.ReviewerAsync(), await house.KnowledgeManagerAsync());
        var number = await new Desk(house).DraftAsync(author, "Waits", "Text");
        await house.Get<SubmitArticle>().RunAsync(author, number, Stop);
        async Task<int> TotalAsync(Actor actor, bool all) => (await house.Get<MyDesk>().RunAsync(actor, null, all, 0, Stop)).Value.Total;

        Assert.Equal((0, 0, 1), (await TotalAsync(author, false), await TotalAsync(other, true), await TotalAsync(reviewer, false)));
        await house.Get<SendBackArticle>().RunAsync(reviewer, number, "No", Stop);
        Assert.Equal((1, 0, 0), (await TotalAsync(author, false), await TotalAsync(other, true), await TotalAsync(reviewer, false)));
        Assert.Equal((0, 1), (await TotalAsync(manager, false), await TotalAsync(manager, true)));
        Assert.Equal(RefusalKind.Forbidden, (await house.Get<MyDesk>().RunAsync(await house.RepAsync(), null, false, 0, Stop)).Refused?.Kind);
        Assert.Equal(RefusalKind.NotFound, (await house.Get<MyDesk>().RunAsync(await house.CustomerAsync(), null, false, 0, Stop)).Refused?.Kind);
    }

    [Theory, OnBothDatabases]
    public async Task Unread_for_a_year_is_said_only_once_reads_were_counted_for_a_year(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var author = await house.AuthorAsync();
        var desk = new Desk(house);
        var (unread, read) = (await desk.DraftAsync(author, "Unread", "Text"), await desk.DraftAsync(author, "Read", "Text"));
        foreach (var number in new[] { unread, read }) await desk.PublishAsync(author, await house.ReviewerAsync(), number);
        var readId = (await house.Get<ArticleReading>().RunAsync(author, read, Stop)).Value.Id;
        async Task<IEnumerable<string>> UnreadAsync() =>
            (await house.Get<MyDesk>().RunAsync(author, DeskKind.Unread, false, 0, Stop)).Value.Lines.Items.Select(line => line.Item.Number);

        house.Clock.Advance(TimeSpan.FromDays(366));
        Assert.Empty(await UnreadAsync());
        house.Get<ReadCounter>().Read(Actor.Visitor("en"), readId);
        await house.Get<ReadCounter>().WriteAsync(Stop);
        house.Clock.Advance(TimeSpan.FromDays(366));
        Assert.Equal([unread, read], (await UnreadAsync()).Order());
        house.Get<ReadCounter>().Read(Actor.Visitor("en"), readId);
        await house.Get<ReadCounter>().WriteAsync(Stop);
        Assert.Equal([unread], await UnreadAsync());
    }

    [Theory, OnBothDatabases]
    public async Task A_case_soon_after_a_read_is_counted_and_who_read_what_is_forgotten_in_a_day(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var desk = new Desk(house);
        var number = await desk.PublishedAsync("Descale", "Text");
        var id = (await house.Get<ArticleReading>().RunAsync(Actor.Visitor("en"), number, Stop)).Value.Id;
        var customer = await house.CustomerAsync((await desk.CustomerAsync("Li")).Id);
        async Task<ValueFigures> FiguresAsync() => (await house.Get<ArticleValueReading>().RunAsync(Actor.System, number, Stop)).Value.Figures;

        house.Get<ReadCounter>().Read(customer, id);
        house.Get<ReadCounter>().Read(Actor.Visitor("en"), id);
        await house.Get<ReadCounter>().WriteAsync(Stop);
        Assert.Equal((2, 0), ((await FiguresAsync()).Reads, (await FiguresAsync()).ReadsThenCase));
        await desk.OpenCaseAsync(customer, "Still", "It does not work");
        await house.DeliverAllAsync();
        Assert.Equal((2, 1), ((await FiguresAsync()).Reads, (await FiguresAsync()).ReadsThenCase));

        house.Get<ReadCounter>().Read(customer, id);
        await house.Get<ReadCounter>().WriteAsync(Stop);
        house.Clock.Advance(TimeSpan.FromHours(25));
        await house.Get<ReadCounter>().WriteAsync(Stop);
        Assert.Equal(0, await house.AskAsync(db => Task.FromResult(db.RecentReads.Count())));
        await desk.OpenCaseAsync(customer, "Other", "Something else");
        await house.DeliverAllAsync();
        Assert.Equal((3, 1), ((await FiguresAsync()).Reads, (await FiguresAsync()).ReadsThenCase));
    }
}
