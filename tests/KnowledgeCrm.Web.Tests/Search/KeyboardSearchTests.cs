using System.Text.RegularExpressions;
using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Web.Tests.Browser;
using KnowledgeCrm.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KnowledgeCrm.Web.Tests.Search;

[Collection(BrowserTests.Name)]
public sealed class KeyboardSearchTests(BrowserFixture browser)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_number_typed_after_a_slash_opens_its_case()
    {
        await using var server = TestServer.Started();
        var number = await CaseAsync(server);
        await using var window = await browser.SignedInAsync(server, Role.Rep);
        await window.OpenAsync("/console/cases");
        await window.Page.Keyboard.PressAsync("/");
        await Expect(window.Page.Locator("#console-search")).ToBeFocusedAsync();
        await window.Page.Keyboard.TypeAsync(number.ToLowerInvariant());
        await window.Page.Keyboard.PressAsync("Enter");
        await Expect(window.Page).ToHaveURLAsync(new Regex($"/console/cases/{number}$"));
    }

    [Fact]
    public async Task Escape_goes_back_to_the_field_one_came_from()
    {
        await using var server = TestServer.Started();
        var number = await CaseAsync(server);
        await using var window = await browser.SignedInAsync(server, Role.Rep);
        await window.OpenAsync($"/console/cases/{number}");
        await window.Page.FocusAsync("#reply");
        await window.Page.Keyboard.PressAsync("Control+k");
        await Expect(window.Page.Locator("#console-search")).ToBeFocusedAsync();
        await window.Page.Keyboard.TypeAsync("drum");
        await window.Page.Keyboard.PressAsync("Escape");
        await Expect(window.Page.Locator("#reply")).ToBeFocusedAsync();
        await Expect(window.Page.Locator(".find-panel")).ToBeHiddenAsync();
    }

    [Theory, InlineData("tumbler"), InlineData("number")]
    public async Task Enter_opens_the_chosen_article_as_its_readers_see_it(string typed)
    {
        await using var server = TestServer.Started();
        var article = await ArticleAsync(server);
        await using var window = await browser.SignedInAsync(server, Role.Rep);
        await window.OpenAsync("/console/cases");
        await window.Page.Keyboard.PressAsync("/");
        if (typed == "number") await window.Page.Keyboard.TypeAsync(article.ToLowerInvariant());
        else
        {
            await FoundAsync(window, article, typed);
            await window.Page.Keyboard.PressAsync("ArrowDown");
        }
        await window.Page.Keyboard.PressAsync("Enter");
        await Expect(window.Page).ToHaveURLAsync(new Regex("/articles/"));
        await Expect(window.Page.Locator("h1")).ToHaveTextAsync("Tumbler filter");
    }

    [Fact]
    public async Task Alt_and_Enter_attach_the_chosen_article_to_the_open_case()
    {
        await using var server = TestServer.Started();
        var number = await CaseAsync(server);
        var article = await ArticleAsync(server);
        await using var window = await browser.SignedInAsync(server, Role.Rep);
        await window.OpenAsync($"/console/cases/{number}");
        await window.Page.Keyboard.PressAsync("/");
        var hit = await FoundAsync(window, article, "tumbler");
        await window.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(hit).ToHaveAttributeAsync("aria-selected", "true");
        await window.Page.Keyboard.PressAsync("Alt+Enter");
        await Expect(window.Page.Locator("section[aria-labelledby=links]")).ToContainTextAsync(article);
    }

    // Asked again until the index has heard of the article.
    private static async Task<ILocator> FoundAsync(ConsoleWindow window, string article, string typed)
    {
        var hit = window.Page.Locator("[role=option]", new() { HasText = article });
        await UntilAsync(async () =>
        {
            await window.Page.FillAsync("#console-search", "");
            await window.Page.Keyboard.TypeAsync(typed);
            await hit.WaitForAsync(new() { Timeout = 1_000 });
        });
        return hit;
    }

    private static async Task UntilAsync(Func<Task> attempt)
    {
        for (var left = 20; ; left--)
        {
            try
            {
                await attempt();
                return;
            }
            catch (TimeoutException) when (left > 0)
            {
                // Not there yet.
            }
        }
    }

    private static async Task<string> CaseAsync(TestServer server) => (await server.Services.GetRequiredService<OpenCase>().RunAsync(
        Actor.System, new CaseInput { Subject = "Water stays in the drum", Description = "It hums and does not drain" }, Stop)).Value.Number;

    private static async Task<string> ArticleAsync(TestServer server)
    {
        var services = server.Services;
        var input = new ArticleInput { Title = "Tumbler filter", Summary = "Clean the tumbler", Body = "Open the flap.", Language = Languages.English };
        var number = (await services.GetRequiredService<StartArticle>().RunAsync(Actor.System, input, null, null, Stop)).Value.Number;
        await services.GetRequiredService<SubmitArticle>().RunAsync(Actor.System, number, Stop);
        var approved = await services.GetRequiredService<ApproveArticle>().RunAsync(Actor.System, number, null, Stop);
        Assert.True(approved.Succeeded);
        return number;
    }
}
