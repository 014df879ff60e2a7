using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Web.Tests.Browser;
using KnowledgeCrm.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using static Microsoft.Playwright.Assertions;

namespace KnowledgeCrm.Web.Tests.Cases;

[Collection(BrowserTests.Name)]
public sealed class InboxJourneyTests(BrowserFixture browser)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task By_keys_a_case_is_chosen_raised_and_put_back_and_what_others_open_appears()
    {
        await using var server = TestServer.Started();
        await using var window = await browser.SignedInAsync(server, Role.Rep);
        var first = await CaseAsync(server, "The first");
        await window.OpenAsync("/console/cases");
        var rows = window.Page.Locator("tr[data-case]");
        await Expect(rows).ToHaveCountAsync(1);

        // Nobody loads the page again.
        await CaseAsync(server, "The second");
        await Expect(rows).ToHaveCountAsync(2);

        await window.Page.Keyboard.PressAsync("j");
        await window.Page.Keyboard.PressAsync("x");
        await Expect(window.Page.Locator("#bulk-priority")).ToBeVisibleAsync();
        await window.Page.SelectOptionAsync("#bulk-priority", nameof(CasePriority.Urgent));
        await Expect(window.Page.Locator($"tr[data-case='{first}'] .badge-bad")).ToHaveCountAsync(1);
        await window.Page.ClickAsync("#bulk-undo");
        await Expect(window.Page.Locator($"tr[data-case='{first}'] .badge-bad")).ToHaveCountAsync(0);
        await window.Page.Keyboard.PressAsync("?");
        await Expect(window.Page.Locator("#inbox-keys")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_type_of_a_case_is_changed_and_its_visit_scheduled()
    {
        await using var server = TestServer.Started();
        await using var window = await browser.SignedInAsync(server, Role.Rep);
        var number = await CaseAsync(server, "Somebody should look at it");
        await window.OpenAsync($"/console/cases/{number}");
        await window.Page.ClickAsync("#about + button");
        await window.Page.SelectOptionAsync("#about-type", nameof(CaseType.FieldVisit));
        await window.Page.FillAsync("#about-access", "By the yard");
        await window.Page.ClickAsync("section:has(#about) button[type=submit]");
        await window.Page.FillAsync("#visit", "2026-12-01");
        await window.Page.ClickAsync("form:has(#visit) button[type=submit]");
        await Expect(window.Page.Locator("section:has(#about)")).ToContainTextAsync("By the yard");
        await Expect(window.Page.Locator(".head .badge").First).ToHaveTextAsync("Scheduled");
    }

    private static async Task<string> CaseAsync(TestServer server, string subject) => (await server.Services.GetRequiredService<OpenCase>().RunAsync(
        Actor.System, new CaseInput { Subject = subject, Description = "It hums" }, Stop)).Value.Number;
}
