using System.Globalization;
using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Curation.Import;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Tests.Cases;

public class ContractImportTests
{
    [Theory, OnBothDatabases]
    public async Task Good_rows_come_in_bad_ones_are_told_and_a_second_run_changes_nothing(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var desk = await ServiceDesk.OpenAsync(house);
        await new Desk(house).ProductAsync("WM-820", "Washer", "洗衣机");
        var rep = await house.RepAsync();
        var customer = (await new Desk(house).CustomerAsync("Mei")).Number;
        var open = (await desk.OpenAsync(rep, new CaseInput { Customer = customer, Product = "WM-820" })).Number;
        var row = new ContractInput { Customer = customer, Title = " Care ", ServiceLevel = "quick", From = Day("2026-01-01"), To = Day("2026-12-31"), Products = ["WM-820"] };
        RuleRow<ContractRow>[] rows =
        [
            new("2", new ContractRow("A-1", row)), new("3", new ContractRow("A-2", row with { Customer = "C-9" })), new("4", new ContractRow("A-3", row with { ServiceLevel = "none" })),
            new("5", new ContractRow("A-4", row with { To = Day("2025-12-31") })), new("6", new ContractRow("", row)),
            new("7", new ContractRow(null, new ContractInput())) { Unreadable = Refused.Invalid("Value.Unknown", "from", "soon") },
            new("8", new ContractRow("A-5", row with { Products = ["none"] })), new("9", new ContractRow("A-1", row)),
        ];

        var report = (await house.Get<ImportContracts>().RunAsync(rep, rows, null, Desk.Stop)).Value;
        Assert.Equal((1, 0, 1), (report.Added, report.Changed, report.Unchanged));
        Assert.Equal(
            [("3", "customer"), ("4", "serviceLevel"), ("5", "to"), ("6", "key"), ("7", "from"), ("8", "products")], report.Refused.Select(refused => (refused.Place, refused.Why.Field!)));
        Assert.All(report.Refused, refused => Assert.NotEqual(refused.Why.MessageIn("en"), refused.Why.MessageIn("zh")));
        // What is promised follows at once.
        var contract = Assert.Single((await house.Get<ContractList>().RunAsync(rep, customer, Desk.Stop)).Value);
        Assert.Equal((contract.Number, "Care"), ((await desk.ReadAsync(open)).Contract, contract.Title));

        var again = (await house.Get<ImportContracts>().RunAsync(rep, rows, null, Desk.Stop)).Value;
        Assert.Equal((0, 0, 2), (again.Added, again.Changed, again.Unchanged));
        Assert.Equal(contract.Version, (await house.Get<ContractList>().RunAsync(rep, customer, Desk.Stop)).Value[0].Version);
        var changed = (await house.Get<ImportContracts>().RunAsync(rep, [new("2", new ContractRow("A-1", row with { ServiceLevel = "usual" }))], null, Desk.Stop)).Value;
        Assert.Equal(1, changed.Changed);
        Assert.Equal(1, await house.AskAsync(db => db.Contracts.CountAsync(Desk.Stop)));
        var other = (await new Desk(house).CustomerAsync("Bo")).Number;
        Assert.Equal("Contract.OtherCustomer", Assert.Single((await house.Get<ImportContracts>().RunAsync(rep, [new("2", new ContractRow("A-1", row with { Customer = other }))], null, Desk.Stop)).Value.Refused).Why.Code);
        foreach (var actor in (Actor[])[await house.AuthorAsync(), await house.CustomerAsync()])
            Assert.Equal(RefusalKind.Forbidden, (await house.Get<ImportContracts>().RunAsync(actor, rows, null, Desk.Stop)).Refused?.Kind);
    }

    [Theory, OnBothDatabases]
    public async Task A_rule_asks_for_a_contract_or_for_what_the_customer_is_to_us(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var desk = await ServiceDesk.OpenAsync(house);
        var rep = await house.RepAsync();
        foreach (var queue in (string[])["dealers", "contracted", "others"]) await desk.QueueAsync(queue, false);
        await desk.RulesAsync(
            new QueueRuleView("dealers", Relation: CustomerRelation.Dealer), new QueueRuleView("contracted", HasContract: true), new QueueRuleView("others", HasContract: false));
        var dealer = (await house.Get<AddCustomer>().RunAsync(Actor.System, new CustomerInput { Name = "Shop", Kind = CustomerKind.Organisation, Relation = CustomerRelation.Dealer }, Desk.Stop)).Value.Number;
        var (known, plain) = ((await new Desk(house).CustomerAsync("Mei")).Number, (await new Desk(house).CustomerAsync("Bo")).Number);
        foreach (var with in (string[])[dealer, known]) await desk.ContractAsync(with, "quick");

        Assert.Equal("dealers", (await desk.OpenAsync(rep, new CaseInput { Customer = dealer })).Queue);
        Assert.Equal("contracted", (await desk.OpenAsync(rep, new CaseInput { Customer = known })).Queue);
        Assert.Equal("others", (await desk.OpenAsync(rep, new CaseInput { Customer = plain })).Queue);
        Assert.Equal("others", (await desk.OpenAsync(rep, new CaseInput())).Queue);
    }

    private static DateOnly Day(string day) => DateOnly.Parse(day, CultureInfo.InvariantCulture);
}
