using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Web.Tests.Browser;
using KnowledgeCrm.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace KnowledgeCrm.Web.Tests.Knowledge;

[Collection(BrowserTests.Name)]
public sealed class CareAccessibilityTests(BrowserFixture browser)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Nothing_keeps_anybody_out_of_the_desk_and_what_lies_on_it(ColorScheme scheme)
    {
        Axe.Need();
        await using var server = TestServer.Started();
        await using var window = await browser.SignedInAsync(server, Role.KnowledgeManager, Role.Author, Role.Reviewer);
        await window.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
        var (number, writer) = await FlaggedAsync(server);
        foreach (var path in new[]
        {
            "desk?all=true", "flags?show=Open", $"owners?from={writer}", $"articles/{number}", $"articles/{number}/value", $"articles/{number}/merge",
        })
        {
            await window.OpenAsync($"/console/{path}");
            await Assertions.Expect(window.Page.Locator(".loading")).ToHaveCountAsync(0);
            foreach (var more in await window.Page.Locator("details.care-change > summary").AllAsync()) await more.ClickAsync();
            await Axe.FindsNothingAsync(window.Page);
        }
        // The probe works: the pages were there, and the flag on them.
        await window.OpenAsync($"/console/articles/{number}");
        await Assertions.Expect(window.Page.Locator("#flags")).ToContainTextAsync("Where is the knob?");
    }

    private static async Task<(string Number, Guid Writer)> FlaggedAsync(TestServer server)
    {
        var services = server.Services;
        var id = await server.PersonAsync("writer@example.org", Role.Author);
        var writer = Actor.Of(id, "Writer", [Role.Author], Languages.English, null);
        var input = new ArticleInput { Title = "The float sticks", Body = "Shake the tank.", Audience = Audience.Public };
        var number = (await services.GetRequiredService<StartArticle>().RunAsync(writer, input, null, null, Stop)).Value.Number;
        await services.GetRequiredService<SubmitArticle>().RunAsync(writer, number, Stop);
        await services.GetRequiredService<ApproveArticle>().RunAsync(Actor.System, number, null, Stop);
        await services.GetRequiredService<AddTip>().RunAsync(writer, number, "Behind the door.", Stop);
        var told = await services.GetRequiredService<GiveFeedback>().RunAsync(Actor.Visitor("en"), number, false, "Where is the knob?", FlagReason.Unclear, Stop);
        Assert.True(told.Succeeded);
        return (number, id);
    }
}
