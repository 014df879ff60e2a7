using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KnowledgeCrm.Web.Tests.Knowledge;

/// <summary>A rep flags an article; its owner finds it on the desk, mends it, a reviewer approves, and the rep sees who mended it and in which version.</summary>
public sealed class FlagJourneyTests(Desk desk) : IClassFixture<Desk>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_flag_becomes_a_task_a_new_version_and_an_answer()
    {
        var (author, authorEmail) = await desk.PersonAsync(Role.Author);
        var (reviewer, _) = await desk.PersonAsync(Role.Reviewer);
        var (_, repEmail) = await desk.PersonAsync(Role.Rep);
        var number = await desk.DraftAsync(author, "Turn the knob to the left.");
        await PublishAsync(author, reviewer, number);

        var rep = await desk.PageAsync(repEmail);
        await Desk.OpenAsync(rep, $"/console/articles/{number}");
        await rep.ClickAsync("#flag-begin");
        await rep.FillAsync("#flag-words", "It is to the right.");
        await rep.ClickAsync("#flag-it");
        await Expect(rep.Locator("#flag-words")).ToHaveValueAsync("");
        await Desk.OpenAsync(rep, "/console/flags");
        await Expect(rep.Locator("#flag-list")).ToContainTextAsync("It is to the right.");

        var owner = await desk.PageAsync(authorEmail);
        await Desk.OpenAsync(owner, "/console/desk?kind=Flagged");
        await Expect(owner.Locator("#desk")).ToContainTextAsync("It is to the right.");
        await owner.ClickAsync("#desk tbody a");
        await owner.Locator("#flags [data-flag]").GetByRole(AriaRole.Button, new() { Name = "Fix it" }).ClickAsync();
        await Expect(owner).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"{number}/edit$"));
        // The editor's own way of saving is tried elsewhere.
        await desk.Get<SaveDraft>().RunAsync(author, number, new ArticleInput { Body = "Turn the knob to the right." }, null, Stop);
        await PublishAsync(author, reviewer, number);

        await Desk.EventuallyAsync(async () =>
            (await desk.Get<ArticleFlags>().RunAsync(author, number, Stop)).Value.All(flag => flag.State == FlagState.Fixed));
        await Desk.OpenAsync(rep, "/console/flags");
        await Expect(rep.Locator("#flag-list")).ToContainTextAsync($"Mended by {author.Name} in version 2");
        await Desk.OpenAsync(owner, "/console/desk?kind=Flagged");
        await Expect(owner.Locator(".empty")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_case_leads_to_the_form_with_its_number_filled_in()
    {
        var (author, _) = await desk.PersonAsync(Role.Author);
        var (reviewer, _) = await desk.PersonAsync(Role.Reviewer);
        var (rep, repEmail) = await desk.PersonAsync(Role.Rep);
        var number = await desk.DraftAsync(author, "Turn the knob to the left.");
        await PublishAsync(author, reviewer, number);
        var opened = (await desk.Get<OpenCase>().RunAsync(Actor.System, new CaseInput { Subject = "The knob", Description = "It is stuck.", Language = "en" }, Stop)).Value.Number;
        _ = (await desk.Get<LinkArticle>().RunAsync(rep, opened, number, CaseArticleKind.Used, Stop)).Value;
        var page = await desk.PageAsync(repEmail);
        await Desk.OpenAsync(page, $"/console/cases/{opened}");
        await page.Locator("section[aria-labelledby=links]").GetByRole(AriaRole.Link, new() { Name = $"Flag it: what is the matter with {number}" }).ClickAsync();
        await Expect(page.Locator("#flag-case")).ToHaveValueAsync(opened);
        await page.FillAsync("#flag-words", "It is to the right.");
        await page.ClickAsync("#flag-it");
        await Desk.EventuallyAsync(async () =>
            (await desk.Get<ArticleFlags>().RunAsync(author, number, Stop)).Value.Any(flag => flag.CaseNumber == opened));
    }

    private async Task PublishAsync(Actor author, Actor reviewer, string number)
    {
        Assert.True((await desk.Get<SubmitArticle>().RunAsync(author, number, Stop)).Succeeded);
        Assert.True((await desk.Get<ApproveArticle>().RunAsync(reviewer, number, null, Stop)).Succeeded);
    }
}
