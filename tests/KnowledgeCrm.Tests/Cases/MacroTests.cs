using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Tests.Cases;

public class MacroTests
{
    [Theory, OnBothDatabases]
    public async Task One_click_does_all_that_a_macro_says_and_one_takes_back_what_can_be_taken_back(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var desk = await ServiceDesk.OpenAsync(house);
        var rep = await house.RepAsync();
        await desk.QueueAsync("returns", false);
        var (block, article) = (await TextBlockTests.BlockAsync(house, "Send it in", "Dear {{customer}}, about {{case}}: please send it in."), await new Desk(house).PublishedAsync("How to pack", "In foam."));
        await SaveAsync(house, desk.Manager, "send-in", new MacroChanges
        {
            Type = CaseType.Return, Priority = CasePriority.High, Queue = "returns", Assign = MacroAssign.Me, Article = article, Note = "Label is on its way", TextBlock = block, Waits = true,
        });
        var number = await CaseAsync(house, desk, rep);
        var before = await desk.ReadAsync(number);
        house.Clock.Advance(TimeSpan.FromMinutes(1));

        var done = (await house.Get<ApplyMacro>().RunAsync(rep, "send-in", [number], Desk.Stop)).Value;
        Assert.Empty(done.Left);
        var after = await desk.ReadAsync(number);
        Assert.Equal((CaseType.Return, CasePriority.High, "returns", rep.PersonId, CaseStatus.WaitingForCustomer), (after.Type, after.Priority, after.Queue, after.AssigneeId, after.Status));
        Assert.Equal([(CasePostKind.Note, "Label is on its way"), (CasePostKind.Reply, $"Dear Mei, about {number}: please send it in.")], after.Posts.Select(post => (post.Kind, post.Text)).OrderBy(post => post.Kind == CasePostKind.Reply));
        Assert.Equal((article, CaseArticleKind.Used), (after.Articles[0].Number, after.Articles[0].Kind));
        Assert.Equal(DueState.Paused, after.Due!.State);

        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await house.DeliverAllAsync();
        Assert.Empty((await house.Get<UndoChange>().RunAsync(rep, done.Id!.Value, Desk.Stop)).Value.Left);
        var back = await desk.ReadAsync(number);
        Assert.Equal((before.Type, before.Priority, before.Queue, before.AssigneeId, before.Status), (back.Type, back.Priority, back.Queue, back.AssigneeId, back.Status));
        Assert.Empty(back.Articles);
        // What was written stays written, and the first answer was given.
        Assert.Equal(2, back.Posts.Count);
        Assert.Equal((ServicePart.Resolution, DueState.OnTime), (back.Due!.Part, back.Due.State));
    }

    [Theory, OnBothDatabases]
    public async Task A_case_takes_all_of_it_or_nothing_and_the_others_are_changed(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var desk = await ServiceDesk.OpenAsync(house);
        var rep = await house.RepAsync();
        var block = await TextBlockTests.BlockAsync(house, "Thanks", "Dear {{customer}}, thank you.");
        await SaveAsync(house, desk.Manager, "thank", new MacroChanges { Priority = CasePriority.Low, Assign = MacroAssign.Me, TextBlock = block });
        var (known, nameless) = (await CaseAsync(house, desk, rep), (await desk.OpenAsync(rep, new CaseInput())).Number);

        var done = (await house.Get<ApplyMacro>().RunAsync(rep, "thank", [nameless, known, "CS-1"], Desk.Stop)).Value;
        Assert.Equal([known], done.Changed);
        Assert.Equal([(nameless, "Macro.OpenPlaces"), ("CS-1", "NotFound")], done.Left.Select(left => (left.Number, left.Why.Code)));
        Assert.Contains("{{customer}}", done.Left[0].Why.MessageIn("zh"), StringComparison.Ordinal);
        var untouched = await desk.ReadAsync(nameless);
        Assert.Equal((CasePriority.Normal, null, 0), (untouched.Priority, untouched.AssigneeId, untouched.Posts.Count));
        Assert.Single((await desk.ReadAsync(known)).Posts);
    }

    [Theory, OnBothDatabases]
    public async Task What_a_solved_case_taught_is_taken_back_with_the_macro(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var desk = await ServiceDesk.OpenAsync(house);
        var rep = await house.RepAsync();
        var article = await new Desk(house).PublishedAsync("Descale", "With vinegar.");
        await SaveAsync(house, desk.Manager, "descale", new MacroChanges { Article = article, End = MacroEnd.Resolve });
        var number = await CaseAsync(house, desk, rep);

        var done = (await house.Get<ApplyMacro>().RunAsync(rep, "descale", [number], Desk.Stop)).Value;
        await house.DeliverAllAsync();
        Assert.Equal(CaseOutcome.Solved, (await desk.ReadAsync(number)).Outcome);
        Assert.Equal(1, await house.AskAsync(db => db.CustomersWords.CountAsync(Desk.Stop)));
        _ = (await house.Get<UndoChange>().RunAsync(rep, done.Id!.Value, Desk.Stop)).Value;
        await house.DeliverAllAsync();
        var back = await desk.ReadAsync(number);
        Assert.Equal((CaseStatus.New, null, null), (back.Status, back.Outcome, back.ResolvedAt));
        Assert.Equal(0, await house.AskAsync(db => db.CustomersWords.CountAsync(Desk.Stop)));
    }

    [Theory, OnBothDatabases]
    public async Task Cases_that_are_moved_together_are_dealt_out_evenly(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var desk = await ServiceDesk.OpenAsync(house);
        var (rep, one, other) = (await house.RepAsync(), await house.RepAsync(), await house.RepAsync());
        await desk.QueueAsync("dealt", true, new QueueMember(one.PersonId!.Value, [], []), new QueueMember(other.PersonId!.Value, [], []));
        await SaveAsync(house, desk.Manager, "deal", new MacroChanges { Queue = "dealt" });
        var numbers = new List<string>();
        for (var i = 0; i < 4; i++) numbers.Add((await desk.OpenAsync(rep, new CaseInput())).Number);

        Assert.Equal(4, (await house.Get<ApplyMacro>().RunAsync(rep, "deal", numbers, Desk.Stop)).Value.Changed.Count);
        var given = await house.AskAsync(db => db.Cases.GroupBy(c => c.AssigneeId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key!.Value, g => g.Count, Desk.Stop));
        Assert.Equal((2, 2), (given[one.PersonId.Value], given[other.PersonId.Value]));
    }

    [Fact]
    public async Task A_macro_that_does_nothing_or_can_not_do_it_is_not_laid_down()
    {
        await using var house = await House.OpenAsync();
        var manager = await house.KnowledgeManagerAsync();
        foreach (var (changes, field) in new (MacroChanges, string)[]
        {
            (new(), "changes"), (new() { Note = " " }, "changes"), (new() { Queue = "nowhere" }, "queue"), (new() { Assign = MacroAssign.Person }, "assignee"),
            (new() { Assign = MacroAssign.Person, AssigneeId = manager.PersonId }, "assignee"), (new() { Article = "KB-9" }, "article"), (new() { TextBlock = "KB-9" }, "textBlock"),
            (new() { Waits = true, Note = "n" }, "waits"), (new() { End = MacroEnd.Resolve }, "reason"), (new() { Priority = (CasePriority)9 }, "priority"),
            (new() { Fields = new Dictionary<string, string> { ["none"] = "1" } }, "fields"),
        })
            Assert.Equal(field, (await house.Get<SaveMacro>().RunAsync(manager, View("m", changes), null, Desk.Stop)).Refused?.Field);
        Assert.Equal("key", (await house.Get<SaveMacro>().RunAsync(manager, View("No Key", new() { Note = "n" }), null, Desk.Stop)).Refused?.Field);
        await SaveAsync(house, manager, "m", new() { Note = "n" });
        Assert.Equal("Changed", (await house.Get<SaveMacro>().RunAsync(manager, View("m", new() { Note = "o" }), 7, Desk.Stop)).Refused?.Code);
    }

    [Fact]
    public async Task F11_F13_managers_lay_macros_down_and_reps_apply_them()
    {
        await using var house = await House.OpenAsync();
        var (rep, manager) = (await house.RepAsync(), await house.KnowledgeManagerAsync());
        var number = await new Desk(house).OpenCaseAsync(rep, "s", "d");
        foreach (var actor in (Actor[])[rep, await house.AuthorAsync(), await house.SalesAsync(), await house.CustomerAsync()])
        {
            Assert.Equal(RefusalKind.Forbidden, (await house.Get<SaveMacro>().RunAsync(actor, View("m", new() { Note = "n" }), null, Desk.Stop)).Refused?.Kind);
            Assert.Equal(RefusalKind.Forbidden, (await house.Get<RemoveMacro>().RunAsync(actor, "m", Desk.Stop)).Refused?.Kind);
        }
        await SaveAsync(house, manager, "m", new() { Note = "n" });
        foreach (var actor in (Actor[])[manager, await house.AdministratorAsync(), await house.CustomerAsync()])
            Assert.Equal(RefusalKind.Forbidden, (await house.Get<ApplyMacro>().RunAsync(actor, "m", [number], Desk.Stop)).Refused?.Kind);
        Assert.Equal(RefusalKind.NotFound, (await house.Get<MacroBook>().RunAsync(await house.CustomerAsync(), Desk.Stop)).Refused?.Kind);
        _ = (await house.Get<SaveMacro>().RunAsync(manager, View("m", new() { Note = "n" }) with { IsOn = false }, null, Desk.Stop)).Value;
        Assert.Equal("Macro.IsOff", (await house.Get<ApplyMacro>().RunAsync(rep, "m", [number], Desk.Stop)).Refused?.Code);
        _ = (await house.Get<RemoveMacro>().RunAsync(manager, "m", Desk.Stop)).Value;
        Assert.Equal(RefusalKind.NotFound, (await house.Get<ApplyMacro>().RunAsync(rep, "m", [number], Desk.Stop)).Refused?.Kind);
    }

    private static MacroView View(string key, MacroChanges changes) => new(key, new BothLanguages(key, key), true, changes);

    private static async Task SaveAsync(House house, Actor manager, string key, MacroChanges changes) =>
        _ = (await house.Get<SaveMacro>().RunAsync(manager, View(key, changes), null, Desk.Stop)).Value;

    private static async Task<string> CaseAsync(House house, ServiceDesk desk, Actor rep)
    {
        var customer = (await house.Get<AddCustomer>().RunAsync(Actor.System, new CustomerInput { Name = "Mei" }, Desk.Stop)).Value.Number;
        return (await desk.OpenAsync(rep, new CaseInput { Customer = customer })).Number;
    }
}
