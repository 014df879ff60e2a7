using System.Text.RegularExpressions;
using KnowledgeCrm.Common;
using KnowledgeCrm.Web.Portal;
using KnowledgeCrm.Web.Resources;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KnowledgeCrm.Web.Tests.Journeys;

/// <summary>What people do in the portal: the one who asks, and the one who finds.</summary>
internal static class CustomersPart
{
    /// <summary>Searches in vain, and asks.</summary>
    /// <returns>The number of the case.</returns>
    public static async Task<string> AsksAsync(Someone customer, string email, Story story)
    {
        await customer.GoAsync("/");
        await customer.Link<SharedText>("SignIn").ClickAsync();
        await customer.SignInAsync(email);
        Assert.Equal("/", new Uri(customer.Page.Url).AbsolutePath);

        await SearchesAsync(customer, story.FirstSearch);
        var results = customer.Main.GetByRole(AriaRole.Heading, new() { Level = 2 });
        await Expect(results).ToHaveTextAsync([story.OtherTitle]);
        await customer.Link<PortalText>("Ask.Do").ClickAsync();

        await Expect(customer.Field<PortalText>("New.Subject")).ToHaveValueAsync(story.FirstSearch);
        await customer.Field<PortalText>("New.Subject").FillAsync(story.Subject);
        await customer.Field<PortalText>("New.Description").FillAsync(story.Description);
        var suggested = customer.Main.GetByRole(AriaRole.Heading, new() { Name = customer.Text<PortalText>("Suggest.Title"), Exact = true });
        await Expect(suggested).ToBeVisibleAsync();
        await Expect(customer.Main.GetByRole(AriaRole.Link, new() { Name = story.OtherTitle })).ToBeVisibleAsync();
        await customer.Field<PortalText>("New.Product").SelectOptionAsync(Town.Model);
        await customer.Button<PortalText>("New.Send").ClickAsync();

        await customer.SeesAsync(customer.Text<PortalText>("Sent.new"));
        await customer.SeesAsync(customer.Text<PortalText>("Status.New"));
        await Expect(customer.Page).ToHaveURLAsync(new Regex("/my/cases/CS-[0-9]+[?]"));
        var number = new Uri(customer.Page.Url).Segments[^1];
        await customer.Link<PortalText>("Nav.Cases").First.ClickAsync();
        await Expect(customer.Main.GetByRole(AriaRole.Listitem).Filter(new() { HasText = number })).ToContainTextAsync(story.Subject);
        await Expect(customer.Main.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(1);
        return number;
    }

    /// <summary>Reads the answer, and nothing that was meant for colleagues.</summary>
    public static async Task ReadsTheAnswerAsync(Someone customer, Story story)
    {
        await customer.GoAsync("/my/cases");
        await customer.Main.GetByRole(AriaRole.Link, new() { Name = story.Subject, Exact = true }).ClickAsync();
        await customer.SeesAsync(story.Reply);
        await customer.SeesAsync(customer.Text<PortalText>("Thread.Us", story.Rep));
        await customer.SeesAsync(customer.Text<PortalText>("Status.Resolved"));
        var html = await customer.Page.ContentAsync();
        Assert.DoesNotContain(story.Note, html);
        Assert.DoesNotContain(story.Cause, html);
        // Whose words they are reads them here: what is looked for on a visitor's pages is what pages do show.
        Assert.All(story.OwnWords, words => Assert.Contains(words, html));
    }

    /// <summary>Without an account: finds the article by words of somebody else's question, reads it, says that it helped.</summary>
    public static async Task FindsAsync(Someone visitor, string caseNumber, Story story)
    {
        await visitor.GoAsync("/");
        await SearchesAsync(visitor, story.LaterSearch);
        var found = visitor.Main.GetByRole(AriaRole.Listitem).Filter(new() { HasText = story.Title });
        await visitor.ReloadUntilAsync(found);
        await Expect(visitor.Main.GetByRole(AriaRole.Heading, new() { Level = 2 }).First).ToHaveTextAsync(story.Title);
        await Expect(found).ToContainTextAsync(Messages.Text("Why.HelpedOne", story.Language));
        await TellsNothingAsync(visitor, caseNumber, story);

        await found.GetByRole(AriaRole.Link, new() { Name = story.Title }).ClickAsync();
        await Expect(visitor.Main.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(story.Title);
        await Expect(visitor.Main.GetByRole(AriaRole.Article)).ToContainTextAsync(story.MendedStep);
        await visitor.SeesAsync(visitor.Text<PortalText>("Helped.One"));
        await TellsNothingAsync(visitor, caseNumber, story);

        await visitor.Button<PortalText>("Feedback.Yes").ClickAsync();
        await visitor.SeesAsync(visitor.Text<PortalText>("Feedback.Thanks"));
        await visitor.SeesAsync(visitor.Text<PortalText>("Helped.One"));
        await TellsNothingAsync(visitor, caseNumber, story);

        await visitor.GoAsync("/");
        await Expect(visitor.Main.GetByRole(AriaRole.Link, new() { Name = story.Title }).First).ToBeVisibleAsync();
        await TellsNothingAsync(visitor, caseNumber, story);
    }

    private static async Task SearchesAsync(Someone reader, string query)
    {
        // A search box at first; a combobox once its script completes what is typed.
        await reader.Page.GetByLabel(reader.Text<PortalText>("Search.Label"), new() { Exact = true }).FillAsync(query);
        await reader.Button<SharedText>("Search").ClickAsync();
        await reader.ArrivesAsync($"/search?q={Uri.EscapeDataString(query).Replace("%20", "+")}");
    }

    private static async Task TellsNothingAsync(Someone visitor, string caseNumber, Story story)
    {
        var html = await visitor.Page.ContentAsync();
        Assert.All(story.OwnWords.Append(caseNumber), words => Assert.DoesNotContain(words, html));
    }
}
