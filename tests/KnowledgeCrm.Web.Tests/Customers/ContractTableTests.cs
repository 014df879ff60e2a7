using System.Globalization;
using System.Text;
using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Web.Customers;
using KnowledgeCrm.Web.Tests.Browser;
using KnowledgeCrm.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KnowledgeCrm.Web.Tests.Customers;

[Collection(BrowserTests.Name)]
public sealed class ContractTableTests(BrowserFixture browser)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void A_row_is_read_in_any_order_of_columns_and_a_day_that_is_none_is_told_with_its_row()
    {
        var rows = ContractCsv.Read("title;key;customer;from;service_level;products;to\nCare;A-1;C-1;2026-01-31;quick;WM-1;\nCare;A-2;C-1;soon;quick;;\n");
        Assert.Equal(("A-1", "C-1", new DateOnly(2026, 1, 31), null), (rows[0].Input.Key, rows[0].Input.Input.Customer, rows[0].Input.Input.From, rows[0].Input.Input.To));
        Assert.Equal(("3", "from"), (rows[1].Place, rows[1].Unreadable?.Field));
        Assert.Equal("Import.ColumnsMissing", Assert.Throws<Refused>(() => ContractCsv.Read("key,title\nA,B\n")).Code);
    }

    [Fact]
    public async Task A_table_of_contracts_comes_in_and_a_contract_that_ends_soon_is_seen_beside_a_call()
    {
        await using var server = TestServer.Started();
        await LevelAsync(server);
        var customer = (await server.Services.GetRequiredService<AddCustomer>().RunAsync(
            Actor.System, new CustomerInput { Name = "Mei Zhou", Language = "en", Phone = "+44 1632 960123" }, Stop)).Value.Number;
        var end = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(20).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var table = $"key,customer,title,service_level,from,to\nA-1,{customer},Kitchen care,quick,2026-01-01,{end}\nA-2,C-0,Nobody's,quick,2026-01-01,\n";
        await using var window = await browser.SignedInAsync(server, Role.Rep);
        await window.OpenAsync("/console/customers");
        await window.Page.ClickAsync("details:has(#table-file) > summary");
        await window.Page.SetInputFilesAsync("#table-file", new FilePayload { Name = "contracts.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(table) });
        await Expect(window.Page.Locator(".table-file [role=status]")).ToContainTextAsync("A-2");

        await window.OpenAsync("/console/call?number=01632960123");
        var promised = window.Page.Locator("[data-contracts] li");
        await Expect(promised).ToContainTextAsync("Kitchen care");
        await Expect(promised).ToContainTextAsync("Quick");
        await Expect(promised.Locator(".badge-warn")).ToHaveTextAsync("Ends in 20 days");
    }

    private static async Task LevelAsync(TestServer server)
    {
        var services = server.Services;
        var hours = Enum.GetValues<DayOfWeek>().Select(day => new OpenHours(day, 0, 24 * 60)).ToList();
        _ = (await services.GetRequiredService<SaveWorkCalendar>().RunAsync(Actor.System, "always", new CalendarInput(new BothLanguages("Always", "全天"), "Etc/UTC", hours, []), null, Stop)).Value;
        _ = (await services.GetRequiredService<SaveServiceLevel>().RunAsync(Actor.System, "quick", new ServiceLevelInput(
            new BothLanguages("Quick", "快速"), "always", false, Enum.GetValues<CasePriority>().ToDictionary(priority => priority, _ => new ServiceTarget(60, 600))), null, Stop)).Value;
    }
}
