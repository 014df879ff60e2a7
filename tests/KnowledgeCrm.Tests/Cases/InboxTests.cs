using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Tests.Cases;

public class InboxTests
{
    [Theory, OnBothDatabases]
    public async Task What_is_due_first_comes_first_and_what_waits_for_the_customer_last(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var desk = await ServiceDesk.OpenAsync(house);
        var rep = await house.RepAsync();
        var low = (await desk.OpenAsync(rep, new CaseInput { Priority = CasePriority.Low })).Number;
        var urgent = (await desk.OpenAsync(rep, new CaseInput { Priority = CasePriority.Urgent })).Number;
        var waiting = (await desk.OpenAsync(rep, new CaseInput { Priority = CasePriority.Urgent })).Number;
        _ = (await house.Get<PostToCase>().RunAsync(rep, waiting, "Which?", false, true, Desk.Stop)).Value;

        var lines = (await house.Get<CaseInbox>().RunAsync(rep, new CaseFilter(OpenOnly: true), Desk.Stop)).Value.Items;
        Assert.Equal([urgent, low, waiting], lines.Select(line => line.Number));
        Assert.Equal([DueState.OnTime, DueState.OnTime, DueState.Paused], lines.Select(line => line.Due!.State));
    }

    [Theory, OnBothDatabases]
    public async Task Lists_are_narrowed_and_counted_alike(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var desk = await ServiceDesk.OpenAsync(house);
        await new Desk(house).ProductAsync("WM-820", "Washer", "洗衣机");
        var rep = await house.RepAsync();
        await desk.QueueAsync("chinese", false);
        await desk.RulesAsync(new QueueRuleView("chinese", Language: "zh"));
        await desk.OpenAsync(rep, new CaseInput { Language = "zh", Product = "WM-820", Type = CaseType.Fault });
        await desk.OpenAsync(rep, new CaseInput { Language = "zh" });
        await desk.OpenAsync(rep, new CaseInput { Language = "en", Priority = CasePriority.High });
        CaseFilter[] filters =
        [
            new(OpenOnly: true), new() { Queue = "chinese" }, new() { Queue = "nowhere" }, new() { Type = CaseType.Fault, Product = "WM-820" },
            new() { Language = "en", Priority = CasePriority.High }, new() { HasContract = true }, new() { HasContract = false }, new(Unassigned: true),
        ];

        var counts = (await house.Get<CaseCounts>().RunAsync(rep, filters, Desk.Stop)).Value;
        Assert.Equal([3, 2, 0, 1, 1, 0, 3, 3], counts);
        foreach (var (filter, count) in filters.Zip(counts))
            Assert.Equal(count, (await house.Get<CaseInbox>().RunAsync(rep, filter, Desk.Stop)).Value.Items.Count);
        // A customer's lists are of its own cases alone.
        Assert.Equal([0, 0], (await house.Get<CaseCounts>().RunAsync(await house.CustomerAsync(), [new CaseFilter(), new CaseFilter { Queue = "chinese" }], Desk.Stop)).Value);
    }

    [Theory, OnBothDatabases]
    public async Task Many_are_changed_at_once_and_put_back_but_for_what_changed_since(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var desk = await ServiceDesk.OpenAsync(house);
        var (rep, other) = (await house.RepAsync(), await house.RepAsync());
        var numbers = new List<string>();
        for (var i = 0; i < 3; i++) numbers.Add((await desk.OpenAsync(rep, new CaseInput())).Number);
        house.Clock.Advance(TimeSpan.FromMinutes(1));

        var done = (await house.Get<ChangeCases>().RunAsync(rep, [.. numbers, "CS-1"], new BulkWanted(BulkKind.Assign, other.PersonId), Desk.Stop)).Value;
        Assert.Equal(numbers, done.Changed);
        Assert.Equal("CS-1", Assert.Single(done.Left).Number);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        _ = (await house.Get<PostToCase>().RunAsync(other, numbers[2], "I am on it", false, false, Desk.Stop)).Value;
        // Told of by the program itself it is not changed by anybody.
        house.Clock.Advance(TimeSpan.FromHours(3));
        await house.Get<WatchServiceLevels>().RunAsync(Desk.Stop);

        Assert.Equal(RefusalKind.NotFound, (await house.Get<UndoChange>().RunAsync(other, done.Id!.Value, Desk.Stop)).Refused?.Kind);
        var undone = (await house.Get<UndoChange>().RunAsync(rep, done.Id!.Value, Desk.Stop)).Value;
        Assert.Equal(numbers.Take(2), undone.Changed);
        Assert.Equal((numbers[2], "Bulk.ChangedSince"), (Assert.Single(undone.Left).Number, undone.Left[0].Why.Code));
        var rows = await house.AskAsync(db => db.Cases.OrderBy(c => c.Number).Select(c => new { c.AssigneeId, c.Status }).ToListAsync(Desk.Stop));
        Assert.Equal([(null, CaseStatus.New), (null, CaseStatus.New), (other.PersonId, CaseStatus.Open)], rows.Select(r => (r.AssigneeId, r.Status)));
        Assert.Equal("Bulk.UndoneAlready", (await house.Get<UndoChange>().RunAsync(rep, done.Id!.Value, Desk.Stop)).Refused?.Code);
    }

    [Theory, OnBothDatabases]
    public async Task Closing_many_and_another_priority_are_put_back_with_what_was_due(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var desk = await ServiceDesk.OpenAsync(house);
        var rep = await house.RepAsync();
        var number = (await desk.OpenAsync(rep, new CaseInput())).Number;
        var due = (await desk.ReadAsync(number)).Due;

        var raised = (await house.Get<ChangeCases>().RunAsync(rep, [number], new BulkWanted(BulkKind.Priority, Priority: CasePriority.Urgent), Desk.Stop)).Value;
        Assert.NotEqual(due!.At, (await desk.ReadAsync(number)).Due!.At);
        _ = (await house.Get<UndoChange>().RunAsync(rep, raised.Id!.Value, Desk.Stop)).Value;
        Assert.Equal(due, (await desk.ReadAsync(number)).Due);

        Assert.Equal("Case.NotInThisStatus", Assert.Single((await house.Get<ChangeCases>().RunAsync(rep, [number], new BulkWanted(BulkKind.Close), Desk.Stop)).Value.Left).Why.Code);
        _ = (await house.Get<ResolveCase>().RunAsync(rep, number, new Resolving { Outcome = CaseOutcome.Nothing, Reason = NothingToLearn.OneOff }, Desk.Stop)).Value;
        var closed = (await house.Get<ChangeCases>().RunAsync(rep, [number], new BulkWanted(BulkKind.Close), Desk.Stop)).Value;
        Assert.Equal(CaseStatus.Closed, (await desk.ReadAsync(number)).Status);
        _ = (await house.Get<UndoChange>().RunAsync(rep, closed.Id!.Value, Desk.Stop)).Value;
        Assert.Equal((CaseStatus.Resolved, null), await house.AskAsync(async db => await db.Cases.SingleAsync(Desk.Stop) is var row ? (row.Status, row.ClosedAt) : default));
    }

    [Theory, OnBothDatabases]
    public async Task A_view_is_its_owners_and_everybodys_only_when_shared(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var (one, other) = (await house.RepAsync(), await house.RepAsync());
        _ = (await house.Get<SaveInboxView>().RunAsync(one, "Mine alone", "?show=mine", false, Desk.Stop)).Value;
        _ = (await house.Get<SaveInboxView>().RunAsync(one, "All", "show=open&priority=Urgent", true, Desk.Stop)).Value;
        _ = (await house.Get<SaveInboxView>().RunAsync(one, "All", "show=open", true, Desk.Stop)).Value;

        Assert.Equal([("All", "show=open", true), ("Mine alone", "show=mine", true)], await ViewsAsync(one));
        Assert.Equal([("All", "show=open", false)], await ViewsAsync(other));
        var ids = await house.AskAsync(db => db.InboxViews.ToDictionaryAsync(v => v.Name, v => v.Id, Desk.Stop));
        Assert.Equal(RefusalKind.NotFound, (await house.Get<RemoveInboxView>().RunAsync(other, ids["Mine alone"], Desk.Stop)).Refused?.Kind);
        Assert.Equal(RefusalKind.Forbidden, (await house.Get<RemoveInboxView>().RunAsync(other, ids["All"], Desk.Stop)).Refused?.Kind);
        Assert.Equal(RefusalKind.Forbidden, (await house.Get<SaveInboxView>().RunAsync(await house.CustomerAsync(), "x", "", false, Desk.Stop)).Refused?.Kind);
        _ = (await house.Get<RemoveInboxView>().RunAsync(one, ids["All"], Desk.Stop)).Value;
        Assert.Empty(await ViewsAsync(other));

        async Task<IEnumerable<(string, string, bool)>> ViewsAsync(Actor actor) =>
            (await house.Get<InboxViews>().RunAsync(actor, Desk.Stop)).Value.Select(v => (v.Name, v.Query, v.IsOwn));
    }

    [Fact]
    public async Task F11_F13_nobody_but_a_rep_changes_many_cases()
    {
        await using var house = await House.OpenAsync();
        var number = await new Desk(house).OpenCaseAsync(await house.RepAsync(), "s", "d");
        foreach (var actor in (Actor[])[await house.CustomerAsync(), await house.AuthorAsync(), await house.SalesAsync(), await house.KnowledgeManagerAsync()])
            Assert.Equal(RefusalKind.Forbidden, (await house.Get<ChangeCases>().RunAsync(actor, [number], new BulkWanted(BulkKind.Close), Desk.Stop)).Refused?.Kind);
    }
}
