using KnowledgeCrm.Common;
using KnowledgeCrm.Curation.Import;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Sales;
using KnowledgeCrm.Sales.Import;

namespace KnowledgeCrm.Tests.Sales;

public class OpportunityTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task It_is_opened_changed_and_ended_with_a_reason_that_the_audit_keeps(DatabaseKind kind)
    {
        await using var sales = await SalesHouse.OpenAsync(kind);
        var input = new OpportunityInput
        {
            Title = "Laundry room", Customer = sales.Dealer, Amount = 12_345.67m, Currency = "gbp", ExpectedClose = new DateOnly(2026, 5, 1),
            Products = ["WM-1", "WD-1"], Competitors = ["Norvent", "norvent", " "],
        };
        var opened = (await sales.Get<OpenOpportunity>().RunAsync(sales.Seller, input, Stop)).Value;
        var view = (await ViewAsync(sales, opened.Number)).Value;
        Assert.StartsWith("SO-", view.Number);
        Assert.Equal((CustomerSegment.Dealer, 12_345.67m, "GBP", OpportunityStage.Qualify), (view.Segment, view.Amount, view.Currency, view.Stage));
        Assert.Equal(["WD-1", "WM-1"], view.Products.Select(p => p.Model));
        Assert.Equal(["Norvent"], view.Competitors);
        Assert.Equal(sales.Seller.Name, view.Owner);

        var changed = (await sales.Get<ChangeOpportunity>().RunAsync(sales.Seller, view.Number, input with { Amount = 9m, Customer = sales.Household }, view.Version, Stop)).Value;
        Assert.Equal("Changed", (await sales.Get<ChangeOpportunity>().RunAsync(sales.Seller, view.Number, input, view.Version, Stop)).Refused?.Code);
        Assert.Equal((9m, sales.Dealer), ((await ViewAsync(sales, view.Number)).Value.Amount, (await ViewAsync(sales, view.Number)).Value.Customer));

        var move = sales.Get<MoveOpportunity>();
        Assert.Equal(("Text.Required", "reason"), Refusal(await move.RunAsync(sales.Seller, view.Number, OpportunityStage.Won, " ", changed.Version, Stop)));
        Assert.Equal("Opportunity.NotFromThisStage", (await move.RunAsync(sales.Seller, view.Number, OpportunityStage.Negotiate, null, null, Stop)).Refused?.Code);
        Assert.True((await move.RunAsync(sales.Seller, view.Number, OpportunityStage.Won, "Price and service", changed.Version, Stop)).Succeeded);
        Assert.NotNull((await ViewAsync(sales, view.Number)).Value.EndedAt);
        Assert.Equal("Price and service", (await sales.Get<AuditLog>().RunAsync(await sales.House.AdministratorAsync(), view.Number, 0, Stop)).Value.Items[0].Reason);
        Assert.True((await move.RunAsync(sales.Seller, view.Number, OpportunityStage.Negotiate, "They came back", null, Stop)).Succeeded);
        Assert.Null((await ViewAsync(sales, view.Number)).Value.EndedAt);
    }

    [Theory]
    [InlineData("amount", -1.0, "EUR", null)]
    [InlineData("amount", 1.001, "EUR", null)]
    [InlineData("currency", 1.0, "EURO", null)]
    [InlineData("products", 1.0, "EUR", "XX-9")]
    public async Task What_can_not_be_is_refused_by_its_field(string field, double amount, string currency, string? product)
    {
        await using var sales = await SalesHouse.OpenAsync();
        var input = new OpportunityInput { Title = "A", Customer = sales.Dealer, Amount = (decimal)amount, Currency = currency, Products = product is null ? [] : [product] };
        Assert.Equal(field, (await sales.Get<OpenOpportunity>().RunAsync(sales.Seller, input, Stop)).Refused?.Field);
    }

    [Theory, OnBothDatabases]
    public async Task The_list_is_narrowed_and_counts_each_stage_as_it_would_show(DatabaseKind kind)
    {
        await using var sales = await SalesHouse.OpenAsync(kind);
        var (mine, other) = (await sales.OpportunityAsync("Launderette in Leeds"), await sales.OpportunityAsync("Kitchen", "WD-1", sales.Household));
        await sales.EndAsync(other, won: false);
        var list = sales.Get<OpportunityList>();
        async Task<OpportunityListing> Listed(OpportunityFilter filter) => (await list.RunAsync(sales.Seller, filter, Stop)).Value;

        var all = await Listed(new());
        Assert.Equal((2, 1, 1), (all.Total, all.Stages[OpportunityStage.Qualify], all.Stages[OpportunityStage.Lost]));
        Assert.Equal([other], (await Listed(new(Stage: OpportunityStage.Lost))).Items.Select(o => o.Number));
        Assert.Equal([other], (await Listed(new(Product: "WD-1"))).Items.Select(o => o.Number));
        Assert.Equal([mine], (await Listed(new(Segment: CustomerSegment.Dealer))).Items.Select(o => o.Number));
        Assert.Equal([mine], (await Listed(new(Text: "LEEDS"))).Items.Select(o => o.Number));
        Assert.Equal([other], (await Listed(new(Customer: sales.Household))).Items.Select(o => o.Number));
        Assert.Equal(0, (await Listed(new(Product: "no such"))).Total);
    }

    [Fact]
    public async Task Who_sells_sees_them_reps_read_them_and_others_know_of_none()
    {
        await using var sales = await SalesHouse.OpenAsync();
        var number = await sales.OpportunityAsync();
        foreach (var (role, list, read, write) in new[]
        {
            (Role.Sales, "", "", ""), (Role.Administrator, "", "", ""), (Role.Rep, "", "", "Forbidden"),
            (Role.Author, "Forbidden", "NotFound", "NotFound"), (Role.KnowledgeManager, "Forbidden", "NotFound", "NotFound"),
            (Role.Customer, "NotFound", "NotFound", "NotFound"), (Role.Partner, "NotFound", "NotFound", "NotFound"),
        })
        {
            var actor = await sales.House.ActorAsync(role);
            Assert.Equal(list, (await sales.Get<OpportunityList>().RunAsync(actor, new(), Stop)).Refused?.Code ?? "");
            Assert.Equal(read, (await sales.Get<OpportunityReading>().RunAsync(actor, number, Stop)).Refused?.Code ?? "");
            Assert.Equal(read, (await sales.Get<LikelyObjections>().RunAsync(actor, number, Stop)).Refused?.Code ?? "");
            var input = new OpportunityInput { Title = "B" };
            Assert.Equal(write, (await sales.Get<ChangeOpportunity>().RunAsync(actor, number, input, null, Stop)).Refused?.Code ?? "");
        }
    }

    [Theory, OnBothDatabases]
    public async Task F22_an_import_reports_bad_rows_and_changes_nothing_the_second_time(DatabaseKind kind)
    {
        await using var sales = await SalesHouse.OpenAsync(kind);
        var import = sales.Get<ImportOpportunities>();
        OpportunityInput Input(string title) => new() { Title = title, Customer = sales.Dealer, Products = ["WM-1"], Currency = "EUR" };
        RuleRow<OpportunityRow>[] rows =
        [
            new("2", new OpportunityRow("A-1", Input("One"), OpportunityStage.Negotiate, null)),
            new("3", new OpportunityRow("A-2", Input("Two"), OpportunityStage.Lost, "Too late")),
            new("4", new OpportunityRow("A-3", Input("Three"), OpportunityStage.Won, null)),
            new("5", new OpportunityRow("A-4", Input("Four") with { Customer = "CU-9" }, OpportunityStage.Qualify, null)),
        ];
        var first = (await import.RunAsync(sales.Seller, rows, null, Stop)).Value;
        Assert.Equal((2, 0, 0), (first.Added, first.Changed, first.Unchanged));
        Assert.Equal([("4", "reason"), ("5", "customer")], first.Refused.Select(row => (row.Place, row.Why.Field!)));
        var second = (await import.RunAsync(sales.Seller, rows, null, Stop)).Value;
        Assert.Equal((0, 0, 2), (second.Added, second.Changed, second.Unchanged));
        var third = (await import.RunAsync(sales.Seller, [new("2", rows[1].Input with { Stage = OpportunityStage.Propose })], null, Stop)).Value;
        Assert.Equal(1, third.Changed);
        var listed = (await sales.Get<OpportunityList>().RunAsync(sales.Seller, new(), Stop)).Value;
        Assert.Equal([("One", OpportunityStage.Negotiate), ("Two", OpportunityStage.Propose)], listed.Items.Select(o => (o.Title, o.Stage)).Order());
        Assert.Equal("Forbidden", (await import.RunAsync(await sales.House.RepAsync(), rows, null, Stop)).Refused?.Code);
    }

    private static Task<Outcome<OpportunityView>> ViewAsync(SalesHouse sales, string number) => sales.Get<OpportunityReading>().RunAsync(sales.Seller, number, Stop);

    private static (string?, string?) Refusal<T>(Outcome<T> outcome) => (outcome.Refused?.Code, outcome.Refused?.Field);
}
