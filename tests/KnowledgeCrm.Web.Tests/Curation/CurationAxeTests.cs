using KnowledgeCrm.Common;
using KnowledgeCrm.Curation;
using KnowledgeCrm.Web.Tests.Browser;
using KnowledgeCrm.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using static Microsoft.Playwright.Assertions;

namespace KnowledgeCrm.Web.Tests.Curation;

[Collection(BrowserTests.Name)]
public sealed class CurationAxeTests(BrowserFixture browser)
{
    [Fact]
    public async Task The_pages_of_rules_keep_nobody_out()
    {
        Axe.Need();
        await using var server = TestServer.Started();
        await using var window = await browser.SignedInAsync(server, Role.KnowledgeManager);
        var save = server.Services.GetRequiredService<SaveSynonymRule>();
        _ = (await save.RunAsync(Actor.System, null, new SynonymInput(["aircon"], ["空调"], true), null, TestContext.Current.CancellationToken)).Value;
        foreach (var path in new[] { "/console/curation", "/console/curation/glossary", "/console/curation/pins" })
        {
            await window.OpenAsync(path);
            await window.Page.ClickAsync("#add-rule");
            await window.Page.ClickAsync(".table-file > summary");
            await Expect(window.Page.Locator("form.desk-form")).ToBeVisibleAsync();
            await Axe.FindsNothingAsync(window.Page);
        }
    }
}
