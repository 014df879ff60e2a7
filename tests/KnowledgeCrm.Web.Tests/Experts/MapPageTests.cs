using System.Text.RegularExpressions;
using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Experts;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Sales;
using KnowledgeCrm.Web.Tests.Browser;
using KnowledgeCrm.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using static Microsoft.Playwright.Assertions;

namespace KnowledgeCrm.Web.Tests.Experts;

/// <summary>The map, roles with their steps, and whom to take along, in a browser.</summary>
[Collection(BrowserTests.Name)]
public sealed class MapPageTests(BrowserFixture browser)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_map_is_sorted_and_narrowed_by_its_address_and_a_figure_opens_what_it_is_made_of()
    {
        await using var server = TestServer.Started();
        await using var window = await browser.SignedInAsync(server, Role.KnowledgeManager);
        var topics = server.Services.GetRequiredService<AddTopic>();
        _ = (await topics.RunAsync(Actor.System, "leaks", null, "Leaks", "漏水", null, null, Stop)).Value;
        _ = (await topics.RunAsync(Actor.System, "noise", null, "Noise", "噪音", null, null, Stop)).Value;
        _ = (await server.Services.GetRequiredService<DeclareSkill>().RunAsync(await window.ActorAsync(), "leaks", SkillLevel.Skilled, Stop)).Value;
        var page = window.Page;

        await window.OpenAsync("/console/people/map");
        await Expect(page.Locator("tr[data-topic=leaks]")).ToContainTextAsync("Nobody");
        await page.Locator(".map-table th a", new() { HasText = "Articles" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("sort=Articles"));
        await Expect(page.Locator("th[aria-sort=ascending]")).ToContainTextAsync("Articles");
        await page.FillAsync("#map-q", "noi");
        await page.PressAsync("#map-q", "Enter");
        await Expect(page).ToHaveURLAsync(new Regex("q=noi"));
        await Expect(page.Locator("tr[data-topic]")).ToHaveCountAsync(1);

        await window.OpenAsync("/console/people/map");
        await page.Locator("tr[data-topic=leaks] td").Nth(2).Locator("a").ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/console/people/map/leaks#people"));
        await Expect(page.Locator("li[data-person]")).ToContainTextAsync("Only said");

        var table = await page.EvaluateAsync<string>("async () => await (await fetch('/console/people/map.csv?sort=Topic')).text()");
        Assert.Contains("topic,name,depth,risk", table, StringComparison.Ordinal);
        Assert.Contains("leaks,Leaks,0,Nobody,0", table, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_is_laid_down_its_gap_is_seen_and_becomes_a_candidate()
    {
        await using var server = TestServer.Started();
        await using var window = await browser.SignedInAsync(server, Role.KnowledgeManager);
        var page = window.Page;

        await window.OpenAsync("/console/people/roles");
        await page.FillAsync("#role", "service");
        await page.FillAsync("#nameEn", "Service");
        await page.FillAsync("#nameZh", "客服");
        await page.ClickAsync("#add-role");
        await Expect(page).ToHaveURLAsync(new Regex("/console/people/roles/service/edit"));
        await page.FillAsync("#step", "recall");
        await page.FillAsync(".step-form #nameEn", "Tell of a recall");
        await page.FillAsync(".step-form #nameZh", "告知召回");
        await page.Locator(".step-form button[type=submit]").ClickAsync();
        await Expect(page.Locator(".step-form")).ToHaveCountAsync(2);

        await window.OpenAsync("/console/people/roles?gaps=true");
        var step = page.Locator("tr[data-step=recall]");
        await Expect(step).ToContainTextAsync("Nothing to read");
        await step.Locator("button").ClickAsync();
        await Expect(step.Locator("a.number, a .number").First).ToContainTextAsync("KB-");
        await Expect(step).ToContainTextAsync("Candidate");
    }

    [Fact]
    public async Task Whom_to_take_along_is_told_with_the_deal_that_shows_it()
    {
        await using var server = TestServer.Started();
        await using var window = await browser.SignedInAsync(server, Role.Sales);
        var colleague = await PersonAsync(server, Role.Sales);
        var (deal, asked) = await SoldAsync(server, await window.ActorAsync(), colleague);
        var page = window.Page;

        await window.OpenAsync($"/console/sales/opportunities/{asked}");
        var found = page.Locator("#take .person-fits").First;
        await Expect(found).ToContainTextAsync("deal with this customer");
        await found.Locator("summary").First.ClickAsync();
        await Expect(found.Locator(".evidence").First).ToContainTextAsync(deal);
    }

    [Fact]
    public async Task The_pages_keep_nobody_out()
    {
        Axe.Need();
        await using var server = TestServer.Started();
        await using var window = await browser.SignedInAsync(server, Role.KnowledgeManager, Role.Sales, Role.Rep);
        var colleague = await PersonAsync(server, Role.Sales);
        var manager = await window.ActorAsync();
        _ = (await server.Services.GetRequiredService<AddTopic>().RunAsync(Actor.System, "leaks", null, "Leaks", "漏水", null, null, Stop)).Value;
        _ = (await server.Services.GetRequiredService<DeclareSkill>().RunAsync(manager, "leaks", SkillLevel.Skilled, Stop)).Value;
        _ = (await server.Services.GetRequiredService<KnowledgeCrm.Insight.SaveWorkRole>().RunAsync(manager, "service", "Service", "客服", null, Stop)).Value;
        _ = (await server.Services.GetRequiredService<KnowledgeCrm.Insight.SaveWorkStep>().RunAsync(
            manager, "service", "recall", new KnowledgeCrm.Insight.StepInput("Recall", "召回", [], []), null, Stop)).Value;
        var (_, asked) = await SoldAsync(server, manager, colleague);
        foreach (var path in new[]
        {
            "/console/people/map", "/console/people/map/leaks", "/console/people/roles", "/console/people/roles/service/edit", $"/console/people/{manager.PersonId}",
            $"/console/sales/opportunities/{asked}",
        })
        {
            await window.OpenAsync(path);
            await Expect(window.Page.Locator("main .loading")).ToHaveCountAsync(0);
            await Axe.FindsNothingAsync(window.Page);
        }
    }

    // A deal that a colleague won by an explanation, and another opportunity with the same customer.
    private static async Task<(string Deal, string Asked)> SoldAsync(TestServer server, Actor seller, Actor colleague)
    {
        var services = server.Services;
        var customer = (await services.GetRequiredService<AddCustomer>().RunAsync(Actor.System, new CustomerInput { Name = "Corner Shop" }, Stop)).Value.Number;
        var objection = (await services.GetRequiredService<SaveObjection>().RunAsync(seller, null, new ObjectionInput("It is dear", "太贵", null), null, Stop)).Value.Number;
        var (author, reviewer) = (await PersonAsync(server, Role.Author), await PersonAsync(server, Role.Reviewer));
        var play = (await services.GetRequiredService<StartArticle>().RunAsync(
            author, new ArticleInput { Title = "Do the sum", Body = "Say this.", Language = "en", Audience = Audience.Internal, Kind = ArticleKind.SalesPlay }, null, null, Stop)).Value.Number;
        _ = (await services.GetRequiredService<SubmitArticle>().RunAsync(author, play, Stop)).Value;
        _ = (await services.GetRequiredService<ApproveArticle>().RunAsync(reviewer, play, null, Stop)).Value;
        var open = services.GetRequiredService<OpenOpportunity>();
        var deal = (await open.RunAsync(colleague, new OpportunityInput { Title = "Won before", Customer = customer }, Stop)).Value.Number;
        _ = (await services.GetRequiredService<RaiseObjection>().RunAsync(
            colleague, deal, new RaisedInput { Words = "Too dear", Objection = objection, Explanation = play, Result = ExplanationResult.Convinced }, Stop)).Value;
        _ = (await services.GetRequiredService<MoveOpportunity>().RunAsync(colleague, deal, OpportunityStage.Won, "They said so", null, Stop)).Value;
        return (deal, (await open.RunAsync(seller, new OpportunityInput { Title = "The next twenty", Customer = customer }, Stop)).Value.Number);
    }

    private static async Task<Actor> PersonAsync(TestServer server, Role role) =>
        Actor.Of(await server.PersonAsync($"{Guid.NewGuid():N}@example.org", role), $"{role}", [role], "en", null);
}
