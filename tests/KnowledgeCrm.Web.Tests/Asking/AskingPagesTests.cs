using KnowledgeCrm.Common;
using KnowledgeCrm.Drafts;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Web.Tests.Browser;
using KnowledgeCrm.Web.Tests.Hosting;
using KnowledgeCrm.Web.Tests.Knowledge;
using Microsoft.Extensions.DependencyInjection;
using static Microsoft.Playwright.Assertions;

namespace KnowledgeCrm.Web.Tests.Asking;

/// <summary>The pages of questions and topics, for everybody.</summary>
[Collection(BrowserTests.Name)]
public sealed class AskingPagesTests(BrowserFixture browser)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_typed_comes_back_and_the_pages_keep_nobody_out()
    {
        Axe.Need();
        await using var server = TestServer.Started();
        await using var window = await browser.SignedInAsync(server, Role.Rep);
        _ = (await server.Services.GetRequiredService<AddTopic>().RunAsync(Actor.System, "valves", null, "Valves", "阀门", null, null, Stop)).Value;
        var (page, asker) = (window.Page, await window.ActorAsync());
        await window.OpenAsync("/console/questions/new");
        await page.FillAsync("#title", "Why does the cobalt filter clog?");
        await page.FillAsync("#text", "Every second week.");
        var drafts = server.Services.GetRequiredService<KeptDraftReading>();
        await Desk.EventuallyAsync(async () => (await drafts.RunAsync(asker, "question", Stop)).Value?.Contains("Every second week.") == true);
        await window.OpenAsync("/console/questions/new");
        await Expect(page.Locator("#text")).ToHaveValueAsync("Every second week.");
        await Axe.FindsNothingAsync(page);
        await page.ClickAsync("#send");
        await Expect(page.Locator("#nobody-left")).ToBeVisibleAsync();
        await Axe.FindsNothingAsync(page);
        foreach (var path in new[] { "questions", "topics", "topics/valves" })
        {
            await window.OpenAsync($"/console/{path}");
            await Expect(page.Locator(".loading")).ToHaveCountAsync(0);
            await Axe.FindsNothingAsync(page);
        }
        await page.ClickAsync("#follow-topic");
        await Expect(page.Locator("#follow-topic")).ToHaveAttributeAsync("aria-pressed", "true");
    }
}
