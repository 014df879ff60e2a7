using KnowledgeCrm.Accounts;
using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Complaints;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Web.Tests.Browser;
using KnowledgeCrm.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KnowledgeCrm.Web.Tests.Complaints;

/// <summary>A complaint is dispatched by a rep, worked by the partner on a telephone's screen, and taken back.</summary>
[Collection(BrowserTests.Name)]
public sealed class DispatchJourneyTests(BrowserFixture browser)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_complaint_is_dispatched_worked_by_the_partner_taken_back_and_gone_from_the_partners_screen_at_once()
    {
        await using var server = TestServer.Started();
        var (number, partner, email) = await StartAsync(server);
        await using var rep = await browser.SignedInAsync(server, Role.Rep);
        await rep.OpenAsync($"/console/cases/{number}");
        await rep.Page.ClickAsync("#complaint-begin");
        await rep.Page.FillAsync("#complaint-wanted", "A new machine");
        await rep.Page.ClickAsync("#complaint-save");
        await Expect(rep.Page.Locator("section[aria-labelledby=complaint] .badge-bad")).ToBeVisibleAsync();
        await rep.Page.ClickAsync("#dispatch-begin");
        await rep.Page.SelectOptionAsync("#dispatch-partner", partner);
        await rep.Page.FillAsync("#dispatch-task", "Find out why it leaks");
        await rep.Page.FillAsync("#dispatch-due", server.Clock.GetUtcNow().AddDays(3).ToString("yyyy-MM-dd"));
        await rep.Page.ClickAsync("#dispatch-send");
        var link = rep.Page.Locator("section[aria-labelledby=case-dispatches] a.number");
        await Expect(link).ToBeVisibleAsync();
        var dispatch = await link.InnerTextAsync();

        var page = await PartnersPageAsync(server, email);
        await OpenAsync(page, server, "/console/dispatches");
        await Expect(page.Locator("#dispatch-list")).ToContainTextAsync(dispatch);
        await Expect(page.Locator("#dispatch-list")).Not.ToContainTextAsync("Maya");
        await OpenAsync(page, server, $"/console/dispatches/{dispatch}");
        await Expect(page.Locator("main")).Not.ToContainTextAsync("Maya");
        await Expect(page.Locator("main")).Not.ToContainTextAsync("A difficult customer");
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= 390"), "The page scrolls sideways at 390 px.");
        await page.ClickAsync("#dispatch-actions .button-main");
        await Expect(page.Locator("#answer-result")).ToBeVisibleAsync();
        await page.FillAsync("#answer-result", "The seal was worn");
        await page.FillAsync("#dispatch-post", "Which floor is it on?");
        await page.ClickAsync("form:has(#dispatch-post) button[type=submit]");
        await Expect(page.Locator(".post-FromCustomer")).ToContainTextAsync("Which floor is it on?");
        // The other half-typed form is still there, also after the page was left.
        await KeptAsync(server, email, $"dispatch-answer:{dispatch}", "The seal was worn");
        await OpenAsync(page, server, $"/console/dispatches/{dispatch}");
        await Expect(page.Locator("#answer-result")).ToHaveValueAsync("The seal was worn");

        await rep.OpenAsync("/console/dispatches");
        var line = rep.Page.Locator("#dispatch-list tbody tr").Filter(new() { HasText = dispatch });
        await line.Locator("td").Last.GetByRole(AriaRole.Button).ClickAsync();
        await line.Locator(".button-bad").ClickAsync();
        await Expect(page.Locator(".notice-missing")).ToBeVisibleAsync();
        await Expect(page.Locator("main")).Not.ToContainTextAsync("leaks");
        await OpenAsync(page, server, $"/console/dispatches/{dispatch}");
        await Expect(page.Locator(".notice-missing")).ToBeVisibleAsync();
        await OpenAsync(page, server, "/console/dispatches?show=All");
        await Expect(page.Locator(".empty")).ToBeVisibleAsync();
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task No_page_of_complaints_keeps_anybody_out()
    {
        Axe.Need();
        await using var server = TestServer.Started();
        var (number, partner, email) = await StartAsync(server);
        var services = server.Services;
        await using var manager = await browser.SignedInAsync(server, Role.Rep, Role.KnowledgeManager, Role.Administrator);
        _ = (await services.GetRequiredService<SaveCause>().RunAsync(Actor.System, null, new CauseInput { NameEn = "Delivery", NameZh = "配送" }, Stop)).Value;
        _ = (await services.GetRequiredService<RegisterComplaint>().RunAsync(Actor.System, number, new ComplaintInput { Severity = ComplaintSeverity.Critical }, Stop)).Value;
        var dispatch = (await services.GetRequiredService<SendDispatch>().RunAsync(Actor.System, number, new NewDispatch
        {
            Partner = partner, Task = "Look", DueAt = server.Clock.GetUtcNow().UtcDateTime.AddDays(1), ShowsCustomer = true,
        }, Stop)).Value.Number;
        foreach (var path in new[] { "/console/complaints", "/console/dispatches", $"/console/dispatches/{dispatch}", "/console/complaints/figures", "/console/complaints/causes", "/console/satisfaction", $"/console/cases/{number}" })
        {
            await manager.OpenAsync(path);
            await Expect(manager.Page.Locator(".loading")).ToHaveCountAsync(0);
            await Axe.FindsNothingAsync(manager.Page);
        }
        var page = await PartnersPageAsync(server, email);
        await OpenAsync(page, server, $"/console/dispatches/{dispatch}");
        await page.ClickAsync("#dispatch-actions .button-main");
        await Expect(page.Locator("#answer-result")).ToBeVisibleAsync();
        await Axe.FindsNothingAsync(page);
        await page.Context.DisposeAsync();
    }

    private static async Task<(string Case, string Partner, string Email)> StartAsync(TestServer server)
    {
        var add = server.Services.GetRequiredService<AddCustomer>();
        var customer = (await add.RunAsync(Actor.System, new CustomerInput { Name = "Maya Collins", Phone = "+44 7700 900181" }, Stop)).Value;
        var partner = (await add.RunAsync(
            Actor.System, new CustomerInput { Name = "Millrace Repairs", Kind = CustomerKind.Organisation, Relation = CustomerRelation.RepairPartner }, Stop)).Value;
        var email = $"{Guid.NewGuid():N}@example.org";
        _ = (await server.Services.GetRequiredService<CreatePerson>().RunAsync(
            Actor.System, new NewPerson(email, "Joanne Hartley", [Role.Partner], TestServer.Password, CustomerId: partner.Id), Stop)).Value;
        var number = (await server.Services.GetRequiredService<OpenCase>().RunAsync(
            Actor.System, new CaseInput { Subject = "It leaks again", Description = "Maya Collins here: it leaks", Language = "en", Customer = customer.Number }, Stop)).Value.Number;
        _ = (await server.Services.GetRequiredService<PostToCase>().RunAsync(Actor.System, number, "A difficult customer", true, false, Stop)).Value;
        return (number, partner.Number, email);
    }

    private async Task<IPage> PartnersPageAsync(TestServer server, string email)
    {
        var page = await browser.PageAsync();
        await page.SetViewportSizeAsync(390, 844);
        await page.GotoAsync(new Uri(server.Address, "/sign-in").ToString());
        await page.FillAsync("#email", email);
        await page.FillAsync("#password", TestServer.Password);
        await page.ClickAsync("form button.button-main");
        await Expect(page).Not.ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/sign-in"));
        return page;
    }

    private static async Task OpenAsync(IPage page, TestServer server, string path)
    {
        await page.GotoAsync(new Uri(server.Address, path).ToString());
        await page.Locator("[data-live=true]").WaitForAsync();
    }

    // Kept once typing pauses; asked until then.
    private static async Task KeptAsync(TestServer server, string email, string form, string text)
    {
        var people = (await server.Services.GetRequiredService<PersonList>().RunAsync(Actor.System, Stop)).Value;
        var actor = (await server.Services.GetRequiredService<ActorOf>().RunAsync(people.Single(person => person.Email == email).Id, Stop))!;
        var reading = server.Services.GetRequiredService<KnowledgeCrm.Drafts.KeptDraftReading>();
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        for (var tries = 0; (await reading.RunAsync(actor, form, Stop)).Value?.Contains(text) != true; tries++)
        {
            Assert.True(tries < 1_200, $"{form} is not kept.");
            await beat.WaitForNextTickAsync(Stop);
        }
    }
}
