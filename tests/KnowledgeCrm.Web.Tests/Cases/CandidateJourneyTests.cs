using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Web.Tests.Browser;
using KnowledgeCrm.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using static Microsoft.Playwright.Assertions;

namespace KnowledgeCrm.Web.Tests.Cases;

[Collection(BrowserTests.Name)]
public sealed class CandidateJourneyTests(BrowserFixture browser)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("en", "Dryer hums loudly", "The dryer hums loudly, Gareth says", "Gareth")]
    [InlineData("zh", "烘干机嗡嗡响", "我叫刘建国，烘干机一直嗡嗡响", "刘建国")]
    public async Task A_candidate_is_made_with_a_name_shown_again_and_a_second_case_joins_it(string language, string subject, string words, string name)
    {
        await using var server = TestServer.Started();
        await using var window = await browser.SignedInAsync(server, Role.Rep);
        var page = window.Page;
        await window.OpenAsync($"/console/cases/{await CaseAsync(server, language, subject, words)}");
        await page.ClickAsync(".wrap button:nth-of-type(2)");
        await Expect(page.Locator("#wrap-issue")).Not.ToHaveValueAsync(words);
        await page.ClickAsync($"[data-masked='{name}'] button");
        await Expect(page.Locator("#wrap-issue")).ToHaveValueAsync(words);
        await page.FillAsync("#wrap-resolution", "Level the feet");
        await page.ClickAsync(".wrap button[type=submit]");
        var candidate = await page.Locator(".wrap a.number").InnerTextAsync();

        await window.OpenAsync($"/console/cases/{await CaseAsync(server, language, subject, words)}");
        await page.ClickAsync(".wrap button:nth-of-type(2)");
        await page.ClickAsync($"[data-similar='{candidate}'] button");
        await page.FillAsync("#wrap-resolution", "Tighten the belt");
        await page.ClickAsync(".wrap button[type=submit]");
        await Expect(page.Locator(".wrap a.number")).ToHaveTextAsync(candidate);
    }

    private static async Task<string> CaseAsync(TestServer server, string language, string subject, string words) =>
        (await server.Services.GetRequiredService<OpenCase>().RunAsync(Actor.System, new CaseInput { Subject = subject, Description = words, Language = language }, Stop)).Value.Number;
}
