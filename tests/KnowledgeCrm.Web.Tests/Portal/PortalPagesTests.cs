using System.Net;
using KnowledgeCrm.Common;
using KnowledgeCrm.Web.Tests.Hosting;

namespace KnowledgeCrm.Web.Tests.Portal;

public sealed class PortalPagesTests : IAsyncLifetime
{
    private PortalWorld world = null!;

    public async ValueTask InitializeAsync() => world = await PortalWorld.StartedAsync(("KnowledgeCrm:SiteName", "Help <Desk>"));

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task The_home_page_shows_topics_with_counts_and_the_newest_in_both_languages()
    {
        var english = await world.ArticleAsync("Clean the filter", "Take it out.");
        await world.ArticleAsync("清洗滤网", "取出滤网。", language: "zh", translationOf: english.Number);
        using var reader = world.Visitor();
        var page = await PortalWorld.PageAsync(reader, "/");
        Assert.Contains("Care", page.QuerySelector(".topic")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 article", page.QuerySelector(".topic-count")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Clean the filter"], page.QuerySelectorAll(".article-links a").Select(a => a.TextContent));
        Assert.Equal("Help <Desk>", page.QuerySelector(".brand")!.TextContent);
        using var chinese = world.Visitor("zh-CN");
        page = await PortalWorld.PageAsync(chinese, "/");
        Assert.Equal("有什么可以帮您？", page.QuerySelector("h1")!.TextContent);
        Assert.Equal(["清洗滤网"], page.QuerySelectorAll(".article-links a").Select(a => a.TextContent));
        Assert.Contains("保养", page.QuerySelector(".topic")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_is_a_whole_page_that_can_be_indexed()
    {
        var english = await world.ArticleAsync("Clean the filter", "## Steps\n\n1. Take it out.\n2. Rinse.\n\n> [!WARNING]\n> Hot water.");
        var chinese = await world.ArticleAsync("清洗滤网", "取出滤网。", language: "zh", translationOf: english.Number);
        await world.ArticleAsync("Another one", "Text.");
        using var reader = world.Visitor();
        var page = await PortalWorld.PageAsync(reader, $"/articles/{english.Slug}");
        Assert.Equal("Clean the filter", page.QuerySelector("h1")!.TextContent);
        Assert.Equal(2, page.QuerySelectorAll(".article-body ol li").Length);
        Assert.NotNull(page.QuerySelector(".article-body .callout.warning"));
        Assert.EndsWith($"/articles/{english.Slug}", page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal(["en", "zh"], page.QuerySelectorAll("link[rel=alternate]").Select(l => l.GetAttribute("hreflang")));
        Assert.Equal("About: Clean the filter", page.QuerySelector("meta[name=description]")!.GetAttribute("content"));
        Assert.Contains("FAQPage", page.QuerySelector("script[type='application/ld+json']")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll(".related a"), a => a.TextContent == "Another one");
        Assert.Contains("WM-1 Small washer", page.QuerySelector(".article-facts")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector($".article-facts a[hreflang=zh][href='/articles/{Uri.EscapeDataString(chinese.Slug)}']"));
        await PortalWorld.PageAsync(reader, $"/articles/{Uri.EscapeDataString(chinese.Slug)}");
    }

    [Fact]
    public async Task An_articles_number_leads_to_its_page()
    {
        var article = await world.ArticleAsync("Clean the filter", "Take it out.");
        using var reader = world.Visitor();
        foreach (var number in new[] { article.Number, article.Number.ToLowerInvariant() })
        {
            using var answer = await reader.GetAsync($"/articles/{number}");
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.Equal($"/articles/{article.Slug}", new Uri(world.Server.Address, answer.Headers.Location!).AbsolutePath);
        }
    }

    [Fact]
    public async Task A_topic_lists_its_articles()
    {
        await world.ArticleAsync("Clean the filter", "Take it out.");
        using var reader = world.Visitor();
        var page = await PortalWorld.PageAsync(reader, "/topics/care");
        Assert.Equal("Care", page.QuerySelector("h1")!.TextContent);
        Assert.Equal(["Clean the filter"], page.QuerySelectorAll(".article-links a").Select(a => a.TextContent));
        await PortalWorld.PageAsync(reader, "/topics/nothing", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_site_map_names_public_articles_only()
    {
        var shown = await world.ArticleAsync("Clean the filter", "Take it out.");
        var hidden = await world.ArticleAsync("Zebra procedure", "Secret.", Audience.Internal);
        using var reader = world.Visitor();
        var map = await reader.ReadAsync("/sitemap.xml");
        Assert.Contains($"/articles/{shown.Slug}<", map, StringComparison.Ordinal);
        Assert.DoesNotContain(hidden.Slug, map, StringComparison.Ordinal);
        Assert.Contains("/sitemap.xml", await reader.ReadAsync("/robots.txt"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/search?q=filter")]
    [InlineData("/topics/care")]
    [InlineData("/articles/clean-the-filter")]
    [InlineData("/my/cases")]
    [InlineData("/my/cases/new")]
    public async Task The_portal_loads_nothing_of_the_console(string path)
    {
        await world.ArticleAsync("Clean the filter", "Take it out.");
        var (customer, _) = await world.CustomerAsync("Cora");
        using var _ = customer;
        var page = await PortalWorld.PageAsync(customer, path);
        var loaded = page.QuerySelectorAll("link[rel=stylesheet]").Select(l => l.GetAttribute("href"))
            .Concat(page.QuerySelectorAll("script[src]").Select(s => s.GetAttribute("src"))).ToList();
        Assert.Contains(loaded, one => one!.Contains("portal", StringComparison.Ordinal));
        Assert.DoesNotContain(loaded, one => one!.Contains("Radzen", StringComparison.OrdinalIgnoreCase)
            || one.Contains("blazor", StringComparison.OrdinalIgnoreCase) || one.Contains("console", StringComparison.OrdinalIgnoreCase)
            || one.Contains("//", StringComparison.Ordinal));
        // Nothing in the page needs a script of its own, or a style that the policy would block.
        Assert.Empty(page.QuerySelectorAll("script:not([src]):not([type='application/ld+json']), [style], style, [onclick]"));
    }

    [Fact]
    public async Task Every_field_of_the_portal_has_a_label()
    {
        await world.ArticleAsync("Clean the filter", "Take it out.");
        var (customer, actor) = await world.CustomerAsync("Cora");
        using var _ = customer;
        var number = await world.CaseAsync(actor);
        foreach (var path in new[] { "/", "/search?q=x", "/articles/clean-the-filter", "/my/cases/new", $"/my/cases/{number}" })
        {
            var page = await PortalWorld.PageAsync(customer, path);
            Assert.Single(page.QuerySelectorAll("h1"));
            foreach (var field in page.QuerySelectorAll("input:not([type=hidden]), textarea, select"))
                Assert.NotNull(page.QuerySelector($"label[for='{field.Id}']"));
        }
    }

    [Fact]
    public async Task Texts_are_there_in_both_languages()
    {
        static HashSet<string> Keys(string culture) => [.. new System.Resources.ResourceManager(typeof(KnowledgeCrm.Web.Portal.PortalText))
            .GetResourceSet(System.Globalization.CultureInfo.GetCultureInfo(culture), true, false)!
            .Cast<System.Collections.DictionaryEntry>().Select(entry => (string)entry.Key)];
        Assert.Equal(Keys(""), Keys("zh"));
        using var reader = world.Visitor();
        await PortalWorld.PageAsync(reader, "/");
    }
}
