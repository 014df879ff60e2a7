using System.Text.RegularExpressions;
using KnowledgeCrm.Accounts;
using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Web.Tests.Browser;
using KnowledgeCrm.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using static Microsoft.Playwright.Assertions;

namespace KnowledgeCrm.Web.Tests.Cases;

[Collection(BrowserTests.Name)]
public sealed class CaseJourneyTests(BrowserFixture browser)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task F67_what_was_typed_is_there_again_after_a_reload()
    {
        await using var server = TestServer.Started();
        await using var window = await browser.SignedInAsync(server, Role.Rep);
        var number = await CaseAsync(server);
        await window.OpenAsync($"/console/cases/{number}");
        await window.Page.FillAsync("#reply", "Please clean the filter first");
        await KeptAsync(server, window, $"reply:{number}", "Please clean the filter first");
        await window.ReloadAsync();
        await Expect(window.Page.Locator("#reply")).ToHaveValueAsync("Please clean the filter first");
    }

    [Fact]
    public async Task F11_a_double_click_opens_one_case_and_sends_one_reply()
    {
        await using var server = TestServer.Started();
        await using var window = await browser.SignedInAsync(server, Role.Rep);
        await window.OpenAsync("/console/cases/new");
        await window.Page.FillAsync("#description", "The drum does not turn");
        await window.Page.FillAsync("#subject", "Drum stands still");
        await window.Page.DblClickAsync("form.card button[type=submit]");
        await Expect(window.Page).ToHaveURLAsync(new Regex("/console/cases/CS-"));
        await window.Page.FillAsync("#reply", "A technician will come");
        await window.Page.DblClickAsync("form:has(#reply) button[type=submit]");
        await Expect(window.Page.Locator(".post-Reply")).ToHaveCountAsync(1);
        await Expect(window.Page.Locator("#reply")).ToHaveValueAsync("");
        await Expect(window.Page.Locator("#reply-error")).ToHaveCountAsync(0);

        var actor = await window.ActorAsync();
        var inbox = (await server.Services.GetRequiredService<CaseInbox>().RunAsync(actor, new CaseFilter(), Stop)).Value;
        var opened = Assert.Single(inbox.Items);
        Assert.Single((await server.Services.GetRequiredService<CaseReading>().RunAsync(actor, opened.Number, Stop)).Value.Posts);
    }

    [Fact]
    public async Task F11_a_double_click_resolves_a_case_once_and_the_page_stays()
    {
        await using var server = TestServer.Started();
        await using var window = await browser.SignedInAsync(server, Role.Rep);
        var number = await CaseAsync(server);
        await window.OpenAsync($"/console/cases/{number}");
        await window.Page.ClickAsync(".wrap button:nth-of-type(2)");
        await window.Page.FillAsync("#wrap-resolution", "Turn the valve a quarter");
        await window.Page.DblClickAsync(".wrap button[type=submit]");
        await Expect(window.Page.Locator(".wrap a.number")).ToHaveCountAsync(1);
        await Expect(window.Page.Locator("h1")).ToContainTextAsync(number);
        await window.ReloadAsync();
        await Expect(window.Page.Locator(".wrap a.number")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Enter_takes_the_caller_that_a_telephone_number_finds()
    {
        await using var server = TestServer.Started();
        await using var window = await browser.SignedInAsync(server, Role.Rep);
        _ = (await server.Services.GetRequiredService<AddCustomer>().RunAsync(
            Actor.System, new CustomerInput { Name = "Una Waiting", Phone = "+44 7700 900123" }, Stop)).Value;
        await window.OpenAsync("/console/cases/new");
        await window.Page.FillAsync("#customer", "07700 900123");
        await window.Page.PressAsync("#customer", "Enter");
        await Expect(window.Page.Locator(".call a", new() { HasText = "Una Waiting" })).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task F8_who_is_no_rep_any_more_is_refused_with_the_page_still_open()
    {
        await using var server = TestServer.Started();
        await using var window = await browser.SignedInAsync(server, Role.Rep);
        var number = await CaseAsync(server);
        await window.OpenAsync($"/console/cases/{number}");
        await window.Page.FillAsync("#reply", "Too late");
        await server.Services.GetRequiredService<ChangeRoles>().RunAsync(Actor.System, window.PersonId, [Role.Author], Stop);
        await window.Page.ClickAsync("form:has(#reply) button[type=submit]");
        await Expect(window.Page.Locator(".rz-notification")).ToContainTextAsync(Messages.Text("Forbidden", Languages.English));
        Assert.Empty((await server.Services.GetRequiredService<CaseReading>().RunAsync(Actor.System, number, Stop)).Value.Posts);
    }

    [Fact]
    public async Task What_was_learnt_becomes_a_candidate_in_two_clicks()
    {
        await using var server = TestServer.Started();
        await using var window = await browser.SignedInAsync(server, Role.Rep);
        var number = await CaseAsync(server);
        await server.Services.GetRequiredService<PostToCase>().RunAsync(Actor.System, number, "Turn the valve a quarter", false, false, Stop);
        await window.OpenAsync($"/console/cases/{number}");
        await window.Page.ClickAsync(".wrap button:nth-of-type(2)");
        await Expect(window.Page.Locator("#wrap-resolution")).ToHaveValueAsync("Turn the valve a quarter");
        await window.Page.ClickAsync(".wrap button[type=submit]");
        await Expect(window.Page.Locator(".wrap a[href^='/console/articles/KB-']")).ToBeVisibleAsync();
    }

    private static async Task<string> CaseAsync(TestServer server) => (await server.Services.GetRequiredService<OpenCase>().RunAsync(
        Actor.System, new CaseInput { Subject = "Water stays in the drum", Description = "It hums and does not drain" }, Stop)).Value.Number;

    // Kept once typing pauses; asked until then.
    private static async Task KeptAsync(TestServer server, ConsoleWindow window, string form, string text)
    {
        var reading = server.Services.GetRequiredService<KnowledgeCrm.Drafts.KeptDraftReading>();
        var actor = await window.ActorAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while ((await reading.RunAsync(actor, form, Stop)).Value?.Contains(text) != true)
            await beat.WaitForNextTickAsync(patience.Token);
    }
}
