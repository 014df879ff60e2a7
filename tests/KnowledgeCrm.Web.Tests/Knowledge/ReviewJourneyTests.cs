using System.Globalization;
using System.Text.RegularExpressions;
using KnowledgeCrm.Common;
using KnowledgeCrm.Drafts;
using KnowledgeCrm.Knowledge;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KnowledgeCrm.Web.Tests.Knowledge;

/// <summary>An article from its writing to its end, by the people who have a part in it.</summary>
public sealed class ReviewJourneyTests(Desk desk) : IClassFixture<Desk>
{
    private const string Body = "Switch the machine off.\n\nTurn the drum left.\n\n请关闭水龙头。";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Commented_sent_back_mended_with_a_suggested_edit_approved_scheduled_published_and_expired()
    {
        var (writer, writerEmail) = await desk.PersonAsync(Role.Author);
        var (first, firstEmail) = await desk.PersonAsync(Role.Reviewer);
        var (_, secondEmail) = await desk.PersonAsync(Role.Reviewer);
        var number = await desk.DraftAsync(writer, Body);
        var author = await desk.PageAsync(writerEmail);
        await Desk.OpenAsync(author, $"/console/articles/{number}/edit");
        await author.ClickAsync("#submit-options summary");
        await author.FillAsync("#submit-note", "The second step is new");
        await author.GetByLabel(first.Name, new() { Exact = true }).CheckAsync();
        await author.ClickAsync("#submit");
        await Expect(author).ToHaveURLAsync(new Regex($"/{number}$"));

        var reviewer = await desk.PageAsync(firstEmail);
        await Desk.OpenAsync(reviewer, "/console/review?mine=true");
        var line = reviewer.Locator("#queue tr", new() { HasText = number });
        await Expect(line).ToContainTextAsync("The second step is new");
        await Expect(line).ToContainTextAsync(first.Name);
        await line.Locator("a.button").ClickAsync();
        await MarkAsync(reviewer, "left");
        await Expect(reviewer.Locator("#comment-quote")).ToHaveValueAsync("left");
        await reviewer.CheckAsync("#comment-suggests");
        await reviewer.FillAsync("#comment-replacement", "right");
        await reviewer.ClickAsync("#comment-send");
        await Expect(reviewer.Locator(".passages mark")).ToHaveTextAsync("left");
        await MarkAsync(reviewer, "水龙头");
        await Expect(reviewer.Locator("#comment-quote")).ToHaveValueAsync("水龙头");
        await reviewer.FillAsync("#comment-text", "哪一个？");
        await reviewer.ClickAsync("#comment-send");
        await Expect(reviewer.Locator(".passages mark")).ToHaveCountAsync(2);
        Assert.Equal(Body, await reviewer.Locator(".passages").EvaluateAsync<string>("area => area.textContent"));
        await reviewer.ClickAsync("#do-SendBack");
        await reviewer.FillAsync("#reason", "It turns the other way.");
        await reviewer.ClickAsync("#confirm");
        await Expect(reviewer.Locator(".desk-title")).ToContainTextAsync("Draft");

        await Desk.OpenAsync(author, $"/console/articles/{number}/edit");
        await Expect(author.Locator(".alert-warn").First).ToContainTextAsync("It turns the other way.");
        await Expect(author.Locator("#body")).ToHaveValueAsync(Body);
        await author.FillAsync("#body", "First of all:\n\n" + Body);
        await author.ClickAsync("[data-do=accept]");
        await Expect(author.Locator("#body")).ToHaveValueAsync("First of all:\n\n" + Body.Replace("left", "right", StringComparison.Ordinal));
        var question = author.Locator(".comment", new() { HasText = "哪一个" });
        await question.Locator("textarea").FillAsync("The only one");
        await question.Locator("[type=submit]").ClickAsync();
        await Expect(question.Locator(".comment-answer")).ToContainTextAsync("The only one");
        await question.Locator("[data-do=resolve]").ClickAsync();
        await Expect(author.Locator("#comments-closed summary")).ToContainTextAsync("2");
        await author.ClickAsync("#submit");
        await Expect(author).ToHaveURLAsync(new Regex($"/{number}$"));

        // Whose edit was taken has written a part.
        await Desk.OpenAsync(reviewer, $"/console/articles/{number}");
        await Expect(reviewer.Locator("#four-eyes")).ToBeVisibleAsync();
        var second = await desk.PageAsync(secondEmail);
        await Desk.OpenAsync(second, $"/console/articles/{number}");
        await second.ClickAsync("#do-Approve");
        await second.GetByLabel("Publish at").CheckAsync();
        await second.FillAsync("#publish-at", In(1));
        await second.FillAsync("#expires-at", In(30));
        await second.ClickAsync("#confirm");
        await Expect(second.Locator(".desk-title")).ToContainTextAsync("Approved");

        Assert.Null(await ReadAsync(number));
        await PassAsync(2);
        Assert.Contains("Turn the drum right.", await ReadAsync(number), StringComparison.Ordinal);
        await PassAsync(16);
        var later = await desk.PageAsync(secondEmail);
        await Desk.OpenAsync(later, "/console/review");
        await Expect(later.Locator("section", new() { Has = later.Locator("#expiring") })).ToContainTextAsync(number);
        await PassAsync(13);
        Assert.Null(await ReadAsync(number));
        var last = await desk.PageAsync(writerEmail);
        await Desk.OpenAsync(last, $"/console/articles/{number}");
        await Expect(last.Locator("#expired")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_history_shows_any_version_any_difference_and_brings_an_old_one_back()
    {
        var (writer, email) = await desk.PersonAsync(Role.Author);
        var number = await desk.DraftAsync(writer, Body);
        await SaveAsync(writer, number, Body.Replace("left", "right", StringComparison.Ordinal), "It turns the other way");
        await SaveAsync(writer, number, Body.Replace("关闭", "打开", StringComparison.Ordinal), null);
        var page = await desk.PageAsync(email);
        await Desk.OpenAsync(page, $"/console/articles/{number}");
        await page.ClickAsync("#whole-history");
        await Expect(page.Locator("#versions tbody tr")).ToHaveCountAsync(3);
        await Expect(page.Locator("#versions tbody tr").Nth(1)).ToContainTextAsync("It turns the other way");
        await page.CheckAsync("[name=before][value='1']");
        await page.ClickAsync("#compare");
        await Expect(page.Locator(".diff del")).ToHaveTextAsync("关闭");
        await Expect(page.Locator(".diff ins")).ToHaveTextAsync("打开");

        await Desk.OpenAsync(page, $"/console/articles/{number}/versions/2");
        await Expect(page.Locator("article.article-body")).ToContainTextAsync("Turn the drum right.");
        await page.ClickAsync("#restore");
        await Expect(page).ToHaveURLAsync(new Regex($"/{number}$"));
        Assert.Contains("Turn the drum right.", (await desk.WorkAsync(number)).Body, StringComparison.Ordinal);
        await Expect(page.Locator(".desk-history li").First).ToContainTextAsync("Brought back from version 2");
    }

    [Fact]
    public async Task A_reviewers_own_edit_is_confirmed_by_the_author_and_approved_by_another()
    {
        var (writer, writerEmail) = await desk.PersonAsync(Role.Author);
        var (_, firstEmail) = await desk.PersonAsync(Role.Reviewer);
        var (_, secondEmail) = await desk.PersonAsync(Role.Reviewer);
        var number = await desk.DraftAsync(writer, Body);
        await desk.Get<SubmitArticle>().RunAsync(writer, number, Stop);
        var reviewer = await desk.PageAsync(firstEmail);
        await Desk.OpenAsync(reviewer, $"/console/articles/{number}");
        await reviewer.ClickAsync("#do-Amend");
        await Expect(reviewer.Locator("#amending")).ToBeVisibleAsync();
        // The text of the article stands in the editor, and what is typed has arrived, before it is saved.
        await Expect(reviewer.Locator("#body")).Not.ToHaveValueAsync("");
        await reviewer.FillAsync("#body", "Said shorter.");
        await Expect(reviewer.Locator("#preview")).ToHaveTextAsync("Said shorter.");
        await reviewer.ClickAsync("#save");
        await Desk.EventuallyAsync(async () => (await desk.WorkAsync(number)).Body == "Said shorter.");

        var second = await desk.PageAsync(secondEmail);
        await Desk.OpenAsync(second, $"/console/articles/{number}");
        await Expect(second.Locator("#awaits")).ToBeVisibleAsync();
        await Expect(second.Locator("#do-Approve")).ToHaveCountAsync(0);
        var author = await desk.PageAsync(writerEmail);
        await Desk.OpenAsync(author, $"/console/articles/{number}");
        await author.ClickAsync("#do-Confirm");
        await Expect(author.Locator("#awaits")).ToHaveCountAsync(0);
        await Desk.OpenAsync(second, $"/console/articles/{number}");
        await second.ClickAsync("#do-Approve");
        await second.ClickAsync("#confirm");
        await Expect(second.Locator(".desk-title")).ToContainTextAsync("Published");
    }

    [Fact]
    public async Task An_emergency_is_published_at_once_and_taken_back_by_its_reviewer()
    {
        var (writer, _) = await desk.PersonAsync(Role.Author);
        var (_, managerEmail) = await desk.PersonAsync(Role.KnowledgeManager);
        var (_, reviewerEmail) = await desk.PersonAsync(Role.Reviewer);
        var number = await desk.DraftAsync(writer, Body);
        var manager = await desk.PageAsync(managerEmail);
        await Desk.OpenAsync(manager, $"/console/articles/{number}");
        await manager.ClickAsync("#do-PublishEmergency");
        await manager.ClickAsync("#confirm");
        await Expect(manager.Locator("#reason-error")).Not.ToBeEmptyAsync();
        await manager.FillAsync("#reason", "The door can burst");
        await manager.ClickAsync("#confirm");
        await Expect(manager.Locator("#emergency")).ToContainTextAsync("The door can burst");
        Assert.NotNull(await ReadAsync(number));

        var reviewer = await desk.PageAsync(reviewerEmail);
        await Desk.OpenAsync(reviewer, "/console/review");
        await reviewer.Locator("section", new() { Has = reviewer.Locator("#emergencies") }).Locator("li", new() { HasText = number }).Locator("a").ClickAsync();
        await reviewer.ClickAsync("#do-TakeBack");
        await reviewer.FillAsync("#reason", "It can not");
        await reviewer.ClickAsync("#confirm");
        await Expect(reviewer.Locator(".desk-title")).ToContainTextAsync("Draft");
        Assert.Null(await ReadAsync(number));
    }

    [Fact]
    public async Task A_comment_that_was_begun_is_there_again_after_a_reload()
    {
        var (writer, _) = await desk.PersonAsync(Role.Author);
        var (reviewer, email) = await desk.PersonAsync(Role.Reviewer);
        var number = await desk.DraftAsync(writer, Body);
        var page = await desk.PageAsync(email);
        await Desk.OpenAsync(page, $"/console/articles/{number}");
        await page.ClickAsync("#comment-begin");
        await page.FillAsync("#comment-text", "Half a thou");
        await Desk.EventuallyAsync(async () => (await desk.Get<KeptDraftReading>().RunAsync(reviewer, $"comment:{number}", Stop)).Value?.Contains("Half a thou") == true);
        await page.ReloadAsync();
        await Expect(page.Locator("#comment-text")).ToHaveValueAsync("Half a thou");
    }

    [Fact]
    public async Task A_knowledge_manager_sets_who_reviews_what()
    {
        var (reviewer, _) = await desk.PersonAsync(Role.Reviewer);
        var (_, email) = await desk.PersonAsync(Role.KnowledgeManager);
        var page = await desk.PageAsync(email);
        await Desk.OpenAsync(page, "/console/review/rules");
        await page.GetByLabel(reviewer.Name, new() { Exact = true }).CheckAsync();
        await page.FillAsync("#days", "3");
        await page.ClickAsync("#save-rule");
        var rule = page.Locator("#rules tbody tr");
        await Expect(rule).ToContainTextAsync(reviewer.Name);
        await rule.Locator(".button-bad").ClickAsync();
        await Expect(rule).ToHaveCountAsync(0);
    }

    private async Task SaveAsync(Actor writer, string number, string body, string? note) =>
        Assert.True((await desk.Get<SaveDraft>().RunAsync(writer, number, new ArticleInput { Body = body, Note = note }, null, Stop)).Succeeded);

    // As a hand does with the mouse: the passage is marked, and the button let go.
    private static async Task MarkAsync(IPage page, string quote)
    {
        await page.Locator(".passages").ScrollIntoViewIfNeededAsync();
        var box = await page.EvalOnSelectorAsync<float[]>(".passages", """
            (area, quote) => {
              const walker = document.createTreeWalker(area, NodeFilter.SHOW_TEXT);
              while (walker.nextNode()) {
                const at = walker.currentNode.data.indexOf(quote);
                if (at < 0) continue;
                const range = document.createRange();
                range.setStart(walker.currentNode, at);
                range.setEnd(walker.currentNode, at + quote.length);
                const box = range.getBoundingClientRect();
                return [box.left, box.right, box.top + box.height / 2];
              }
            }
            """, quote);
        await page.Mouse.MoveAsync(box[0] + 1, box[2]);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box[1] - 1, box[2], new() { Steps = 5 });
        await page.Mouse.UpAsync();
    }

    private string In(int days) => desk.Server.Clock.GetUtcNow().AddDays(days).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    private async Task<string?> ReadAsync(string number)
    {
        var read = await desk.Get<ArticleReading>().RunAsync(Actor.Visitor(Languages.English), number, Stop);
        return read.Succeeded ? read.Value.Body : null;
    }

    private async Task PassAsync(int days)
    {
        desk.Server.Clock.Advance(TimeSpan.FromDays(days));
        await desk.Get<PublishDueArticles>().RunAsync(Stop);
        await desk.Get<ExpireDueArticles>().RunAsync(Stop);
    }
}
