using System.Text.RegularExpressions;
using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Web.Tests.Browser;
using KnowledgeCrm.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KnowledgeCrm.Web.Tests.Cases;

[Collection(BrowserTests.Name)]
public sealed class CaseTiesJourneyTests(BrowserFixture browser)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_who_answer_at_once_see_each_other_and_lose_nothing()
    {
        await using var server = TestServer.Started();
        await using var one = await browser.SignedInAsync(server, Role.Rep);
        var number = await CaseAsync(server, "Water stays in the drum");
        await one.OpenAsync($"/console/cases/{number}");
        await Expect(one.Page.Locator("[data-present]")).ToHaveCountAsync(0);
        await using (var other = await browser.SignedInAsync(server, Role.Rep))
        {
            await other.OpenAsync($"/console/cases/{number}");
            await Expect(one.Page.Locator("[data-present=there]")).ToHaveCountAsync(1);
            await one.Page.FillAsync("#reply", "Please clean the filter");
            await Expect(other.Page.Locator("[data-present=writing]")).ToHaveCountAsync(1);
            await other.Page.FillAsync("#reply", "A technician comes tomorrow");
            await other.Page.ClickAsync("form:has(#reply) button[type=submit]");
            await Expect(one.Page.Locator("[data-meanwhile] .said")).ToHaveTextAsync("A technician comes tomorrow");
        }
        // The window is closed: nobody else is there.
        await Expect(one.Page.Locator("[data-present]")).ToHaveCountAsync(0);

        await one.Page.ClickAsync("form:has(#reply) button[type=submit]");
        await Expect(one.Page.Locator(".rz-notification")).ToContainTextAsync("Read that first");
        await Expect(one.Page.Locator("#reply")).ToHaveValueAsync("Please clean the filter");
        await one.Page.ClickAsync("[data-meanwhile] button");
        await Expect(one.Page.Locator("[data-meanwhile]")).ToHaveCountAsync(0);
        await one.Page.ClickAsync("form:has(#reply) button[type=submit]");
        await Expect(one.Page.Locator("#reply")).ToHaveValueAsync("");
        Assert.Equal(["A technician comes tomorrow", "Please clean the filter"], (await ReadAsync(server, number)).Posts.Select(post => post.Text));
    }

    [Fact]
    public async Task A_duplicate_is_merged_leads_on_and_comes_apart_again()
    {
        await using var server = TestServer.Started();
        await using var window = await browser.SignedInAsync(server, Role.Rep);
        var customer = (await server.Services.GetRequiredService<AddCustomer>().RunAsync(Actor.System, new CustomerInput { Name = "Una Waiting" }, Stop)).Value.Number;
        var (one, two) = (await CaseAsync(server, "It leaks", customer), await CaseAsync(server, "Water below", customer));
        await window.OpenAsync($"/console/cases/{two}");
        await window.Page.ClickAsync("[data-ties] summary");
        await window.Page.FillAsync("#tie-into", one[3..]);
        await window.Page.PressAsync("#tie-into", "Enter");
        await Expect(window.Page).ToHaveURLAsync(new Regex($"{one}$"));
        await Expect(window.Page.Locator(".post .badge.number")).ToHaveTextAsync($"from {two}");

        await window.Page.ClickAsync(".post .badge.number");
        await Expect(window.Page.Locator("[data-merged] a")).ToHaveTextAsync(one);
        await Expect(window.Page.Locator("#reply")).ToHaveCountAsync(0);
        await window.Page.ClickAsync("[data-merged] button");
        await Expect(window.Page.Locator("[data-merged]")).ToHaveCountAsync(0);
        await Expect(window.Page.Locator("#reply")).ToHaveCountAsync(1);
        Assert.Empty((await ReadAsync(server, one)).Posts);
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task A_resolved_case_offers_its_solution_to_its_parts_and_nothing_keeps_anybody_out(ColorScheme scheme)
    {
        Axe.Need();
        await using var server = TestServer.Started();
        await using var window = await browser.SignedInAsync(server, Role.Rep);
        await window.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
        var (parent, part, open) = (await CaseAsync(server, "Water is off"), await CaseAsync(server, "No water"), await CaseAsync(server, "No water either"));
        foreach (var number in new[] { part, open }) _ = (await server.Services.GetRequiredService<SetParent>().RunAsync(Actor.System, number, parent, Stop)).Value;
        _ = (await server.Services.GetRequiredService<PostToCase>().RunAsync(Actor.System, parent, "A first answer", false, false, Stop)).Value;
        await window.OpenAsync($"/console/cases/{parent}");
        await Expect(window.Page.Locator("[data-ties] li")).ToHaveCountAsync(2);
        await window.Page.ClickAsync(".wrap button:nth-of-type(3)");
        await window.Page.CheckAsync(".wrap input[type=radio] >> nth=0");
        await window.Page.ClickAsync(".wrap button[type=submit]");
        await Expect(window.Page.Locator("[data-pass-on] input[type=checkbox]")).ToHaveCountAsync(2);
        // What is said in passing fades while it is looked at.
        await window.ReloadAsync();
        await Expect(window.Page.Locator("[data-pass-on] input[type=checkbox]")).ToHaveCountAsync(2);
        await window.Page.ClickAsync("[data-ties] summary");
        await window.Page.ClickAsync("[data-split] summary");
        await Axe.FindsNothingAsync(window.Page);
        await window.Page.UncheckAsync("[data-pass-on] input[type=checkbox] >> nth=1");
        await window.Page.FillAsync("#pass-on-message", "The water is on again");
        await window.Page.ClickAsync("[data-pass-on] button[type=submit]");
        await Expect(window.Page.Locator("[data-pass-on] input[type=checkbox]")).ToHaveCountAsync(1);
        Assert.Equal((CaseStatus.Resolved, "The water is on again"), ((await ReadAsync(server, part)).Status, (await ReadAsync(server, part)).Posts[^1].Text));
        Assert.Equal(CaseStatus.New, (await ReadAsync(server, open)).Status);
    }

    [Fact]
    public async Task Chosen_posts_are_split_off_and_a_case_is_watched()
    {
        await using var server = TestServer.Started();
        await using var window = await browser.SignedInAsync(server, Role.Rep);
        var number = await CaseAsync(server, "It leaks");
        foreach (var text in new[] { "About the leak", "About the invoice" })
            _ = (await server.Services.GetRequiredService<PostToCase>().RunAsync(Actor.System, number, text, false, false, Stop)).Value;
        await window.OpenAsync($"/console/cases/{number}");
        await window.Page.ClickAsync("[data-watchers] button[aria-pressed]");
        await Expect(window.Page.Locator("[data-watchers] li")).ToHaveCountAsync(1);
        await window.Page.ClickAsync("[data-split] summary");
        await window.Page.CheckAsync("[data-split] input[type=checkbox] >> nth=1");
        await window.Page.FillAsync("#split-subject", "The invoice is wrong");
        await window.Page.ClickAsync("[data-split] button[type=submit]");
        await Expect(window.Page.Locator("h1")).ToContainTextAsync("The invoice is wrong");
        await Expect(window.Page.Locator("[data-ties] a.number")).ToHaveTextAsync(number);
        Assert.Equal(["About the leak"], (await ReadAsync(server, number)).Posts.Select(post => post.Text));
        await window.Page.ClickAsync("[data-ties] li button");
        await Expect(window.Page).ToHaveURLAsync(new Regex($"{number}$"));
        await Expect(window.Page.Locator(".post-Reply")).ToHaveCountAsync(2);
    }

    private static async Task<CaseView> ReadAsync(TestServer server, string number) =>
        (await server.Services.GetRequiredService<CaseReading>().RunAsync(Actor.System, number, Stop)).Value;

    private static async Task<string> CaseAsync(TestServer server, string subject, string? customer = null) => (await server.Services.GetRequiredService<OpenCase>().RunAsync(
        Actor.System, new CaseInput { Subject = subject, Description = "It hums and does not drain", Customer = customer }, Stop)).Value.Number;
}
