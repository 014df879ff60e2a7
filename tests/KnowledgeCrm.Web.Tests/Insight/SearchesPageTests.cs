using KnowledgeCrm.Common;
using KnowledgeCrm.Insight;
using KnowledgeCrm.Search;
using KnowledgeCrm.Web.Tests.Browser;
using KnowledgeCrm.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KnowledgeCrm.Web.Tests.Insight;

/// <summary>The page about searches, and the work that a click makes of it.</summary>
[Collection(BrowserTests.Name)]
public sealed class SearchesPageTests(BrowserFixture browser) : IAsyncLifetime
{
    private readonly TestServer server = TestServer.Started();

    public async ValueTask InitializeAsync()
    {
        var journal = server.Services.GetRequiredService<SearchJournal>();
        foreach (var asked in new[] { "replace the water filter", "water filter replace", "warranty of a used machine" })
            journal.Searched(Actor.Visitor("en"), new SearchRequest(asked), new SearchAnswer(0, [], false, 1), SearchPlace.Portal, null);
        await server.Services.GetRequiredService<SearchJournalWriter>().WriteAsync(all: true, TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task What_was_not_found_becomes_a_candidate_with_one_click()
    {
        await using var window = await browser.SignedInAsync(server, Role.KnowledgeManager);
        await window.OpenAsync("/console/insight/searches");
        var groups = window.Page.Locator(".desk-cards > li");
        await Expect(groups).ToHaveCountAsync(2);
        await groups.First.GetByRole(AriaRole.Button).ClickAsync();
        var link = groups.First.Locator("a.number");
        await Expect(link).ToHaveTextAsync("KB-1001");
        await Expect(groups.First.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        await link.ClickAsync();
        await Expect(window.Page.Locator("h1")).ToContainTextAsync("water filter");
    }

    [Fact]
    public async Task The_period_and_what_is_shown_are_in_the_address()
    {
        await using var window = await browser.SignedInAsync(server, Role.Administrator);
        await window.OpenAsync("/console/insight/searches?days=90&show=NoResult");
        await Expect(window.Page.Locator("[aria-current=page]").Filter(new LocatorFilterOptions { HasText = "90" })).ToBeVisibleAsync();
        await Expect(window.Page.Locator(".figures [aria-current=true]")).ToContainTextAsync("no result");
        // To see is not to write.
        await Expect(window.Page.Locator(".desk-cards > li")).ToHaveCountAsync(2);
        await Expect(window.Page.Locator(".desk-cards > li").GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        await window.Page.Locator(".figures a").First.ClickAsync();
        await Expect(window.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex(@"days=90&show=Searches$"));
    }

    [Fact]
    public async Task Nothing_on_it_keeps_anybody_out()
    {
        Axe.Need();
        await using var window = await browser.SignedInAsync(server, Role.KnowledgeManager);
        await window.OpenAsync("/console/insight/searches");
        await Expect(window.Page.Locator(".desk-cards > li")).ToHaveCountAsync(2);
        await Axe.FindsNothingAsync(window.Page);
    }
}
