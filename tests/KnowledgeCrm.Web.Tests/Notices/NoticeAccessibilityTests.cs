using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Notices;
using KnowledgeCrm.Web.Tests.Browser;
using KnowledgeCrm.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KnowledgeCrm.Web.Tests.Notices;

[Collection(BrowserTests.Name)]
public sealed class NoticeAccessibilityTests(BrowserFixture browser)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Nothing_keeps_anybody_out_of_the_pages_of_notices_and_mail(ColorScheme scheme)
    {
        Axe.Need();
        await using var server = TestServer.Started();
        await using var window = await browser.SignedInAsync(server, Role.Author, Role.Administrator);
        await window.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
        var author = await window.ActorAsync();
        var number = (await server.Services.GetRequiredService<StartArticle>().RunAsync(
            author, new ArticleInput { Title = "The knob", Body = "Turn it.", Language = Languages.English }, null, null, Stop)).Value.Number;
        _ = (await server.Services.GetRequiredService<SubmitArticle>().RunAsync(author, number, Stop)).Value;
        var reviewer = Actor.Of(await server.PersonAsync("reviewer@example.org", Role.Reviewer), "Reviewer", [Role.Reviewer], Languages.English, null);
        _ = (await server.Services.GetRequiredService<ApproveArticle>().RunAsync(reviewer, number, null, Stop)).Value;
        _ = (await server.Services.GetRequiredService<SetFollow>().RunAsync(author, FollowKind.Article, number, true, Stop)).Value;

        await window.OpenAsync("/console/notices?show=all");
        await Expect(window.Page.Locator("#notices li")).ToHaveCountAsync(1);
        await Expect(window.Page.Locator("#followed li")).ToHaveCountAsync(1);
        await Axe.FindsNothingAsync(window.Page);
        await window.OpenAsync("/console/admin/mail");
        await Expect(window.Page.Locator("#no-mail")).ToBeVisibleAsync();
        await Axe.FindsNothingAsync(window.Page);
        await window.Page.GotoAsync(new Uri(server.Address, "/account").ToString());
        await Expect(window.Page.Locator("#notices")).ToBeVisibleAsync();
        await Axe.FindsNothingAsync(window.Page);
    }
}
