using System.Text;
using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Web.Customers;
using KnowledgeCrm.Web.Tests.Browser;
using KnowledgeCrm.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KnowledgeCrm.Web.Tests.Customers;

[Collection(BrowserTests.Name)]
public sealed class CustomerCareJourneyTests(BrowserFixture browser)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void A_table_says_a_grade_in_any_case_and_what_is_none_is_told_with_its_row()
    {
        var rows = CareCsv.Read("customer,grade,care_note\nCU-1,a,Slowly\nCU-2,NONE,\nCU-3,E,\nCU-4,,\n");
        Assert.Equal([(CustomerGrade.A, false), (null, true), (null, false), ((CustomerGrade?)null, false)], rows.Select(row => (row.Input.Grade, row.Input.TakesGradeAway)));
        Assert.Equal("grade", rows[2].Unreadable?.Field);
    }

    [Fact]
    public async Task What_sales_says_of_a_customer_is_seen_beside_the_call()
    {
        await using var server = TestServer.Started();
        var number = (await server.Services.GetRequiredService<AddCustomer>().RunAsync(
            Actor.System, new CustomerInput { Name = "Mei Zhou", Language = "en", Phone = "+44 1632 960123" }, Stop)).Value.Number;
        await using (var sales = await browser.SignedInAsync(server, Role.Sales))
        {
            await sales.OpenAsync($"/console/customers/{number}");
            await sales.Page.ClickAsync("#change-care");
            await sales.Page.SelectOptionAsync("#grade", "A");
            await sales.Page.FillAsync("#care-note", "Call after seven");
            await sales.Page.ClickAsync("#save-care");
            await Expect(sales.Page.Locator("[data-care]")).ToContainTextAsync("Call after seven");
            await sales.OpenAsync("/console/customers?grade=A");
            await Expect(sales.Page.Locator("tbody tr")).ToHaveCountAsync(1);
            await sales.Page.SelectOptionAsync("#customers-grade", "none");
            await Expect(sales.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("grade=none"));
            await Expect(sales.Page.Locator("main")).ToContainTextAsync("No customer has this grade");
        }

        await using var rep = await browser.SignedInAsync(server, Role.Rep);
        await rep.OpenAsync("/console/call?number=01632960123");
        await Expect(rep.Page.Locator(".call-who [data-care]")).ToContainTextAsync("Call after seven");
        await Expect(rep.Page.Locator(".call-who")).ToContainTextAsync("Grade A");
        // A rep writes what is to be minded; of the grade there is no field.
        await rep.OpenAsync($"/console/customers/{number}");
        await rep.Page.ClickAsync("#change-care");
        await Expect(rep.Page.Locator("#grade")).ToHaveCountAsync(0);
        await rep.Page.FillAsync("#care-note", "Speak slowly");
        await rep.Page.ClickAsync("#save-care");
        await Expect(rep.Page.Locator("[data-care]")).ToContainTextAsync("Speak slowly");
        Assert.Equal(CustomerGrade.A, (await server.Services.GetRequiredService<CustomerReading>().RunAsync(Actor.System, number, Stop)).Value.Grade);
    }

    [Fact]
    public async Task A_table_of_grades_comes_in()
    {
        await using var server = TestServer.Started();
        var number = (await server.Services.GetRequiredService<AddCustomer>().RunAsync(Actor.System, new CustomerInput { Name = "Mei Zhou", Language = "en" }, Stop)).Value.Number;
        await using var window = await browser.SignedInAsync(server, Role.Sales);
        await window.OpenAsync("/console/customers");
        await window.Page.ClickAsync("details:has(#care-table-file) > summary");
        await window.Page.SetInputFilesAsync("#care-table-file", new FilePayload
        {
            Name = "care.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes($"customer,grade,care_note\n{number},B,Speak slowly\nCU-0,A,\n"),
        });
        await Expect(window.Page.Locator(".table-file [role=status]")).ToContainTextAsync("0 added, 1 changed, 0 unchanged, 1 refused");
        await Expect(window.Page.Locator("tbody tr")).ToContainTextAsync("Grade B");
    }
}
