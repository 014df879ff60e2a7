using System.Text.RegularExpressions;
using KnowledgeCrm.Web.Cases;
using KnowledgeCrm.Web.Controls;
using KnowledgeCrm.Web.Search;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KnowledgeCrm.Web.Tests.Journeys;

/// <summary>What the service representative does.</summary>
internal static class RepsPart
{
    /// <summary>Answers a case of the inbox.</summary>
    public static async Task AnswersAsync(Someone rep, string caseNumber, Story story)
    {
        await rep.ToPlaceAsync("Nav.Cases");
        var line = rep.Main.GetByRole(AriaRole.Row).Filter(new() { HasText = caseNumber });
        await Expect(line).ToContainTextAsync(story.Subject);
        await Expect(line).ToContainTextAsync(story.FirstCustomer);
        await Expect(line).ToContainTextAsync(rep.Text<ControlText>("CaseStatus.New"));
        await line.GetByRole(AriaRole.Link, new() { Name = caseNumber }).ClickAsync();
        await Expect(rep.Main.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(story.Subject);
        await rep.SeesAsync(story.OwnWords[2]);
        await Expect(rep.Region(rep.Text<CaseText>("Answers"))).ToContainTextAsync(story.OtherTitle);

        await rep.Field<CaseText>("Reply.ToCustomer").FillAsync(story.Reply);
        await rep.Button<CaseText>("Reply.Do").ClickAsync();
        await Expect(Thread(rep)).ToContainTextAsync(story.Reply);
        await Expect(rep.Page.GetByText(rep.Text<CaseText>("Reply.Done"))).ToBeVisibleAsync();

        await rep.Page.GetByRole(AriaRole.Radio, new() { Name = rep.Text<CaseText>("Post.Note"), Exact = true }).CheckAsync();
        await rep.Field<CaseText>("Reply.Note").FillAsync(story.Note);
        await rep.Button<CaseText>("Reply.DoNote").ClickAsync();
        await Expect(Thread(rep)).ToContainTextAsync(story.Note);
    }

    /// <summary>Wraps the case up as something worth knowing.</summary>
    /// <returns>The number of the candidate.</returns>
    public static async Task<string> PassesItOnAsync(Someone rep, Story story)
    {
        await rep.Button<CaseText>("Wrap.Candidate").ClickAsync();
        await Expect(rep.Field<CaseText>("Wrap.Resolution")).ToHaveValueAsync(story.Reply);
        await rep.Field<CaseText>("Wrap.Cause").FillAsync(story.Cause);
        await rep.Field<CaseText>("Wrap.Resolution").FillAsync(story.Resolution);
        await rep.Button<CaseText>("Wrap.Do").ClickAsync();

        var outcome = rep.Region(rep.Text<ControlText>("CaseOutcome.Candidate"));
        await Expect(outcome).ToContainTextAsync(rep.Text<CaseText>("Wrap.Became"));
        var candidate = await outcome.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^KB-[0-9]+$") }).TextContentAsync();
        await Expect(rep.Page.GetByText(rep.Text<CaseText>("Wrap.DoneCandidate", candidate!))).ToBeVisibleAsync();
        await rep.SeesAsync(rep.Text<ControlText>("CaseStatus.Resolved"));
        return candidate!;
    }

    /// <summary>Goes to another case and attaches the new article to it; no hand on the mouse.</summary>
    public static async Task UsesItAsync(Someone rep, string otherCase, string article, Story story)
    {
        await TypesIntoSearchAsync(rep, otherCase);
        await rep.Page.Keyboard.PressAsync("Enter");
        await Expect(rep.Main.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(story.LaterSubject);

        await TypesIntoSearchAsync(rep, story.LaterSearch);
        var hit = rep.Page.GetByRole(AriaRole.Option).Filter(new() { HasText = article });
        await Expect(hit).ToContainTextAsync(story.Title);
        await rep.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(hit).ToHaveAttributeAsync("aria-selected", "true");
        await rep.Page.Keyboard.PressAsync("Alt+Enter");

        await Expect(rep.Page.GetByText(rep.Text<SearchText>("Attached", article, otherCase))).ToBeVisibleAsync();
        var linked = rep.Region(rep.Text<CaseText>("Links")).GetByRole(AriaRole.Listitem).Filter(new() { HasText = article });
        await Expect(linked).ToContainTextAsync(story.Title);
        await Expect(linked).ToContainTextAsync(rep.Text<ControlText>("CaseArticleKind.Used"));
    }

    private static async Task TypesIntoSearchAsync(Someone rep, string words)
    {
        var box = rep.Page.GetByRole(AriaRole.Combobox, new() { Name = rep.Text<SearchText>("Box.Label"), Exact = true });
        // After a result was opened the focus is on its way to the new page; in the box the key would be a character.
        await Expect(box).Not.ToBeFocusedAsync();
        await rep.Page.Keyboard.PressAsync("/");
        await Expect(box).ToBeFocusedAsync();
        // All at once, as an input method gives it: no answer to half a word comes in between.
        await rep.Page.Keyboard.InsertTextAsync(words);
        await Expect(box).ToHaveValueAsync(words);
    }

    private static ILocator Thread(Someone rep) => rep.Page.GetByRole(AriaRole.List, new() { Name = rep.Text<CaseText>("Thread"), Exact = true });
}
