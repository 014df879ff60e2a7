using KnowledgeCrm.Common;
using KnowledgeCrm.Drafts;
using KnowledgeCrm.Knowledge;
using Microsoft.Playwright;

namespace KnowledgeCrm.Web.Tests.Knowledge;

/// <summary>An author writes: with the checklist beside the text, instead of another article, and in the other language.</summary>
public sealed class WritingJourneyTests(Desk desk) : IClassFixture<Desk>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_article_begins_with_its_sections_and_its_checklist_follows_what_is_typed()
    {
        var (_, email) = await desk.PersonAsync(Role.Author);
        var page = await desk.PageAsync(email);
        await Desk.OpenAsync(page, "/console/articles/new");
        await page.FillAsync("#title", "How to clean the pump filter");
        await page.SelectOptionAsync("#kind", nameof(ArticleKind.HowTo));
        await page.ClickAsync("#start");
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/edit$"));
        await Assertions.Expect(page.Locator("#body")).ToHaveValueAsync(BuiltInTemplates.Of(ArticleKind.HowTo).Outline(Languages.English).Trim());
        await Assertions.Expect(page.Locator("[data-check=sections]")).ToContainTextAsync("Not written yet: Steps");

        await page.FillAsync("#body", "## Steps\n\n1. Open the flap.\n2. Call +44 1632 960001.");

        await Assertions.Expect(page.Locator("[data-check=sections]")).ToHaveClassAsync("is-met");
        await Assertions.Expect(page.Locator("[data-check=steps]")).ToHaveClassAsync("is-met");
        await Assertions.Expect(page.Locator("[data-check=personal-data]")).ToContainTextAsync("+44 1632 960001");
        await page.CheckAsync("[data-check=personal-data] input");
        await Assertions.Expect(page.Locator("[data-check=personal-data]")).ToHaveClassAsync("is-met");
        await page.ClickAsync("#add-sections");
        await Assertions.Expect(page.Locator("#preview h2")).ToHaveTextAsync(["Steps", "Before you start", "When it does not work"]);
        await page.ClickAsync("#save");

        var number = page.Url.Split('/')[^2];
        await Desk.EventuallyAsync(async () => (await desk.WorkAsync(number)).Ticked.SequenceEqual(["personal-data"]));
        Assert.Equal(ArticleKind.HowTo, (await desk.WorkAsync(number)).Kind);
    }

    [Fact]
    public async Task What_was_typed_is_carried_over_into_the_article_that_is_there_and_nothing_is_lost()
    {
        var (author, email) = await desk.PersonAsync(Role.Author);
        var there = await PublishedAsync(author, "The kettle whistles all night", "Close the lid.");
        var page = await desk.PageAsync(email);
        await Desk.OpenAsync(page, "/console/articles/new");
        await page.FillAsync("#title", "My kettle whistles the whole night");
        await page.ClickAsync("#start");
        await Assertions.Expect(page.Locator("#save")).ToBeVisibleAsync();
        var begun = page.Url.Split('/')[^2];
        await page.FillAsync("#body", "## Cause\n\nThe valve is loose.");
        await Assertions.Expect(page.Locator("#preview")).ToContainTextAsync("valve");

        await page.ClickAsync($"[data-similar='{there}'] button");

        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"/{there}/edit\\?from={begun}$"));
        await Assertions.Expect(page.Locator("#carried-over")).ToContainTextAsync(begun);
        const string Both = "Close the lid.\n\n## My kettle whistles the whole night\n\n## Cause\n\nThe valve is loose.\n";
        await Assertions.Expect(page.Locator("#body")).ToHaveValueAsync(Both);
        Assert.Equal("Close the lid.", (await desk.WorkAsync(there)).Body);
        await Desk.EventuallyAsync(async () => (await desk.Get<KeptDraftReading>().RunAsync(author, $"article:{begun}", Stop)).Value?.Contains("valve") == true);
        await page.ClickAsync("#save");
        await Desk.EventuallyAsync(async () => (await desk.WorkAsync(there)).Body == Both.Trim());
        // And back: it is as it was left.
        await Desk.OpenAsync(page, $"/console/articles/{begun}/edit");
        await Assertions.Expect(page.Locator("#body")).ToHaveValueAsync("## Cause\n\nThe valve is loose.");
    }

    [Fact]
    public async Task What_was_typed_of_a_new_article_stays_until_the_other_is_saved()
    {
        var (author, email) = await desk.PersonAsync(Role.Author);
        var there = await PublishedAsync(author, "The radiator gurgles in winter", "Let the air out.");
        var page = await desk.PageAsync(email);
        await Desk.OpenAsync(page, "/console/articles/new");
        await page.FillAsync("#title", "Radiator gurgles every winter");
        await page.ClickAsync($"[data-similar='{there}'] button");
        await Assertions.Expect(page.Locator("#body")).ToHaveValueAsync("Let the air out.\n\n## Radiator gurgles every winter\n");
        // Leaving asks, since it is not saved yet; it is kept all the same.
        page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await page.ClickAsync("#carried-over a");
        await Assertions.Expect(page.Locator("#title")).ToHaveValueAsync("Radiator gurgles every winter");
        await Desk.OpenAsync(page, $"/console/articles/{there}/edit?from=new");
        await Assertions.Expect(page.Locator("#body")).ToHaveValueAsync("Let the air out.\n\n## Radiator gurgles every winter\n");
        await page.ClickAsync("#save");

        await Desk.EventuallyAsync(async () => string.IsNullOrEmpty((await desk.Get<KeptDraftReading>().RunAsync(author, "article:new", Stop)).Value));
        Assert.Contains("every winter", (await desk.WorkAsync(there)).Body);
    }

    [Fact]
    public async Task What_is_new_in_the_other_language_stands_beside_the_text_until_it_is_translated()
    {
        var (author, email) = await desk.PersonAsync(Role.Author);
        var english = await PublishedAsync(author, "The iron drips on shirts", "Empty the tank.");
        var input = new ArticleInput { Title = "熨斗滴水", Body = "倒空水箱。", Language = Languages.Chinese, Audience = Audience.Public };
        var chinese = (await desk.Get<StartArticle>().RunAsync(author, input, english, null, Stop)).Value.Number;
        await PublishAsync(author, chinese);
        await desk.Get<SaveDraft>().RunAsync(author, english, new ArticleInput { Body = "Empty the tank twice." }, null, Stop);
        await PublishAsync(author, english);
        var page = await desk.PageAsync(email);
        await Desk.OpenAsync(page, "/console/articles?behind=true&mine=true");
        await Assertions.Expect(page.Locator("main tbody tr")).ToHaveCountAsync(1);

        await page.ClickAsync("main tbody .badge-warn");

        await Assertions.Expect(page.Locator(".translation ins")).ToHaveTextAsync(" twice");
        await Assertions.Expect(page.Locator("#translated")).ToBeCheckedAsync();
        await page.FillAsync("#body", "倒空水箱两次。");
        await Assertions.Expect(page.Locator("#saving")).Not.ToHaveTextAsync("No changes");
        await page.ClickAsync("#save");
        await Assertions.Expect(page.Locator("#in-step")).ToBeVisibleAsync();
        Assert.Equal(2, (await desk.WorkAsync(chinese)).TranslatedUpTo);
        Assert.NotNull((await desk.WorkAsync(chinese)).Behind);
        await PublishAsync(author, chinese);
        Assert.Null((await desk.WorkAsync(chinese)).Behind);
    }

    [Fact]
    public async Task Nothing_to_change_is_one_click_and_saving_goes_on()
    {
        var (author, email) = await desk.PersonAsync(Role.Author);
        var english = await PublishedAsync(author, "The toaster smells", "Empty the tray.");
        var input = new ArticleInput { Title = "面包机有异味", Body = "清空托盘。", Language = Languages.Chinese };
        var chinese = (await desk.Get<StartArticle>().RunAsync(author, input, english, null, Stop)).Value.Number;
        await PublishAsync(author, chinese);
        await desk.Get<SaveDraft>().RunAsync(author, english, new ArticleInput { Body = "Empty the tray!" }, null, Stop);
        await PublishAsync(author, english);
        var page = await desk.PageAsync(email);
        await Desk.OpenAsync(page, $"/console/articles/{chinese}/edit");
        await Assertions.Expect(page.Locator("#translated")).Not.ToBeCheckedAsync();

        await page.ClickAsync("#no-translation");

        await Assertions.Expect(page.Locator("#in-step")).ToBeVisibleAsync();
        Assert.Null((await desk.WorkAsync(chinese)).Behind);
        await page.FillAsync("#title", "面包机有焦味");
        await page.ClickAsync("#save");
        await Desk.EventuallyAsync(async () => (await desk.WorkAsync(chinese)).Title == "面包机有焦味");
    }

    private async Task<string> PublishedAsync(Actor author, string title, string body)
    {
        var input = new ArticleInput { Title = title, Body = body, Language = Languages.English, Audience = Audience.Public };
        var number = (await desk.Get<StartArticle>().RunAsync(author, input, null, null, Stop)).Value.Number;
        await PublishAsync(author, number);
        return number;
    }

    private async Task PublishAsync(Actor author, string number)
    {
        Assert.True((await desk.Get<SubmitArticle>().RunAsync(author, number, Stop)).Succeeded);
        Assert.True((await desk.Get<ApproveArticle>().RunAsync(Actor.System, number, null, Stop)).Succeeded);
        await Desk.EventuallyAsync(async () => (await desk.Get<NearDuplicates>().RunAsync(
            author, new TypedArticle((await desk.WorkAsync(number)).Title), Stop)).Value.Any(near => near.Number == number && near.IsLive));
    }
}
