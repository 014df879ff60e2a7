using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Curation.Import;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Interactions;
using KnowledgeCrm.Persistence;

namespace KnowledgeCrm.Tests.Cases;

public class CustomerCareTests
{
    [Theory, OnBothDatabases]
    public async Task The_grade_is_for_sales_to_set_and_care_notes_for_all_who_work_with_customers(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var (rep, sales) = (await house.RepAsync(), await house.SalesAsync());
        var set = house.Get<SetCustomerCare>();
        var number = (await house.Get<AddCustomer>().RunAsync(rep, new CustomerInput { Name = "Mei", CareNote = " Call after seven " }, Desk.Stop)).Value.Number;

        Assert.Equal("Customer.GradeNotYours", (await set.RunAsync(rep, number, CustomerGrade.A, "Call after seven", null, Desk.Stop)).Refused?.Code);
        Assert.Equal("Customer.GradeNotYours", (await house.Get<AddCustomer>().RunAsync(rep, new CustomerInput { Name = "Bo", Grade = CustomerGrade.B }, Desk.Stop)).Refused?.Code);
        _ = (await set.RunAsync(sales, number, CustomerGrade.A, "Call after seven", null, Desk.Stop)).Value;
        var read = (await house.Get<CustomerReading>().RunAsync(rep, number, Desk.Stop)).Value;
        Assert.Equal((CustomerGrade.A, "Call after seven"), (read.Grade, read.CareNote));
        // A rep leaves the grade as it is, and writes the note.
        _ = (await set.RunAsync(rep, number, CustomerGrade.A, "Speak slowly", read.Version, Desk.Stop)).Value;
        Assert.Equal("Changed", (await set.RunAsync(rep, number, CustomerGrade.A, "Late", read.Version, Desk.Stop)).Refused?.Code);
        Assert.Equal("Speak slowly", (await house.Get<CustomerReading>().RunAsync(sales, number, Desk.Stop)).Value.CareNote);
        Assert.Equal("Text.TooLong", (await set.RunAsync(sales, number, null, new string('x', Limits.Summary + 1), null, Desk.Stop)).Refused?.Code);
        Assert.Equal("Value.Unknown", (await set.RunAsync(sales, number, (CustomerGrade)9, null, null, Desk.Stop)).Refused?.Code);
        Assert.Equal(RefusalKind.Forbidden, (await set.RunAsync(await house.AuthorAsync(), number, null, null, null, Desk.Stop)).Refused?.Kind);
        Assert.Equal(RefusalKind.NotFound, (await set.RunAsync(await house.CustomerAsync(), number, null, null, null, Desk.Stop)).Refused?.Kind);
    }

    [Theory, OnBothDatabases]
    public async Task A_customer_never_sees_what_the_house_thinks_of_it(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var made = (await house.Get<AddCustomer>().RunAsync(
            Actor.System, new CustomerInput { Name = "Mei", Grade = CustomerGrade.D, CareNote = "Pays late" }, Desk.Stop)).Value;
        var own = (await house.CustomerAsync()) with { CustomerId = made.Id };

        var read = (await house.Get<CustomerReading>().RunAsync(own, made.Number, Desk.Stop)).Value;
        Assert.Equal((null, ""), (read.Grade, read.CareNote));
    }

    [Theory, OnBothDatabases]
    public async Task A_grade_has_its_queue_and_its_level_and_a_contract_comes_before_it(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var desk = await ServiceDesk.OpenAsync(house);
        var rep = await house.RepAsync();
        foreach (var queue in (string[])["best", "others"]) await desk.QueueAsync(queue, false);
        await desk.RulesAsync(new QueueRuleView("best", Grade: CustomerGrade.A), new QueueRuleView("others"));
        await desk.LevelAsync("best", isUsual: false, first: 10, resolution: 60, CustomerGrade.A, CustomerGrade.B);
        var best = (await house.Get<AddCustomer>().RunAsync(Actor.System, new CustomerInput { Name = "Ada", Grade = CustomerGrade.A }, Desk.Stop)).Value.Number;
        var plain = (await new Desk(house).CustomerAsync("Bo")).Number;
        var covered = (await house.Get<AddCustomer>().RunAsync(Actor.System, new CustomerInput { Name = "Cy", Grade = CustomerGrade.B }, Desk.Stop)).Value.Number;
        await desk.ContractAsync(covered, "quick");

        var first = await desk.OpenAsync(rep, new CaseInput { Customer = best });
        var second = await desk.OpenAsync(rep, new CaseInput { Customer = plain });
        var third = await desk.OpenAsync(rep, new CaseInput { Customer = covered });
        Assert.Equal(("best", "others", "others"), (first.Queue, second.Queue, third.Queue));
        Assert.Equal([10, 120, 30], new[] { first, second, third }.Select(one => one.Due!.Left!.Value.TotalMinutes));
        // Another grade is another promise, at once.
        _ = (await house.Get<SetCustomerCare>().RunAsync(await house.SalesAsync(), plain, CustomerGrade.B, null, null, Desk.Stop)).Value;
        Assert.Equal(10, (await desk.ReadAsync(second.Number)).Due!.Left!.Value.TotalMinutes);
        // A grade is of one level: the one that took it last.
        await desk.LevelAsync("better", isUsual: false, first: 20, resolution: 60, CustomerGrade.B);
        var levels = (await house.Get<ServiceLevelBook>().RunAsync(desk.Manager, Desk.Stop)).Value.Levels;
        Assert.Equal([CustomerGrade.A], levels.Single(level => level.Key == "best").Grades);
        Assert.Equal([CustomerGrade.B], levels.Single(level => level.Key == "better").Grades);
    }

    [Theory, OnBothDatabases]
    public async Task Customers_are_listed_by_grade_and_a_caller_is_shown_with_it(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var rep = await house.RepAsync();
        foreach (var (name, grade) in ((string, CustomerGrade?)[])[("Ada", CustomerGrade.A), ("Abe", CustomerGrade.A), ("Bo", CustomerGrade.B), ("Cy", null)])
            _ = (await house.Get<AddCustomer>().RunAsync(Actor.System, new CustomerInput { Name = name, Grade = grade, Phone = "01632 960123" }, Desk.Stop)).Value;
        async Task<string[]> NamesAsync(CustomerFilter filter) =>
            [.. (await house.Get<CustomerList>().RunAsync(rep, filter, Desk.Stop)).Value.Items.Select(line => line.Name).Order()];

        Assert.Equal(["Abe", "Ada"], await NamesAsync(new(Grade: CustomerGrade.A)));
        Assert.Equal(["Ada"], await NamesAsync(new("Ada", CustomerGrade.A)));
        Assert.Equal(["Cy"], await NamesAsync(new(WithoutGrade: true)));
        Assert.Equal(
            [CustomerGrade.A, CustomerGrade.A, CustomerGrade.B, null],
            (await house.Get<RecogniseCaller>().RunAsync(rep, "+44 1632 960123", Desk.Stop)).Value.OrderBy(match => match.Customer).Select(match => match.Grade));
    }

    [Theory, OnBothDatabases]
    public async Task A_table_of_grades_changes_what_it_says_and_leaves_the_rest(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var (rep, sales) = (await house.RepAsync(), await house.SalesAsync());
        var number = (await house.Get<AddCustomer>().RunAsync(Actor.System, new CustomerInput { Name = "Mei", Grade = CustomerGrade.C, CareNote = "Slowly" }, Desk.Stop)).Value.Number;
        RuleRow<CustomerCareRow>[] rows =
        [
            new("2", new CustomerCareRow(number.ToLowerInvariant(), CustomerGrade.A, false, "")), new("3", new CustomerCareRow("CU-0", CustomerGrade.A, false, null)),
            new("4", new CustomerCareRow(null, null, false, null)),
        ];

        var mayNot = (await house.Get<ImportCustomerCare>().RunAsync(rep, rows, null, Desk.Stop)).Value;
        Assert.Equal("Customer.GradeNotYours", mayNot.Refused[0].Why.Code);
        var report = (await house.Get<ImportCustomerCare>().RunAsync(sales, rows, null, Desk.Stop)).Value;
        Assert.Equal((0, 1, 0), (report.Added, report.Changed, report.Unchanged));
        Assert.Equal([("3", "customer"), ("4", "customer")], report.Refused.Select(refused => (refused.Place, refused.Why.Field!)));
        var read = (await house.Get<CustomerReading>().RunAsync(rep, number, Desk.Stop)).Value;
        Assert.Equal((CustomerGrade.A, "Slowly"), (read.Grade, read.CareNote));
        Assert.Equal(1, (await house.Get<ImportCustomerCare>().RunAsync(sales, rows, null, Desk.Stop)).Value.Unchanged);
        _ = (await house.Get<ImportCustomerCare>().RunAsync(sales, [new("2", new CustomerCareRow(number, null, true, null))], null, Desk.Stop)).Value;
        Assert.Null((await house.Get<CustomerReading>().RunAsync(rep, number, Desk.Stop)).Value.Grade);
        Assert.Equal(RefusalKind.Forbidden, (await house.Get<ImportCustomerCare>().RunAsync(await house.AuthorAsync(), rows, null, Desk.Stop)).Refused?.Kind);
    }
}
