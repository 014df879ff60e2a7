using KnowledgeCrm.Common;
using KnowledgeCrm.Curation;
using KnowledgeCrm.Insight;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Web.Tests.Hosting;
using KnowledgeCrm.Web.Tests.Knowledge;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KnowledgeCrm.Web.Tests.Curation;

public sealed class CurationPagesTests(Desk desk) : IClassFixture<Desk>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_manager_adds_changes_and_removes_a_rule_and_search_follows()
    {
        var (_, email) = await desk.PersonAsync(Role.KnowledgeManager);
        var page = await desk.PageAsync(email);
        await Desk.OpenAsync(page, "/console");
        await page.ClickAsync("nav a[href='/console/curation']");
        await page.ClickAsync("#add-rule");
        await page.FillAsync("#from", "hoover");
        await page.FillAsync("#to", "robot vacuum，扫地机器人");
        await page.GetByText("One way:").ClickAsync();
        await page.ClickAsync("form.desk-form button[type=submit]");

        var row = page.Locator("tbody tr", new() { HasText = "hoover" }).First;
        await Expect(row).ToContainTextAsync("扫地机器人");
        Assert.Contains(Rules, rule => !rule.BothWays && rule.From.SequenceEqual(["hoover"]) && rule.To.SequenceEqual(["robot vacuum", "扫地机器人"]));
        await Expect(row.GetByText("Try it")).ToHaveAttributeAsync("href", "/console/search?q=hoover");

        await row.GetByRole(AriaRole.Button, new() { Name = "Edit: hoover" }).ClickAsync();
        await page.FillAsync("#to", "hoover");
        await page.ClickAsync("form.desk-form button[type=submit]");
        await Expect(page.Locator("#to-error")).ToContainTextAsync("both sides");
        await page.FillAsync("#to", "vacuum cleaner");
        await page.ClickAsync("form.desk-form button[type=submit]");
        await Expect(row).ToContainTextAsync("vacuum cleaner");

        await row.GetByRole(AriaRole.Button, new() { Name = "Remove: hoover" }).ClickAsync();
        await row.GetByRole(AriaRole.Button, new() { Name = "Really remove: hoover" }).ClickAsync();
        await Expect(page.Locator("tbody tr", new() { HasText = "hoover" })).ToHaveCountAsync(0);
        Assert.DoesNotContain(Rules, rule => rule.From.Contains("hoover"));
    }

    [Fact]
    public async Task F59_what_somebody_else_saved_meanwhile_is_shown_and_what_was_typed_stays()
    {
        var (manager, email) = await desk.PersonAsync(Role.KnowledgeManager);
        var made = (await desk.Get<SaveGlossaryEntry>().RunAsync(manager, null, new GlossaryInput("spin speed", "转速"), null, Stop)).Value;
        var page = await desk.PageAsync(email);
        await Desk.OpenAsync(page, "/console/curation/glossary?q=spin");
        await page.GetByRole(AriaRole.Button, new() { Name = "Edit: spin speed" }).ClickAsync();
        await page.FillAsync("#chinese", "脱水转速");
        _ = (await desk.Get<SaveGlossaryEntry>().RunAsync(manager, made.Id, new GlossaryInput("spin speed", "甩干转速"), made.Version, Stop)).Value;
        await page.ClickAsync("form.desk-form button[type=submit]");

        await Expect(page.Locator("form.desk-form .alert-warn")).ToContainTextAsync("甩干转速");
        await Expect(page.Locator("#chinese")).ToHaveValueAsync("脱水转速");
        await page.ClickAsync("form.desk-form button[type=submit]");
        await Expect(page.Locator("form.desk-form")).ToHaveCountAsync(0);
        await Expect(page.Locator("tbody tr", new() { HasText = "spin speed" })).ToContainTextAsync("脱水转速");
    }

    [Fact]
    public async Task A_table_is_taken_in_and_its_bad_rows_are_named()
    {
        var (_, email) = await desk.PersonAsync(Role.KnowledgeManager);
        var page = await desk.PageAsync(email);
        await Desk.OpenAsync(page, "/console/curation/glossary");
        await page.ClickAsync(".table-file > summary");
        await page.SetInputFilesAsync("#table-file", new FilePayload
        {
            Name = "words.csv", MimeType = "text/csv", Buffer = "english,chinese\nanode rod,镁棒\n镁棒,anode rod\n"u8.ToArray(),
        });

        await Expect(page.Locator(".table-file [role=status]")).ToContainTextAsync("1 added, 0 changed, 0 unchanged, 1 refused.");
        await Expect(page.Locator(".table-file [role=status] li")).ToContainTextAsync("Line 3");
        await Expect(page.Locator("tbody tr", new() { HasText = "anode rod" })).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Overdue_pins_are_counted_marked_and_listed_by_themselves()
    {
        var (manager, email) = await desk.PersonAsync(Role.KnowledgeManager);
        var number = await PublishedAsync();
        await desk.Get<SavePin>().RunAsync(manager, null, new PinInput("old news", number, false, null, new DateOnly(2020, 1, 1), null), null, Stop);
        await desk.Get<SavePin>().RunAsync(manager, null, new PinInput("fresh news", number, true, null, null, null), null, Stop);
        var page = await desk.PageAsync(email);
        await Desk.OpenAsync(page, "/console/curation/pins");
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(2);

        await page.Locator(".alert-warn a").ClickAsync();
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        await Expect(page.Locator("tbody tr")).ToContainTextAsync("Overdue");
    }

    [Fact]
    public async Task A_suggestion_by_address_opens_the_form_with_its_words_for_managers_alone()
    {
        const string address = "/console/curation?from=tub&to=drum";
        var (_, email) = await desk.PersonAsync(Role.KnowledgeManager);
        var page = await desk.PageAsync(email);
        await Desk.OpenAsync(page, address);
        await Expect(page.Locator("#from")).ToHaveValueAsync("tub");
        await Expect(page.Locator("#to")).ToHaveValueAsync("drum");

        using var rep = await desk.Server.SignedInAsync(Role.Rep);
        var read = await rep.ReadAsync(address);
        Assert.Contains("id=\"q\"", read, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"from\"", read, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"add-rule\"", read, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_learnt_from_searches_are_dismissed_and_brought_back()
    {
        await SearchedTwiceAsync("fridge door", "refrigerator door");
        var (_, email) = await desk.PersonAsync(Role.KnowledgeManager);
        var page = await desk.PageAsync(email);
        await Desk.OpenAsync(page, "/console/curation");
        await page.ClickAsync("#suggested > summary");
        await page.GetByRole(AriaRole.Button, new() { Name = "Not the same: fridge → refrigerator" }).ClickAsync();
        await Expect(page.Locator("#suggested > summary")).ToContainTextAsync("0 suggestions");
        await page.ClickAsync("#dismissed > summary");
        await page.GetByRole(AriaRole.Button, new() { Name = "Suggest again: fridge → refrigerator" }).ClickAsync();
        await Expect(page.Locator("#suggested > summary")).ToContainTextAsync("1 suggestion");
        await page.GetByRole(AriaRole.Link, new() { Name = "Make a rule: fridge → refrigerator" }).ClickAsync();
        await Expect(page.Locator("#from")).ToHaveValueAsync("fridge");
    }

    // Two people each search with the first words in vain, then with the second, and open what they find.
    private async Task SearchedTwiceAsync(string first, string next)
    {
        await using (var db = await desk.Get<IDbContextFactory<KnowledgeCrmDb>>().CreateDbContextAsync(Stop))
        {
            var at = db.Now - (2 * SettleSearches.Patience);
            foreach (var person in new[] { Guid.CreateVersion7(), Guid.CreateVersion7() })
            {
                var found = new SearchNote { Id = Guid.CreateVersion7(), At = at.AddSeconds(20), PersonId = person, Sequence = $"{person}", Text = next };
                found.Hear(SearchOutcome.Opened, new SearchKey(ArticleSearchSource.KindName, Guid.CreateVersion7()), 1, at.AddSeconds(30));
                db.SearchNotes.AddRange(found, new SearchNote { Id = Guid.CreateVersion7(), At = at, PersonId = person, Sequence = $"{person}", Text = first });
            }
            await db.SaveChangesAsync(Stop);
        }
        await desk.Get<SettleSearches>().RunAsync(Stop);
    }

    private IReadOnlyList<KnowledgeCrm.Search.SynonymRule> Rules => desk.Get<CurationRules>().Now.Synonyms;

    private async Task<string> PublishedAsync()
    {
        var (author, _) = await desk.PersonAsync(Role.Author);
        var (reviewer, _) = await desk.PersonAsync(Role.Reviewer);
        var number = await desk.DraftAsync(author);
        _ = (await desk.Get<KnowledgeCrm.Knowledge.SubmitArticle>().RunAsync(author, number, Stop)).Value;
        _ = (await desk.Get<KnowledgeCrm.Knowledge.ApproveArticle>().RunAsync(reviewer, number, null, Stop)).Value;
        return number;
    }
}
