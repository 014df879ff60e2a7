using System.Reflection;
using KnowledgeCrm.Common;
using KnowledgeCrm.Search;
using KnowledgeCrm.Web.Search;
using KnowledgeCrm.Web.Tests.Browser;
using KnowledgeCrm.Web.Tests.Hosting;
using Microsoft.AspNetCore.Components;

namespace KnowledgeCrm.Web.Tests.Search;

[Collection(BrowserTests.Name)]
public sealed class SearchPageTests(BrowserFixture browser)
{
    [Fact]
    public async Task Whatever_the_address_asks_for_has_a_page()
    {
        await using var server = TestServer.Started();
        using var visitor = await server.SignedInAsync(Role.Rep);
        foreach (var query in new[]
        {
            "", "q=", "q=%22open", "q=AND+OR+NOT", "q=*", "q=%F0%9F%98%80", "q=%ED%A0%80", "q=%00", "q=x&page=-4&kind=zzz&lang=xx",
            "q=x&page=99999999999999", $"q={new string('a', 6000)}",
        })
        {
            using var answer = await visitor.GetAsync($"/console/search?{query}");
            Assert.True(answer.IsSuccessStatusCode, query);
            Assert.DoesNotContain("notice-failed", await WebVisitor.Body(answer));
        }
    }

    [Fact]
    public void What_each_facet_is_narrowed_to_stands_in_the_address() => Assert.Empty(SearchFacets.All.Except(
        typeof(SearchPage).GetProperties(BindingFlags.Instance | BindingFlags.NonPublic).Select(property => property.GetCustomAttribute<SupplyParameterFromQueryAttribute>()?.Name)));

    [Fact]
    public async Task Pages_of_the_console_keep_nobody_out()
    {
        Axe.Need();
        await using var server = TestServer.Started();
        await using var window = await browser.SignedInAsync(server, Role.Rep);
        foreach (var path in new[] { "/console", "/console/cases", "/console/cases/new", "/console/search?q=water", "/console/cases/CS-999999" })
        {
            await window.OpenAsync(path);
            await Microsoft.Playwright.Assertions.Expect(window.Page.Locator(".loading")).ToHaveCountAsync(0);
            await Axe.FindsNothingAsync(window.Page);
        }
    }
}
