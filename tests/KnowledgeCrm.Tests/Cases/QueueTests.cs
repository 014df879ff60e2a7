using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Tests.Cases;

public class QueueTests
{
    [Theory, OnBothDatabases]
    public async Task The_first_rule_that_fits_says_the_queue_and_a_chosen_queue_stays(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var desk = await ServiceDesk.OpenAsync(house);
        var rep = await house.RepAsync();
        foreach (var key in (string[])["complaints", "chinese", "rest"]) await desk.QueueAsync(key, false);
        await desk.RulesAsync(
            new QueueRuleView("complaints", Type: CaseType.Complaint), new QueueRuleView("chinese", Language: "zh"), new QueueRuleView("rest"));

        Assert.Equal("complaints", (await desk.OpenAsync(rep, new CaseInput { Language = "zh", Type = CaseType.Complaint })).Queue);
        var opened = await desk.OpenAsync(rep, new CaseInput { Language = "zh" });
        Assert.Equal("chinese", opened.Queue);
        _ = (await house.Get<ChangeCase>().RunAsync(rep, opened.Number, new CaseChange { Type = CaseType.Complaint }, null, Desk.Stop)).Value;
        Assert.Equal("complaints", (await desk.ReadAsync(opened.Number)).Queue);
        _ = (await house.Get<MoveCase>().RunAsync(rep, opened.Number, "rest", Desk.Stop)).Value;
        _ = (await house.Get<ChangeCasePriority>().RunAsync(rep, opened.Number, CasePriority.High, Desk.Stop)).Value;
        Assert.Equal("rest", (await desk.ReadAsync(opened.Number)).Queue);
        Assert.Equal("rest", (await desk.OpenAsync(rep, new CaseInput { Language = "en" })).Queue);
    }

    [Theory, OnBothDatabases]
    public async Task A_queue_that_deals_out_gives_to_whoever_speaks_knows_and_has_least_to_do(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var desk = await ServiceDesk.OpenAsync(house);
        var (both, chinese, english) = (await house.PersonAsync([Role.Rep], "Both"), await house.PersonAsync([Role.Rep], "Chinese"), await house.PersonAsync([Role.Rep], "English"));
        await desk.QueueAsync("all", true, new QueueMember(both.Id, [], []), new QueueMember(chinese.Id, ["zh"], []), new QueueMember(english.Id, ["en"], []));
        await desk.RulesAsync(new QueueRuleView("all"));

        var given = new List<string?>();
        for (var i = 0; i < 6; i++)
        {
            house.Clock.Advance(TimeSpan.FromMinutes(1));
            given.Add((await desk.OpenAsync(desk.Manager.With(Role.Rep), new CaseInput { Language = i < 4 ? "zh" : "en" })).Assignee);
        }

        Assert.Equal(2, given.Take(4).Count(name => name == "Both"));
        Assert.Equal(2, given.Take(4).Count(name => name == "Chinese"));
        Assert.Equal(["English", "English"], given.Skip(4));
    }

    [Theory, OnBothDatabases]
    public async Task F60_a_hundred_who_take_the_next_case_at_once_get_a_hundred_different_ones(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var desk = new Desk(house);
        var reps = new List<Actor>();
        for (var i = 0; i < 10; i++) reps.Add(await house.RepAsync());
        for (var i = 0; i < 100; i++) await desk.OpenCaseAsync(reps[0], $"Case {i}", "d");

        var taken = await Task.WhenAll(Enumerable.Range(0, 101).Select(i => Task.Run(() => house.Get<TakeNextCase>().RunAsync(reps[i % 10], null, Desk.Stop))));

        Assert.Equal(100, taken.Where(t => t.Succeeded).Select(t => t.Value.Number).Distinct().Count());
        Assert.Equal("Queue.Empty", Assert.Single(taken, t => !t.Succeeded).Refused!.Code);
        Assert.Equal(100, await house.AskAsync(db => db.OutboxEvents.CountAsync(e => e.Type == nameof(CaseAssigned), Desk.Stop)));
    }

    [Theory, OnBothDatabases]
    public async Task F60_a_case_given_to_a_hundred_at_once_is_in_the_end_somebodys_and_nobody_else_was_told_so(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var rep = await house.RepAsync();
        var number = await new Desk(house).OpenCaseAsync(rep, "One", "d");
        var others = new List<Actor>();
        for (var i = 0; i < 10; i++) others.Add(await house.RepAsync());

        var given = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Task.Run(() => house.Get<AssignCase>().RunAsync(rep, number, others[i % 10].PersonId, Desk.Stop))));

        Assert.All(given.Where(g => !g.Succeeded), g => Assert.Equal("Changed", g.Refused!.Code));
        var told = await house.AskAsync(db => db.OutboxEvents.Where(e => e.Type == nameof(CaseAssigned)).OrderBy(e => e.Id).ToListAsync(Desk.Stop));
        var row = await house.AskAsync(db => db.Cases.SingleAsync(c => c.Number == number, Desk.Stop));
        Assert.Equal(told.Count, row.Version);
        Assert.Contains(row.AssigneeId!.Value.ToString(), told[^1].Payload, StringComparison.OrdinalIgnoreCase);
    }

    [Theory, OnBothDatabases]
    public async Task What_stays_too_long_is_raised_moved_and_told_of_once(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var desk = await ServiceDesk.OpenAsync(house);
        var rep = await house.RepAsync();
        await desk.QueueAsync("lead", false);
        var rule = new EscalationView(
            "old", ServiceDesk.Named("old"), true, EscalationTrigger.OpenFor, 60, null, null, null, CasePriority.Urgent, "lead", [desk.Manager.PersonId!.Value]);
        _ = (await house.Get<SaveEscalation>().RunAsync(desk.Manager, rule, null, Desk.Stop)).Value;
        var number = (await desk.OpenAsync(rep, new CaseInput())).Number;

        house.Clock.Advance(TimeSpan.FromMinutes(59));
        await house.Get<EscalateCases>().RunAsync(Desk.Stop);
        Assert.Equal(CasePriority.Normal, (await desk.ReadAsync(number)).Priority);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => house.Get<EscalateCases>().RunAsync(Desk.Stop))));
        house.Clock.Advance(TimeSpan.FromDays(1));
        await house.Get<EscalateCases>().RunAsync(Desk.Stop);

        var view = await desk.ReadAsync(number);
        Assert.Equal((CasePriority.Urgent, "lead"), (view.Priority, view.Queue));
        Assert.Equal(1, await house.AskAsync(db => db.OutboxEvents.CountAsync(e => e.Type == nameof(CaseEscalated), Desk.Stop)));
    }

    [Fact]
    public async Task Only_those_who_lay_down_rules_change_them()
    {
        await using var house = await House.OpenAsync();
        var (rep, customer) = (await house.RepAsync(), await house.CustomerAsync());
        Assert.Equal(RefusalKind.Forbidden, (await house.Get<SaveQueue>().RunAsync(rep, "a", new QueueInput(ServiceDesk.Named("a"), false, []), null, Desk.Stop)).Refused?.Kind);
        Assert.Equal(RefusalKind.Forbidden, (await house.Get<SaveQueueRules>().RunAsync(rep, [], Desk.Stop)).Refused?.Kind);
        Assert.True((await house.Get<QueueBook>().RunAsync(rep, Desk.Stop)).Succeeded);
        Assert.Equal(RefusalKind.NotFound, (await house.Get<QueueBook>().RunAsync(customer, Desk.Stop)).Refused?.Kind);
        Assert.Equal(RefusalKind.Forbidden, (await house.Get<TakeNextCase>().RunAsync(customer, null, Desk.Stop)).Refused?.Kind);
        Assert.Equal(RefusalKind.Forbidden, (await house.Get<TakeNextCase>().RunAsync(await house.AuthorAsync(), null, Desk.Stop)).Refused?.Kind);
    }
}
