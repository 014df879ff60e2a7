using KnowledgeCrm.Web.Controls;
using KnowledgeCrm.Web.Knowledge;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KnowledgeCrm.Web.Tests.Journeys;

/// <summary>What the reviewer does.</summary>
internal static class ReviewersPart
{
    /// <summary>Reads what waits, and finds something missing.</summary>
    public static async Task SendsBackAsync(Someone reviewer, Story story)
    {
        await OpensAsync(reviewer, story, story.Step);
        await DoesAsync(reviewer, "Action.SendBack", () => reviewer.Field<KnowledgeText>("SendBack.Reason").FillAsync(story.SentBackFor));
        await Expect(reviewer.Page.GetByText(reviewer.Text<KnowledgeText>("Done.SendBack"))).ToBeVisibleAsync();
        await Expect(Banner(reviewer)).ToContainTextAsync(reviewer.Text<ControlText>("ArticleState.Draft"));
    }

    /// <summary>Reads it again, and approves it; with that it is published.</summary>
    public static async Task ApprovesAsync(Someone reviewer, Story story)
    {
        await OpensAsync(reviewer, story, story.MendedStep);
        var audience = reviewer.Text<KnowledgeText>("Approve.Audience", reviewer.Text<ControlText>("Audience.Public"));
        await DoesAsync(reviewer, "Action.Approve", () => reviewer.SeesAsync(audience));
        await Expect(reviewer.Page.GetByText(reviewer.Text<KnowledgeText>("Done.Approve"))).ToBeVisibleAsync();
        await Expect(Banner(reviewer)).ToContainTextAsync(reviewer.Text<ControlText>("ArticleState.Published"));
        await Expect(reviewer.Link<KnowledgeText>("Article.Live")).ToBeVisibleAsync();
    }

    private static async Task OpensAsync(Someone reviewer, Story story, string passage)
    {
        await reviewer.ToPlaceAsync("Nav.Review");
        var line = reviewer.Main.GetByRole(AriaRole.Row).Filter(new() { HasText = story.Title });
        await Expect(line).ToContainTextAsync(story.Author);
        await Expect(line).ToContainTextAsync(reviewer.Text<ControlText>("Audience.Public"));
        await line.GetByRole(AriaRole.Link, new() { Name = story.Title, Exact = true }).ClickAsync();
        await Expect(reviewer.Region(reviewer.Text<KnowledgeText>("Article.Work.Title"))).ToContainTextAsync(passage);
    }

    // The button asks first; the question ends in a button of the same name.
    private static async Task DoesAsync(Someone reviewer, string action, Func<Task> answer)
    {
        await reviewer.Button<KnowledgeText>(action).ClickAsync();
        await answer();
        await reviewer.Button<KnowledgeText>(action).Last.ClickAsync();
    }

    private static ILocator Banner(Someone reviewer) => reviewer.Main.Locator(".desk-title");
}
