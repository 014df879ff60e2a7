using System.Text.RegularExpressions;
using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Sales;
using KnowledgeCrm.Web.Tests.Browser;
using KnowledgeCrm.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using static Microsoft.Playwright.Assertions;

namespace KnowledgeCrm.Web.Tests.Sales;

/// <summary>A salesperson hears a doubt, gives the answer that has won most, wins, and the figures follow.</summary>
[Collection(BrowserTests.Name)]
public sealed class SalesJourneyTests(BrowserFixture browser)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_words_find_the_objection_the_best_answer_is_given_and_winning_moves_the_figures()
    {
        await using var server = TestServer.Started();
        await using var window = await browser.SignedInAsync(server, Role.Sales);
        var (objection, play, customer) = await PastAsync(server);
        var page = window.Page;

        await window.OpenAsync($"/console/sales/opportunities/new?customer={customer}");
        await page.FillAsync("#title", "Twenty machines for the spring");
        await page.ClickAsync("#save");
        await Expect(page).ToHaveURLAsync(new Regex("/console/sales/opportunities/SO-"));

        await page.FillAsync("#words", "too expensive");
        await Expect(page.Locator("#suggested .choice").First).ToContainTextAsync("It is too expensive");
        await page.ClickAsync("#raise-do");
        var raised = page.Locator($"article[data-objection='{objection}']").First;
        await Expect(raised).ToContainTextAsync("4 of 5 won");

        await raised.Locator($"[data-article='{play}'] button.link").ClickAsync();
        await Expect(raised.Locator(".preview")).ToContainTextAsync("Do the sum");
        await raised.Locator($"[data-article='{play}'] button.small").ClickAsync();
        await Expect(raised.Locator($"[data-given='{play}']")).ToContainTextAsync("version 1");
        await raised.Locator($"[data-given='{play}'] [data-result=Convinced]").ClickAsync();
        await Expect(raised.Locator($"[data-given='{play}'] .badge-good")).ToHaveCountAsync(1);

        await page.ClickAsync("#stage-moves [data-stage=Won]");
        await page.ClickAsync("#move-do");
        await Expect(page.Locator("#reason-error")).ToBeVisibleAsync();
        await page.FillAsync("#reason", "The sum over ten years");
        await page.ClickAsync("#move-do");
        await Expect(page.Locator(".head .badge-good")).ToHaveTextAsync("Won");

        await window.OpenAsync("/console/sales/objections");
        await Expect(page.Locator("table")).ToContainTextAsync("5 of 6 won");
        await window.OpenAsync($"/console/customers/{customer}");
        await Expect(page.Locator("section[aria-labelledby=opportunities]")).ToContainTextAsync("Twenty machines for the spring");
    }

    [Fact]
    public async Task What_sales_found_out_is_proposed_and_waits_for_an_author()
    {
        await using var server = TestServer.Started();
        await using var window = await browser.SignedInAsync(server, Role.Sales);
        var (objection, _, _) = await PastAsync(server);
        await window.OpenAsync($"/console/sales/objections/{objection}");
        await window.Page.FillAsync("#answer-title", "Cost over ten years, on paper");
        await window.Page.ClickAsync("#write-do");
        await Expect(window.Page.Locator("#what-to-say-error")).ToBeVisibleAsync();
        await window.Page.FillAsync("#what-to-say", "Let us do the sum together.");
        await window.Page.ClickAsync("#write-do");
        await Expect(window.Page.Locator("#write .alert")).ToContainTextAsync("KB-");
        var listed = (await server.Services.GetRequiredService<CandidateList>().RunAsync(Actor.System, null, 0, Stop)).Value;
        Assert.Contains(listed.Items, candidate => candidate.Title == "Cost over ten years, on paper");
    }

    [Fact]
    public async Task The_pages_of_sales_keep_nobody_out()
    {
        Axe.Need();
        await using var server = TestServer.Started();
        await using var window = await browser.SignedInAsync(server, Role.Sales);
        var (objection, _, customer) = await PastAsync(server);
        var actor = await window.ActorAsync();
        var number = (await server.Services.GetRequiredService<OpenOpportunity>().RunAsync(actor, new OpportunityInput { Title = "Ten", Customer = customer }, Stop)).Value.Number;
        foreach (var path in new[]
        {
            "opportunities", "opportunities/new", $"opportunities/{number}", $"opportunities/{number}/edit", "objections", $"objections/{objection}",
        })
        {
            await window.OpenAsync($"/console/sales/{path}");
            await Expect(window.Page.Locator(".loading")).ToHaveCountAsync(0);
            await Axe.FindsNothingAsync(window.Page);
        }
    }

    // A play that won four deals of five.
    private static async Task<(string Objection, string Play, string Customer)> PastAsync(TestServer server)
    {
        T Get<T>() where T : notnull => server.Services.GetRequiredService<T>();
        var actor = Actor.System;
        var customer = (await Get<AddCustomer>().RunAsync(actor, new CustomerInput { Name = "Corner Shop", Kind = CustomerKind.Organisation, Relation = CustomerRelation.Dealer }, Stop)).Value.Number;
        var objection = (await Get<SaveObjection>().RunAsync(actor, null, new ObjectionInput("It is too expensive compared with others", "比别家太贵了", null), null, Stop)).Value.Number;
        var author = Actor.Of(await server.PersonAsync($"{Guid.NewGuid():N}@example.org", Role.Author), "Author", [Role.Author], "en", null);
        var reviewer = Actor.Of(await server.PersonAsync($"{Guid.NewGuid():N}@example.org", Role.Reviewer), "Reviewer", [Role.Reviewer], "en", null);
        var play = (await Get<StartArticle>().RunAsync(
            author, new ArticleInput { Title = "What it costs in ten years", Body = "Do the sum with them.", Language = "en", Kind = ArticleKind.SalesPlay }, null, null, Stop)).Value.Number;
        _ = (await Get<SubmitArticle>().RunAsync(author, play, Stop)).Value;
        _ = (await Get<ApproveArticle>().RunAsync(reviewer, play, null, Stop)).Value;
        for (var i = 0; i < 5; i++)
        {
            var deal = (await Get<OpenOpportunity>().RunAsync(actor, new OpportunityInput { Title = $"Deal {i}", Customer = customer }, Stop)).Value.Number;
            _ = (await Get<RaiseObjection>().RunAsync(actor, deal, new RaisedInput { Words = "Too much", Objection = objection, Explanation = play }, Stop)).Value;
            _ = (await Get<MoveOpportunity>().RunAsync(actor, deal, i == 0 ? OpportunityStage.Lost : OpportunityStage.Won, "They said so", null, Stop)).Value;
        }
        return (objection, play, customer);
    }
}
