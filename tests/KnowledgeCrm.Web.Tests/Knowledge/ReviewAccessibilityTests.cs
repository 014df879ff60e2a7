using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Web.Tests.Browser;
using KnowledgeCrm.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace KnowledgeCrm.Web.Tests.Knowledge;

[Collection(BrowserTests.Name)]
public sealed class ReviewAccessibilityTests(BrowserFixture browser)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Nothing_keeps_anybody_out_of_the_pages_of_review(ColorScheme scheme)
    {
        Axe.Need();
        await using var server = TestServer.Started();
        await using var window = await browser.SignedInAsync(server, Role.KnowledgeManager, Role.Author, Role.Reviewer);
        await window.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
        var number = await InReviewAsync(server);
        foreach (var path in new[] { "review", "review/rules", $"articles/{number}", $"articles/{number}/edit", $"articles/{number}/history",
            $"articles/{number}/compare?before=1&after=2", $"articles/{number}/versions/1" })
        {
            await window.OpenAsync($"/console/{path}");
            if (await window.Page.Locator("#comment-begin").CountAsync() > 0) await window.Page.ClickAsync("#comment-begin");
            await Axe.FindsNothingAsync(window.Page);
        }
        // The probe works: the pages were there, and the comment with its edit on them.
        await window.OpenAsync($"/console/articles/{number}");
        await Assertions.Expect(window.Page.Locator(".passages mark")).ToHaveTextAsync("float");
    }

    private static async Task<string> InReviewAsync(TestServer server)
    {
        var services = server.Services;
        var id = await server.PersonAsync("writer@example.org", Role.Author);
        var writer = Actor.Of(id, "Writer", [Role.Author], Languages.English, null);
        var input = new ArticleInput { Title = "The float sticks", Body = "Shake the tank until the float moves.", Governance = Governance.Compliance };
        var number = (await services.GetRequiredService<StartArticle>().RunAsync(writer, input, null, null, Stop)).Value.Number;
        await services.GetRequiredService<SaveDraft>().RunAsync(writer, number, new ArticleInput { Body = "Shake the tank, until the float moves.", Note = "A comma" }, null, Stop);
        await services.GetRequiredService<SubmitArticle>().RunAsync(writer, number, new Submission { Note = "Have a look" }, Stop);
        var said = await services.GetRequiredService<CommentOnPassage>().RunAsync(
            writer, number, new CommentInput { Quote = "float", Text = "Or swimmer?", Replacement = "swimmer" }, Stop);
        Assert.True(said.Succeeded);
        return number;
    }
}
