using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Tests.Cases;

/// <summary>The clock of the house stands at 09:00 UTC on Monday 2 March 2026: 17:00 in Shanghai, an hour before the office closes.</summary>
public class ServiceLevelTests
{
    [Theory, OnBothDatabases]
    public async Task What_is_due_follows_from_level_priority_and_hours_and_changes_with_them(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var desk = await ServiceDesk.OpenAsync(house);
        var rep = await house.RepAsync();

        var opened = await desk.OpenAsync(rep, new CaseInput());
        // Two hours: one today, one tomorrow morning.
        Assert.Equal((ServicePart.FirstAnswer, Utc(3, 2), TimeSpan.FromHours(2), DueState.OnTime), Told(opened.Due));

        _ = (await house.Get<ChangeCasePriority>().RunAsync(rep, opened.Number, CasePriority.Urgent, Desk.Stop)).Value;
        Assert.Equal((ServicePart.FirstAnswer, Utc(2, 10), TimeSpan.FromHours(1), DueState.OnTime), Told((await desk.ReadAsync(opened.Number)).Due));

        _ = (await house.Get<PostToCase>().RunAsync(rep, opened.Number, "Turn the water off", false, false, Desk.Stop)).Value;
        Assert.Equal((ServicePart.Resolution, Utc(3, 8), TimeSpan.FromHours(8), DueState.OnTime), Told((await desk.ReadAsync(opened.Number)).Due));

        _ = (await house.Get<ResolveCase>().RunAsync(rep, opened.Number, new Resolving { Outcome = CaseOutcome.Nothing, Reason = NothingToLearn.OneOff }, Desk.Stop)).Value;
        Assert.Null((await desk.ReadAsync(opened.Number)).Due);

        house.Clock.Advance(TimeSpan.FromDays(1));
        _ = (await house.Get<ReopenCase>().RunAsync(rep, opened.Number, Desk.Stop)).Value;
        // Eight hours anew from Tuesday 17:00.
        Assert.Equal((ServicePart.Resolution, Utc(4, 8), TimeSpan.FromHours(8), DueState.OnTime), Told((await desk.ReadAsync(opened.Number)).Due));
    }

    [Theory, OnBothDatabases]
    public async Task Time_stands_still_while_it_waits_for_the_customer(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var desk = await ServiceDesk.OpenAsync(house);
        var (rep, customer) = (await house.RepAsync(), await house.CustomerAsync());
        var number = (await desk.OpenAsync(customer, new CaseInput())).Number;
        house.Clock.Advance(TimeSpan.FromMinutes(30));
        _ = (await house.Get<PostToCase>().RunAsync(rep, number, "Which model?", false, true, Desk.Stop)).Value;

        var waiting = (await desk.ReadAsync(number)).Due;
        Assert.Equal((null, null, DueState.Paused), (waiting!.At, waiting.Left, waiting.State));
        Assert.Null((await RowAsync(house, number)).DueAt);

        // Over a night and a day of nine hours: half an hour on Monday, nine on Tuesday, none on the night after.
        house.Clock.Advance(TimeSpan.FromHours(30));
        _ = (await house.Get<PostToCase>().RunAsync(customer, number, "WM-820", false, false, Desk.Stop)).Value;
        var due = (await desk.ReadAsync(number)).Due;
        Assert.Equal((ServicePart.Resolution, TimeSpan.FromHours(15.5), DueState.OnTime), (due!.Part, due.Left, due.State));
        Assert.Equal(due.At, (await RowAsync(house, number)).DueAt);
    }

    [Theory, OnBothDatabases]
    public async Task Each_promise_is_told_of_once_when_at_risk_and_once_when_broken(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var desk = await ServiceDesk.OpenAsync(house);
        var rep = await house.RepAsync();
        var number = (await desk.OpenAsync(rep, new CaseInput { Priority = CasePriority.Urgent })).Number;

        // An hour: at risk after three quarters, broken when it is over.
        Assert.Equal([], await ToldAsync(house, minutes: 44));
        Assert.Equal(["SlaAtRisk"], await ToldAsync(house, minutes: 1));
        Assert.Equal(["SlaAtRisk"], await ToldAsync(house, minutes: 14));
        Assert.Equal(["SlaAtRisk", "SlaBroken"], await ToldAsync(house, minutes: 1));
        Assert.Equal(["SlaAtRisk", "SlaBroken"], await ToldAsync(house, minutes: 60 * 24));
        Assert.Equal(DueState.Broken, (await desk.ReadAsync(number)).Due!.State);
        // The other promise is another matter: eight hours were over at 08:00, and it is nine.
        _ = (await house.Get<PostToCase>().RunAsync(rep, number, "Sorry", false, false, Desk.Stop)).Value;
        Assert.Equal(["SlaAtRisk", "SlaBroken", "SlaBroken"], await ToldAsync(house, minutes: 1));
    }

    [Theory, OnBothDatabases]
    public async Task The_contract_nearest_to_the_thing_holds_and_changes_what_is_due_at_once(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var desk = await ServiceDesk.OpenAsync(house);
        await new Desk(house).ProductAsync("WM-820", "Washer", "洗衣机");
        await new Desk(house).ProductAsync("OV-600", "Oven", "烤箱");
        var rep = await house.RepAsync();
        var customer = (await house.Get<AddCustomer>().RunAsync(rep, new CustomerInput
        {
            Name = "Laundry Ltd", Kind = CustomerKind.Organisation, Assets = [new AssetInput("WM-820", "SN-1", null, null)],
        }, Desk.Stop)).Value.Number;
        var oven = (await desk.OpenAsync(rep, new CaseInput { Customer = customer, Product = "OV-600" })).Number;
        var washer = (await desk.OpenAsync(rep, new CaseInput { Customer = customer, Asset = "SN-1" })).Number;
        Assert.Equal(("WM-820", "SN-1", null), ((await desk.ReadAsync(washer)).Product, (await desk.ReadAsync(washer)).Asset, (await desk.ReadAsync(washer)).Contract));

        var covers = await desk.ContractAsync(customer, "quick", assets: ["SN-1"]);
        Assert.Equal((covers, TimeSpan.FromMinutes(30)), await ContractAsync(desk, washer));
        Assert.Equal((null, TimeSpan.FromHours(2)), await ContractAsync(desk, oven));

        // The oven turns out to be the washer.
        _ = (await house.Get<ChangeCase>().RunAsync(rep, oven, new CaseChange { Asset = "SN-1" }, null, Desk.Stop)).Value;
        Assert.Equal((covers, TimeSpan.FromMinutes(30)), await ContractAsync(desk, oven));
        _ = (await house.Get<ChangeCase>().RunAsync(rep, oven, new CaseChange { Customer = "" }, null, Desk.Stop)).Value;
        Assert.Equal((null, TimeSpan.FromHours(2)), await ContractAsync(desk, oven));

        var refused = (await house.Get<SaveContract>().RunAsync(rep, null, new ContractInput { Customer = customer, Title = "t", ServiceLevel = "gold", From = new DateOnly(2026, 1, 1) }, null, Desk.Stop)).Refused;
        Assert.Equal(("ServiceLevel.Unknown", "serviceLevel"), (refused?.Code, refused?.Field));
        Assert.Equal(RefusalKind.Forbidden, (await house.Get<SaveServiceLevel>().RunAsync(rep, "x", new ServiceLevelInput(null, "office", false, null), null, Desk.Stop)).Refused?.Kind);
    }

    [Fact]
    public void Of_contracts_the_one_that_names_the_thing_comes_before_its_product_and_that_before_everything()
    {
        var (asset, product, category, customer) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        Contract Of(string number, Guid[] products, Guid[] assets, string from = "2026-01-01", string? to = null) => Contract.Of(number, customer, new ContractTerms(
            "t", "usual", DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture), to is null ? null : DateOnly.Parse(to, System.Globalization.CultureInfo.InvariantCulture), products, assets, null));
        var (all, ofCategory, ofProduct, ofAsset) = (Of("CT-1", [], []), Of("CT-2", [category], []), Of("CT-3", [product], []), Of("CT-4", [], [asset]));
        var day = new DateOnly(2026, 3, 2);
        string? Best(params Contract[] contracts) => ContractCover.Best(contracts, day, asset, [product, category])?.Number;

        Assert.Equal("CT-4", Best(all, ofCategory, ofProduct, ofAsset));
        Assert.Equal("CT-3", Best(all, ofCategory, ofProduct));
        Assert.Equal("CT-2", Best(all, ofCategory));
        Assert.Equal("CT-1", Best(all, Of("CT-5", [Guid.NewGuid()], [])));
        Assert.Null(Best(Of("CT-6", [], [], from: "2026-03-03"), Of("CT-7", [], [], to: "2026-03-01")));
        Assert.Equal("CT-8", Best(Of("CT-8", [], [], from: "2026-03-02", to: "2026-03-02"), all));
    }

    private static DateTime Utc(int day, int hour) => new(2026, 3, day, hour, 0, 0, DateTimeKind.Utc);

    private static (ServicePart?, DateTime?, TimeSpan?, DueState?) Told(CaseDue? due) => (due?.Part, due?.At, due?.Left, due?.State);

    private static async Task<(string?, TimeSpan?)> ContractAsync(ServiceDesk desk, string number) =>
        await desk.ReadAsync(number) is var view ? (view.Contract, view.Due?.Left) : default;

    private static Task<Case> RowAsync(House house, string number) => house.AskAsync(db => db.Cases.SingleAsync(c => c.Number == number, Desk.Stop));

    private static async Task<List<string>> ToldAsync(House house, int minutes)
    {
        house.Clock.Advance(TimeSpan.FromMinutes(minutes));
        await house.Get<WatchServiceLevels>().RunAsync(Desk.Stop);
        await house.Get<WatchServiceLevels>().RunAsync(Desk.Stop);
        return await house.AskAsync(db => db.OutboxEvents.Where(e => e.Type.StartsWith("Sla")).OrderBy(e => e.Id).Select(e => e.Type).ToListAsync(Desk.Stop));
    }
}
