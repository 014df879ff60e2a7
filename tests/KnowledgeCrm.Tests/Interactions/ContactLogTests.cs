using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Interactions;
using KnowledgeCrm.Persistence;

namespace KnowledgeCrm.Tests.Interactions;

public sealed class ContactLogTests
{
    [Theory, OnBothDatabases]
    public async Task Calls_and_what_was_said_in_cases_stand_in_one_log_and_notes_do_not(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var rep = await house.RepAsync();
        var customer = await CallerTests.AddAsync(house, "Mia", "0170 1234567");
        var opened = (await house.Get<OpenCase>().RunAsync(rep, new CaseInput { Subject = "Drum", Description = "It smells", Customer = customer }, Desk.Stop)).Value.Number;
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        _ = (await house.Get<PostToCase>().RunAsync(rep, opened, "Clean it monthly", false, false, Desk.Stop)).Value;
        _ = (await house.Get<PostToCase>().RunAsync(rep, opened, "was angry", true, false, Desk.Stop)).Value;
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        _ = (await house.Get<LogInteraction>().RunAsync(rep, new InteractionInput
        {
            Customer = customer, Case = opened, Disposition = Disposition.Answered, Note = "Called back", Direction = InteractionDirection.Outbound, Seconds = 90,
        }, Desk.Stop)).Value;

        var log = (await house.Get<ContactLog>().RunAsync(rep, customer, 0, Desk.Stop)).Value;

        Assert.Equal(["Called back", "Clean it monthly"], log.Items.Select(line => line.Text));
        Assert.Equal([opened, opened], log.Items.Select(line => line.Case));
        Assert.Equal(2, log.Total);
    }

    [Fact]
    public async Task The_log_pages_without_gap_or_repeat()
    {
        await using var house = await House.OpenAsync();
        var rep = await house.RepAsync();
        var customer = await CallerTests.AddAsync(house, "Mia", "0170 1234567");
        for (var i = 0; i < ContactLog.PageSize + 5; i++)
        {
            house.Clock.Advance(TimeSpan.FromMinutes(1));
            await CallerTests.LogAsync(house, rep, customer);
        }

        var first = (await house.Get<ContactLog>().RunAsync(rep, customer, 0, Desk.Stop)).Value;
        var second = (await house.Get<ContactLog>().RunAsync(rep, customer, 1, Desk.Stop)).Value;

        Assert.Equal((ContactLog.PageSize, 5), (first.Items.Count, second.Items.Count));
        Assert.Equal(first.Total, first.Items.Concat(second.Items).Select(line => line.Id).Distinct().Count());
    }

    [Fact]
    public async Task What_is_not_this_customers_is_refused_and_nothing_is_written()
    {
        await using var house = await House.OpenAsync();
        var rep = await house.RepAsync();
        var customer = await CallerTests.AddAsync(house, "Mia", "0170 1234567");
        var other = await CallerTests.AddAsync(house, "Ben", "0170 7654321");
        var others = (await house.Get<OpenCase>().RunAsync(rep, new CaseInput { Subject = "s", Description = "d", Customer = other }, Desk.Stop)).Value.Number;

        Assert.Equal("case", await FieldAsync(new InteractionInput { Customer = customer, Case = others, Disposition = Disposition.Answered }));
        Assert.Equal("contact", await FieldAsync(new InteractionInput { Customer = customer, Contact = "Nobody", Disposition = Disposition.Answered }));
        Assert.Equal("disposition", await FieldAsync(new InteractionInput { Customer = customer }));
        Assert.Equal("nextAt", await FieldAsync(new InteractionInput { Customer = customer, Disposition = Disposition.CallBack }));
        Assert.Equal("nextAt", await FieldAsync(new InteractionInput { Customer = customer, Disposition = Disposition.CallBack, NextAt = house.Clock.Now.AddDays(-1) }));
        Assert.Equal("at", await FieldAsync(new InteractionInput { Customer = customer, Disposition = Disposition.Answered, At = house.Clock.Now.AddHours(1) }));
        Assert.Equal("seconds", await FieldAsync(new InteractionInput { Customer = customer, Disposition = Disposition.Answered, Seconds = -1 }));
        Assert.Equal(0, (await house.Get<ContactLog>().RunAsync(rep, customer, 0, Desk.Stop)).Value.Total);

        async Task<string?> FieldAsync(InteractionInput input) => (await house.Get<LogInteraction>().RunAsync(rep, input, Desk.Stop)).Refused?.Field;
    }

    [Theory, OnBothDatabases]
    public async Task A_call_back_is_due_until_it_is_done_once(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var (rep, colleague) = (await house.RepAsync(), await house.RepAsync());
        var customer = await CallerTests.AddAsync(house, "Mia", "0170 1234567");
        var agreed = await CallerTests.LogAsync(house, rep, customer, Disposition.CallBack, house.Clock.Now.AddHours(2));

        var due = Assert.Single((await house.Get<CallBacks>().RunAsync(rep, true, 0, Desk.Stop)).Value.Items);
        Assert.Equal((agreed, "0170 1234567"), (due.Id, due.Phone));
        Assert.Empty((await house.Get<CallBacks>().RunAsync(colleague, true, 0, Desk.Stop)).Value.Items);
        Assert.Single((await house.Get<CallBacks>().RunAsync(colleague, false, 0, Desk.Stop)).Value.Items);

        _ = (await house.Get<PutOffCallBack>().RunAsync(rep, agreed, house.Clock.Now.AddDays(1), Desk.Stop)).Value;
        Assert.Equal("Interaction.NextOver", (await house.Get<PutOffCallBack>().RunAsync(rep, agreed, house.Clock.Now.AddDays(-1), Desk.Stop)).Refused?.Code);
        _ = (await house.Get<LogInteraction>().RunAsync(rep, new InteractionInput { Customer = customer, Disposition = Disposition.Answered, Fulfils = agreed }, Desk.Stop)).Value;

        Assert.Empty((await house.Get<CallBacks>().RunAsync(rep, false, 0, Desk.Stop)).Value.Items);
        Assert.Equal("Interaction.NextDone", (await house.Get<CompleteCallBack>().RunAsync(rep, agreed, Desk.Stop)).Refused?.Code);
    }

    [Fact]
    public async Task Nobody_reached_leaves_the_call_back_due()
    {
        await using var house = await House.OpenAsync();
        var rep = await house.RepAsync();
        var customer = await CallerTests.AddAsync(house, "Mia", "0170 1234567");
        var agreed = await CallerTests.LogAsync(house, rep, customer, Disposition.CallBack, house.Clock.Now.AddHours(2));

        _ = (await house.Get<LogInteraction>().RunAsync(rep, new InteractionInput { Customer = customer, Disposition = Disposition.NotReached, Fulfils = agreed }, Desk.Stop)).Value;

        Assert.Equal(agreed, Assert.Single((await house.Get<CallBacks>().RunAsync(rep, false, 0, Desk.Stop)).Value.Items).Id);
    }

    [Fact]
    public async Task F12_who_does_not_work_with_customers_has_no_log()
    {
        await using var house = await House.OpenAsync();
        var customer = await CallerTests.AddAsync(house, "Mia", "0170 1234567");
        var own = await house.CustomerAsync(await house.AskAsync(db => Task.FromResult(db.Customers.Single(c => c.Number == customer).Id)));

        foreach (var number in new[] { customer, "CU-999999" })
            Assert.Equal(RefusalKind.NotFound, (await house.Get<ContactLog>().RunAsync(own, number, 0, Desk.Stop)).Refused?.Kind);
        Assert.Equal(RefusalKind.Forbidden, (await house.Get<ContactLog>().RunAsync(await house.AuthorAsync(), customer, 0, Desk.Stop)).Refused?.Kind);
        Assert.Equal(RefusalKind.NotFound, (await house.Get<LogInteraction>().RunAsync(own, new InteractionInput { Customer = customer, Disposition = Disposition.Answered }, Desk.Stop)).Refused?.Kind);
    }
}
