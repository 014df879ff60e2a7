using System.Net;
using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Search;
using KnowledgeCrm.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeCrm.Web.Tests.Portal;

public sealed class PortalSearchTests : IAsyncLifetime
{
    private PortalWorld world = null!;

    public async ValueTask InitializeAsync() => world = await PortalWorld.StartedAsync();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    public static TheoryData<string> BadQueries => new()
    {
        "", "%20", new string('a', 10_000), Uri.EscapeDataString(new string('水', 10_000)), Uri.EscapeDataString("!?…。，、；：()[]{}"), "%22unbalanced",
        "AND+OR+NOT", "*", Uri.EscapeDataString("😀👩‍👩‍👧‍👦"), "%ED%A0%80", "%00", "%FF%FE", Uri.EscapeDataString("\u202e\u200bfilter"), "a%26lang=xx", "-",
        "NEAR(a,b)", "title:filter", "'; DROP TABLE articles; --",
    };

    [Theory]
    [MemberData(nameof(BadQueries))]
    public async Task Any_query_has_a_page(string query)
    {
        using var reader = world.Visitor();
        var page = await PortalWorld.PageAsync(reader, $"/search?q={query}");
        Assert.Single(page.QuerySelectorAll("main input[type=search]"));
        Assert.Null(page.QuerySelector(".notice-failed"));
    }

    [Theory]
    [InlineData("&page=0")]
    [InlineData("&page=-5")]
    [InlineData("&page=999999999999999999")]
    [InlineData("&page=x")]
    [InlineData("&lang=klingon")]
    [InlineData("&lang=zh&page=7")]
    [InlineData("&q=second")]
    public async Task Whatever_else_stands_in_the_address_has_a_page(string more)
    {
        using var reader = world.Visitor();
        await PortalWorld.PageAsync(reader, $"/search?q=filter{more}");
    }

    [Fact]
    public async Task Results_say_where_they_match_and_in_which_language_they_are()
    {
        await world.ArticleAsync("Clean the pump filter", "Turn the filter anticlockwise.");
        await world.ArticleAsync("Pump filter 水泵滤网", "取出 filter 滤网。", language: "zh");
        await world.IndexedAsync();
        using var reader = world.Visitor();
        var page = await PortalWorld.PageAsync(reader, "/search?q=filter");
        Assert.Equal(2, page.QuerySelectorAll(".found").Length);
        Assert.Contains("2 articles found", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll("mark"), mark => mark.TextContent == "filter");
        page = await PortalWorld.PageAsync(reader, "/search?q=filter&lang=zh");
        Assert.Equal("zh", page.QuerySelector(".found .badge")!.GetAttribute("lang"));
        Assert.Single(page.QuerySelectorAll(".found"));
    }

    [Fact]
    public async Task Results_go_on_over_pages()
    {
        for (var i = 0; i < 12; i++) await world.ArticleAsync($"Filter care number {i}", "Turn the filter.");
        await world.IndexedAsync();
        using var reader = world.Visitor();
        var first = await PortalWorld.PageAsync(reader, "/search?q=filter");
        var second = await PortalWorld.PageAsync(reader, first.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        var titles = first.QuerySelectorAll(".found-title").Concat(second.QuerySelectorAll(".found-title")).Select(t => t.TextContent).ToList();
        Assert.Equal(12, titles.Distinct().Count());
        // Past the end is the last page, not "nothing found".
        var past = await PortalWorld.PageAsync(reader, "/search?q=filter&page=90");
        Assert.Equal(2, past.QuerySelectorAll(".found").Length);
    }

    [Fact]
    public async Task Topics_are_links_that_narrow_and_go_on_with_the_page_and_the_box()
    {
        await world.Get<AddTopic>().RunAsync(Actor.System, "repair", null, "Repair", "维修", null, null, TestContext.Current.CancellationToken);
        for (var i = 1; i <= 11; i++) await world.ArticleAsync($"Filter {i}", "The filter.");
        var input = new ArticleInput { Title = "A torn filter", Body = "Change the filter.", Audience = Audience.Public, Topic = "repair", Language = "en" };
        await world.PublishedAsync((await world.Get<StartArticle>().RunAsync(Actor.System, input, null, null, TestContext.Current.CancellationToken)).Value.Number);
        await world.IndexedAsync();
        using var reader = world.Visitor();
        var page = await PortalWorld.PageAsync(reader, "/search?q=filter");
        var topics = page.QuerySelectorAll("nav.choices")[1].QuerySelectorAll("a");
        Assert.Equal(["All topics", "Care 11", "Repair 1"], topics.Select(link => link.TextContent));
        Assert.Equal("true", topics[0].GetAttribute("aria-current"));

        page = await PortalWorld.PageAsync(reader, topics[1].GetAttribute("href")!);
        Assert.Equal(10, page.QuerySelectorAll(".found").Length);
        Assert.Equal("care", page.QuerySelector("main input[name=topic]")!.GetAttribute("value"));
        Assert.StartsWith("/search?q=filter&page=2&topic=care&", page.QuerySelector("a[rel=next]")!.GetAttribute("href"), StringComparison.Ordinal);
        // The other topics stay in sight, with what one would find there.
        Assert.Contains("Repair 1", page.QuerySelectorAll("nav.choices")[1].TextContent, StringComparison.Ordinal);
        page = await PortalWorld.PageAsync(reader, "/search?q=xylophone&topic=care");
        Assert.NotNull(page.QuerySelector(".notice-missing a[href='/search?q=xylophone']"));
    }

    [Fact]
    public async Task Nothing_found_shows_a_way_on_and_a_failure_does_not_look_like_it()
    {
        await world.IndexedAsync();
        using var reader = world.Visitor();
        var none = await PortalWorld.PageAsync(reader, "/search?q=xylophone");
        Assert.NotNull(none.QuerySelector("main .notice-missing a[href='/my/cases/new?subject=xylophone']"));
        Assert.Null(none.QuerySelector(".notice-failed"));
        await using var broken = await PortalWorld.StartedAsync();
        await broken.ArticleAsync("Clean the filter", "Take it out.");
        await broken.IndexedAsync();
        // A connection that is open would go on reading a file that was moved.
        await using (var db = await broken.Get<IDbContextFactory<KnowledgeCrmDb>>().CreateDbContextAsync(TestContext.Current.CancellationToken))
            await db.Database.ExecuteSqlRawAsync("ALTER TABLE \"Articles\" RENAME TO \"Gone\"", TestContext.Current.CancellationToken);
        using var unlucky = broken.Visitor();
        var failed = await PortalWorld.PageAsync(unlucky, "/search?q=filter", HttpStatusCode.InternalServerError);
        Assert.NotNull(failed.QuerySelector("main .notice-failed .reference"));
        Assert.Null(failed.QuerySelector(".notice-missing"));
    }

    [Fact]
    public async Task F50_secret_articles_change_nothing_that_a_visitor_reads()
    {
        await world.ArticleAsync("Clean the pump filter", "Turn the filter anticlockwise.");
        await world.ArticleAsync("Descale the heater", "Use the descaler.");
        await world.IndexedAsync();
        await world.LearntAsync();
        using var reader = world.Visitor();
        string[] paths = ["/", "/search?q=filter", "/search?q=zebra", "/topics/care", "/articles/clean-the-pump-filter", "/sitemap.xml", "/portal/suggest?q=filter"];
        var before = new List<string>();
        foreach (var path in paths) before.Add(PortalWorld.Steady(await reader.ReadAsync(path)));
        foreach (var audience in new[] { Audience.Customer, Audience.Partner, Audience.Internal })
            for (var i = 0; i < 5; i++) await world.ArticleAsync($"Zebra filter {audience} {i}", "The filter of the zebra. filter filter.", audience);
        await world.IndexedAsync();
        for (var i = 0; i < paths.Length; i++) Assert.Equal(before[i], PortalWorld.Steady(await reader.ReadAsync(paths[i])));
        // The probe works: whoever works here finds them.
        using var staff = await world.Server.SignedInAsync(Role.Rep);
        var found = await PortalWorld.PageAsync(staff, "/search?q=zebra");
        Assert.NotEmpty(found.QuerySelectorAll(".found"));
    }

    [Fact]
    public async Task Suggestions_are_a_piece_of_a_page()
    {
        await world.ArticleAsync("Clean the pump filter", "Turn the filter anticlockwise.");
        await world.IndexedAsync();
        using var reader = world.Visitor();
        var piece = await reader.ReadAsync("/portal/suggest?q=filter");
        Assert.DoesNotContain("<html", piece, StringComparison.Ordinal);
        Assert.DoesNotContain("<header", piece, StringComparison.Ordinal);
        Assert.Contains("name=\"Form.Solved\" value=\"KB-", piece, StringComparison.Ordinal);
        Assert.Equal("", (await reader.ReadAsync("/portal/suggest?q=xylophone")).Trim());
        Assert.Equal("", (await reader.ReadAsync("/portal/suggest")).Trim());
    }
}
