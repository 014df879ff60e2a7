using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Web.Tests.Browser;
using KnowledgeCrm.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace KnowledgeCrm.Web.Tests.Knowledge;

[Collection(BrowserTests.Name)]
public sealed class TemplatePageTests(BrowserFixture browser)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_template_is_changed_with_its_preview_and_neither_of_two_changes_is_lost()
    {
        await using var server = TestServer.Started();
        await using var window = await browser.SignedInAsync(server, Role.KnowledgeManager);
        var page = window.Page;
        await window.OpenAsync("/console/templates");
        await page.ClickAsync("#templates a[href$=Policy]");
        await page.FillAsync("#name-en-1", "The rule");
        await Assertions.Expect(page.Locator(".template-preview dt").First).ToContainTextAsync("The rule");
        await page.ClickAsync("#add-item");
        await page.ClickAsync("#save-template");
        await Assertions.Expect(page.Locator("#template-error")).ToBeVisibleAsync();
        var items = BuiltInTemplates.Of(ArticleKind.Policy).Checklist.Count;
        await page.FillAsync($"#text-en-{items + 1}", "It is short");
        await page.FillAsync($"#text-zh-{items + 1}", "篇幅简短");
        var theirs = BuiltInTemplates.Of(ArticleKind.Policy) with { Fields = [] };
        Assert.True((await server.Services.GetRequiredService<SaveTemplate>().RunAsync(Actor.System, ArticleKind.Policy, theirs, null, Stop)).Succeeded);

        await page.ClickAsync("#save-template");
        await Assertions.Expect(page.Locator("#newer-template")).ToBeVisibleAsync();
        Assert.Empty((await PolicyAsync(server)).Standard.Fields);
        await Assertions.Expect(page.Locator("#name-en-1")).ToHaveValueAsync("The rule");
        await page.ClickAsync("#save-template");

        await Assertions.Expect(page.Locator("#restore-template")).ToBeVisibleAsync();
        var saved = (await PolicyAsync(server)).Standard;
        Assert.Equal(("The rule", "It is short"), (saved.Fields[0].Name.En, saved.Checklist[^1].Text.En));
        await page.ClickAsync("#restore-template");
        await page.ClickAsync("#restore-template");
        await Assertions.Expect(page.Locator("#restore-template")).ToHaveCountAsync(0);
        Assert.True((await PolicyAsync(server)).IsBuiltIn);
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Nothing_keeps_anybody_out_of_the_pages_of_writing(ColorScheme scheme)
    {
        Axe.Need();
        await using var server = TestServer.Started();
        await using var window = await browser.SignedInAsync(server, Role.KnowledgeManager, Role.Author);
        await window.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
        var services = server.Services;
        var author = await window.ActorAsync();
        async Task<string> PublishedAsync(ArticleInput input, string? of)
        {
            var number = (await services.GetRequiredService<StartArticle>().RunAsync(author, input, of, null, Stop)).Value.Number;
            return await AgainAsync(number);
        }
        async Task<string> AgainAsync(string number)
        {
            await services.GetRequiredService<SubmitArticle>().RunAsync(author, number, Stop);
            Assert.True((await services.GetRequiredService<ApproveArticle>().RunAsync(Actor.System, number, null, Stop)).Succeeded);
            return number;
        }
        var english = await PublishedAsync(new ArticleInput { Title = "The float sticks", Body = "Shake the tank.", Kind = ArticleKind.Problem, Language = "en" }, null);
        var chinese = await PublishedAsync(new ArticleInput { Title = "浮子卡住", Body = "摇晃水箱。", Kind = ArticleKind.Problem, Language = "zh" }, english);
        await services.GetRequiredService<SaveDraft>().RunAsync(author, english, new ArticleInput { Body = "Shake the tank twice." }, null, Stop);
        await AgainAsync(english);
        foreach (var path in new[] { "templates", "templates/Problem", "articles/new?title=The float sticks", $"articles/{chinese}", $"articles/{chinese}/edit", "articles?behind=true" })
        {
            await window.OpenAsync($"/console/{path}");
            await Assertions.Expect(window.Page.Locator(".loading")).ToHaveCountAsync(0);
            await Axe.FindsNothingAsync(window.Page);
        }
        // The probe works: what is to be translated was on the page.
        await window.OpenAsync($"/console/articles/{chinese}/edit");
        await Assertions.Expect(window.Page.Locator("#translated")).ToBeVisibleAsync();
    }

    private static async Task<TemplateView> PolicyAsync(TestServer server) =>
        (await server.Services.GetRequiredService<TemplateList>().RunAsync(Actor.System, Stop)).Value.Single(template => template.Kind == ArticleKind.Policy);
}
