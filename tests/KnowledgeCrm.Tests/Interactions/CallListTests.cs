using KnowledgeCrm.Common;
using KnowledgeCrm.Interactions;
using KnowledgeCrm.Persistence;

namespace KnowledgeCrm.Tests.Interactions;

public sealed class CallListTests
{
    [Theory, OnBothDatabases]
    public async Task F60_of_reps_who_ask_at_once_each_gets_another_customer(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var list = await ListAsync(house, 12);
        var reps = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => house.RepAsync()));

        var taken = await Task.WhenAll(reps.Select(rep => NextAsync(house, rep, list)));

        Assert.Equal(12, taken.Select(call => call!.Customer).Distinct().Count());
        Assert.Null(await NextAsync(house, await house.RepAsync(), list));
    }

    [Theory, OnBothDatabases]
    public async Task A_list_is_worked_in_its_order_and_who_was_not_reached_comes_again_three_times_at_most(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var list = await ListAsync(house, 2);
        var rep = await house.RepAsync();

        var first = (await NextAsync(house, rep, list))!;
        Assert.Equal(first.EntryId, (await NextAsync(house, rep, list))!.EntryId);
        await SettleAsync(house, rep, first, Disposition.NotReached);
        var second = (await NextAsync(house, rep, list))!;
        Assert.NotEqual(first.Customer, second.Customer);
        await SettleAsync(house, rep, second, Disposition.Interested);
        Assert.Null(await NextAsync(house, rep, list));

        for (var again = 0; again < 2; again++)
        {
            house.Clock.Advance(TimeSpan.FromHours(3));
            var call = (await NextAsync(house, rep, list))!;
            Assert.Equal((first.Customer, again + 1), (call.Customer, call.Tries));
            await SettleAsync(house, rep, call, Disposition.NotReached);
        }
        house.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Null(await NextAsync(house, rep, list));
        var line = Assert.Single((await house.Get<CallLists>().RunAsync(rep, Desk.Stop)).Value);
        Assert.Equal((2, 2, 1), (line.Total, line.Done, line.Reached));
        var view = (await house.Get<CallListReading>().RunAsync(rep, list, 0, Desk.Stop)).Value;
        Assert.Equal([3, 1], view.Entries.Select(entry => entry.Tries));
    }

    [Fact]
    public async Task A_call_whose_rep_left_is_free_again_and_settled_by_its_new_rep_alone()
    {
        await using var house = await House.OpenAsync();
        var list = await ListAsync(house, 1);
        var (gone, other) = (await house.RepAsync(), await house.RepAsync());
        var call = (await NextAsync(house, gone, list))!;
        Assert.Null(await NextAsync(house, other, list));

        house.Clock.Advance(CallListEntry.Hold + TimeSpan.FromMinutes(1));
        Assert.Equal(call.EntryId, (await NextAsync(house, other, list))!.EntryId);

        Assert.Equal("CallList.NotYours", (await house.Get<LogInteraction>().RunAsync(gone, Input(call, Disposition.Answered), Desk.Stop)).Refused?.Code);
        Assert.Equal("CallList.NotYours", (await house.Get<TakenCallReading>().RunAsync(gone, call.EntryId, Desk.Stop)).Refused?.Code);
        await SettleAsync(house, other, call, Disposition.Answered);
    }

    [Fact]
    public async Task An_agreed_time_brings_the_customer_back_then_and_a_call_given_back_is_for_others()
    {
        await using var house = await House.OpenAsync();
        var list = await ListAsync(house, 1);
        var (rep, other) = (await house.RepAsync(), await house.RepAsync());
        var call = (await NextAsync(house, rep, list))!;
        _ = (await house.Get<GiveBackCall>().RunAsync(rep, call.EntryId, Desk.Stop)).Value;
        call = (await NextAsync(house, other, list))!;
        _ = (await house.Get<LogInteraction>().RunAsync(other, Input(call, Disposition.CallBack) with { NextAt = house.Clock.Now.AddDays(1) }, Desk.Stop)).Value;

        Assert.Null(await NextAsync(house, other, list));
        house.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal(call.EntryId, (await NextAsync(house, rep, list))!.EntryId);
    }

    [Fact]
    public async Task A_closed_list_gives_no_call_and_an_unknown_customer_makes_no_list()
    {
        await using var house = await House.OpenAsync();
        var rep = await house.RepAsync();
        var list = await ListAsync(house, 1);
        _ = (await house.Get<CloseCallList>().RunAsync(rep, list, true, Desk.Stop)).Value;

        Assert.Equal("CallList.Closed", (await house.Get<TakeNextCall>().RunAsync(rep, list, Desk.Stop)).Refused?.Code);
        Assert.Equal("CallList.CustomerUnknown", (await house.Get<MakeCallList>().RunAsync(rep, new CallListInput { Name = "x", Customers = ["CU-999999"] }, Desk.Stop)).Refused?.Code);
        Assert.Equal("CallList.Empty", (await house.Get<MakeCallList>().RunAsync(rep, new CallListInput { Name = "x" }, Desk.Stop)).Refused?.Code);
        Assert.Equal(RefusalKind.NotFound, (await house.Get<CallLists>().RunAsync(await house.PartnerAsync(), Desk.Stop)).Refused?.Kind);
    }

    private static async Task<Guid> ListAsync(House house, int customers)
    {
        var numbers = new List<string>();
        for (var i = 0; i < customers; i++) numbers.Add(await CallerTests.AddAsync(house, $"Customer {i}", $"0170 100{i:0000}"));
        return (await house.Get<MakeCallList>().RunAsync(await house.RepAsync(), new CallListInput { Name = "Winter check", Customers = numbers }, Desk.Stop)).Value.Id;
    }

    private static async Task<TakenCall?> NextAsync(House house, Actor rep, Guid list) => (await house.Get<TakeNextCall>().RunAsync(rep, list, Desk.Stop)).Value;

    private static InteractionInput Input(TakenCall call, Disposition disposition) => new() { Customer = call.Customer, EntryId = call.EntryId, Disposition = disposition };

    private static async Task SettleAsync(House house, Actor rep, TakenCall call, Disposition disposition) =>
        _ = (await house.Get<LogInteraction>().RunAsync(rep, Input(call, disposition), Desk.Stop)).Value;
}
