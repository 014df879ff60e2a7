using System.Text.RegularExpressions;
using KnowledgeCrm.Common;
using KnowledgeCrm.Drafts;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Search;
using Microsoft.Playwright;

namespace KnowledgeCrm.Web.Tests.Knowledge;

/// <summary>What the editor writes for a person, and what becomes of it without a connection.</summary>
public sealed class EditorWritingTests(Desk desk) : IClassFixture<Desk>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Keys_and_buttons_write_what_readers_see()
    {
        var (_, page, _) = await EditingAsync();
        foreach (var (name, keys, seen) in new[]
        {
            ("note", "Control+Shift+9", ".callout.note"), ("warning", "", ".callout.warning"), ("danger", "", ".callout.danger"),
            ("steps", "Control+Shift+7", "ol > li"), ("list", "Control+Shift+8", "ul > li"), ("code", "Control+e", "code"), ("heading", "Control+Shift+2", "h2"),
        })
        {
            foreach (var byKeys in keys.Length > 0 ? new[] { false, true } : [false])
            {
                await page.FillAsync("#body", "");
                await Assertions.Expect(page.Locator($"#preview {seen}")).ToHaveCountAsync(0);
                if (byKeys) await page.Locator("#body").PressAsync(keys);
                else await page.ClickAsync($"[data-mark={name}]");
                // What the button wrote is typed over.
                await page.Locator("#body").PressSequentiallyAsync("mine");
                await Assertions.Expect(page.Locator($"#preview {seen}")).ToContainTextAsync("mine");
            }
            if (keys.Length > 0)
                Assert.Contains("Ctrl+" + (keys.Contains("Shift") ? "Shift+" : "") + keys[^1].ToString().ToUpperInvariant(), await page.Locator($"[data-mark={name}]").GetAttributeAsync("title"), StringComparison.Ordinal);
        }
        // Marks one after another stand one below the other.
        await page.FillAsync("#body", "");
        foreach (var name in new[] { "warning", "danger", "table" }) await page.ClickAsync($"[data-mark={name}]");
        foreach (var seen in new[] { ".callout.warning p:nth-child(2)", ".callout.danger p:nth-child(2)", "table" })
            await Assertions.Expect(page.Locator($"#preview {seen}")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Two_brackets_offer_articles_and_the_link_outlives_another_title()
    {
        var (author, page, number) = await EditingAsync();
        var (reviewer, _) = await desk.PersonAsync(Role.Reviewer);
        var started = (await desk.Get<StartArticle>().RunAsync(
            author, new ArticleInput { Title = "Zephyr valve [new] leaks", Body = "Text.", Language = "en", Audience = Audience.Public }, null, null, Stop)).Value;
        var other = started.Number;
        await PublishAsync();

        await page.FillAsync("#body", "");
        await page.Locator("#body").PressSequentiallyAsync("See [[zephyr");
        await Assertions.Expect(page.Locator("#body-links [role=option]")).ToContainTextAsync(["Zephyr valve [new] leaks"]);
        await page.Locator("#body").PressAsync("Enter");
        await Assertions.Expect(page.Locator("#body")).ToHaveValueAsync($"See [Zephyr valve \\[new\\] leaks]({other})");
        await Assertions.Expect(page.Locator("#body-links")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator("#preview a")).ToHaveAttributeAsync("href", $"/articles/{other}");
        await page.Locator("#body").PressSequentiallyAsync(" [[zephyr");
        await Assertions.Expect(page.Locator("#body-links")).ToBeVisibleAsync();
        await page.Locator("#body").PressAsync("Escape");
        await Assertions.Expect(page.Locator("#body-links")).ToBeHiddenAsync();

        Assert.True((await desk.Get<SaveDraft>().RunAsync(author, other, new ArticleInput { Title = "Another title" }, null, Stop)).Succeeded);
        await PublishAsync();
        await page.GotoAsync($"/articles/{other}");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Another title");

        async Task PublishAsync()
        {
            Assert.True((await desk.Get<SubmitArticle>().RunAsync(author, other, Stop)).Succeeded);
            Assert.True((await desk.Get<ApproveArticle>().RunAsync(reviewer, other, null, Stop)).Succeeded);
            await desk.Get<SearchIndexer>().WhenCaughtUpAsync(await desk.Get<ISearchChangeFeed>().HeadAsync(Stop), Stop);
        }
    }

    [Fact]
    public async Task What_is_typed_while_the_connection_is_gone_comes_back()
    {
        var (author, email) = await desk.PersonAsync(Role.Author);
        var number = await desk.DraftAsync(author);
        var page = await desk.PageAsync(email);
        var isAway = false;
        var open = new List<IWebSocketRoute>();
        await page.RouteWebSocketAsync(new Regex("/_blazor"), socket =>
        {
            if (isAway) _ = socket.CloseAsync();
            else
            {
                open.Add(socket);
                socket.ConnectToServer();
            }
        });
        // What the page asks to learn whether the server is back, and the polling that a connection without web sockets falls back to.
        await page.RouteAsync(new Regex("/favicon\\.svg|/_blazor"), asked => isAway ? asked.AbortAsync() : asked.ContinueAsync());
        await Desk.OpenAsync(page, $"/console/articles/{number}/edit");
        await Assertions.Expect(page.Locator("#body")).ToHaveValueAsync("Text.");
        await page.FillAsync("#body", "Typed with a connection. ");
        await Assertions.Expect(page.Locator("#preview")).ToContainTextAsync("Typed with a connection.");

        isAway = true;
        foreach (var socket in open) await socket.CloseAsync();
        await Assertions.Expect(page.Locator("#components-reconnect-modal")).ToHaveClassAsync(new Regex("components-reconnect-(show|retrying|failed)"));
        await page.Locator("#body").PressAsync("End");
        await page.Locator("#body").PressSequentiallyAsync("And without.");
        await Desk.EventuallyAsync(() => page.EvaluateAsync<bool>("() => Object.values(sessionStorage).some(text => text.includes('And without.'))"));
        isAway = false;
        page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await page.ReloadAsync();

        await Assertions.Expect(page.Locator("#body")).ToHaveValueAsync("Typed with a connection. And without.");
        await Desk.EventuallyAsync(async () => await KeptAsync(author, number) is { } kept && kept.Contains("And without."));
    }

    [Fact]
    public async Task F19_ten_thousand_headings_are_shown_and_saved()
    {
        // Markdig is fast on them without generated ids, which this program writes itself: no reason to refuse.
        var (_, page, number) = await EditingAsync();
        var headings = string.Concat(Enumerable.Repeat("# a\n", 9_999));
        await PasteAsync(page, headings);
        await Assertions.Expect(page.Locator("#preview h2")).ToHaveCountAsync(9_999, new() { Timeout = 30_000 });
        await page.ClickAsync("#save");
        await Desk.EventuallyAsync(async () => (await desk.WorkAsync(number)).Body == headings.Trim());
    }

    private async Task<(Actor Author, IPage Page, string Number)> EditingAsync()
    {
        var (author, email) = await desk.PersonAsync(Role.Author);
        var number = await desk.DraftAsync(author);
        var page = await desk.PageAsync(email);
        await Desk.OpenAsync(page, $"/console/articles/{number}/edit");
        // The script has the text as soon as the editor listens.
        await Assertions.Expect(page.Locator("#body")).ToHaveValueAsync("Text.");
        return (author, page, number);
    }

    // As a paste leaves the text area; the driver's own way types long texts, which takes minutes.
    private static async Task PasteAsync(IPage page, string text) => await page.EvalOnSelectorAsync(
        "#body", "(area, text) => { area.value = text; area.dispatchEvent(new Event('input', { bubbles: true })); }", text);

    private async Task<string?> KeptAsync(Actor author, string number) =>
        (await desk.Get<KeptDraftReading>().RunAsync(author, $"article:{number}", Stop)).Value;
}
