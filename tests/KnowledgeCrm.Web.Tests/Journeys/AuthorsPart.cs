using System.Text.RegularExpressions;
using KnowledgeCrm.Common;
using KnowledgeCrm.Web.Controls;
using KnowledgeCrm.Web.Knowledge;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KnowledgeCrm.Web.Tests.Journeys;

/// <summary>What the author does.</summary>
internal static class AuthorsPart
{
    /// <summary>Makes an article of the candidate, and submits it.</summary>
    public static async Task WritesAsync(Someone author, string candidate, Town town)
    {
        var story = town.Story;
        await author.ToPlaceAsync("Nav.Candidates");
        var card = author.Main.GetByRole(AriaRole.Listitem).Filter(new() { HasText = candidate });
        await Expect(card).ToContainTextAsync(story.OwnWords[2]);
        await card.GetByRole(AriaRole.Button, new() { Name = author.Text<KnowledgeText>("Candidates.TakeUp") }).ClickAsync();
        await author.ArrivesAsync($"/{candidate}/edit");
        await Expect(Body(author)).ToHaveValueAsync(Containing(story.Resolution));
        await Expect(author.Field<KnowledgeText>("Field.Audience")).ToHaveValueAsync(nameof(Audience.Internal));

        await author.Field<KnowledgeText>("Field.Title").FillAsync(story.Title);
        await author.Field<KnowledgeText>("Field.Summary").FillAsync(story.Summary);
        await author.Field<KnowledgeText>("Field.Topic").SelectOptionAsync(new SelectOptionValue { Label = town.TopicName });
        await author.Field<KnowledgeText>("Field.Audience").SelectOptionAsync(nameof(Audience.Public));
        await Body(author).FillAsync(story.Body);
        var preview = author.Region(author.Text<KnowledgeText>("Preview.Title"));
        await Expect(preview.GetByRole(AriaRole.Listitem).Filter(new() { HasText = story.Step })).ToBeVisibleAsync();
        await Expect(preview.GetByRole(AriaRole.Strong)).ToHaveTextAsync(story.Strong);

        await SubmitsAsync(author, candidate);
        await Expect(Banner(author)).ToContainTextAsync(author.Text<ControlText>("ArticleState.InReview"));
    }

    /// <summary>Sees that nobody approves what they wrote.</summary>
    public static async Task MayNotApproveAsync(Someone author)
    {
        await author.SeesAsync(author.Text<KnowledgeText>("FourEyes.Title"));
        await Expect(author.Button<KnowledgeText>("Action.Approve")).ToBeDisabledAsync();
    }

    /// <summary>Reads why it came back, mends that, and submits again.</summary>
    public static async Task MendsAsync(Someone author, string article, Story story)
    {
        await author.ToPlaceAsync("Nav.Articles");
        await author.Main.GetByRole(AriaRole.Link, new() { Name = story.Title, Exact = true }).ClickAsync();
        await author.SeesAsync(author.Text<KnowledgeText>("History.SentBack", story.Reviewer));
        await author.SeesAsync(story.SentBackFor);
        await author.Button<KnowledgeText>("Action.Save").ClickAsync();
        await author.ArrivesAsync($"/{article}/edit");
        await Expect(Body(author)).ToHaveValueAsync(Containing(story.Step));
        await Body(author).FillAsync(story.MendedBody);
        await SubmitsAsync(author, article);
        await author.SeesAsync(story.MendedStep);
    }

    private static async Task SubmitsAsync(Someone author, string article)
    {
        await author.Button<KnowledgeText>("Edit.Submit").ClickAsync();
        await author.ArrivesAsync($"/articles/{article}");
        await Expect(author.Page.GetByText(author.Text<KnowledgeText>("Done.Submit"))).ToBeVisibleAsync();
    }

    // By its role, too: in Chinese the article's page has a part of the same name.
    private static ILocator Body(Someone author) =>
        author.Page.GetByRole(AriaRole.Textbox, new() { Name = author.Text<KnowledgeText>("Field.Body"), Exact = true });

    private static ILocator Banner(Someone author) => author.Main.Locator(".desk-title");

    private static Regex Containing(string text) => new(Regex.Escape(text));
}
