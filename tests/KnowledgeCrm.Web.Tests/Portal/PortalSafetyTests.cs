using System.Net;
using System.Text;
using AngleSharp.Dom;
using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Insight;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Search;
using KnowledgeCrm.Web.Tests.Hosting;

namespace KnowledgeCrm.Web.Tests.Portal;

public sealed class PortalSafetyTests : IAsyncLifetime
{
    private const string Drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script><rect width=\"9\" height=\"9\"/></svg>";

    // A picture's header, two pixels wide and high.
    private static readonly byte[] Png = [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 0, 2, 0, 0, 0, 2, 8, 2, 0, 0, 0];
    private PortalWorld world = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => world = await PortalWorld.StartedAsync();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task F12_what_may_not_be_seen_answers_as_what_is_not_there()
    {
        var secret = await world.ArticleAsync("Secret handshake", "Text.", Audience.Internal);
        var (_, other) = await world.CustomerAsync("Otto");
        var othersCase = await world.CaseAsync(other);
        var (customer, _) = await world.CustomerAsync("Cora");
        using var _ = customer;
        foreach (var (hidden, missing) in new[]
        {
            ($"/articles/{secret.Slug}", "/articles/secret-handshakf"), ($"/articles/{secret.Number}", "/articles/KB-9999"),
            ($"/my/cases/{othersCase}", "/my/cases/CS-99999"),
        })
        {
            using var first = await customer.GetAsync(hidden);
            using var second = await customer.GetAsync(missing);
            Assert.Equal(HttpStatusCode.NotFound, first.StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, second.StatusCode);
            Assert.Equal(
                PortalWorld.Steady(await WebVisitor.Body(first)).Replace(hidden, missing, StringComparison.Ordinal),
                PortalWorld.Steady(await WebVisitor.Body(second)));
            Assert.Equal(Headers(first), Headers(second));
        }
        // The probe works: who may, sees them.
        using var staff = await world.Server.SignedInAsync(Role.Rep);
        await PortalWorld.PageAsync(staff, $"/articles/{secret.Slug}");

        static IEnumerable<string> Headers(HttpResponseMessage answer) =>
            answer.Headers.Concat(answer.Content.Headers).Select(header => header.Key).Where(key => key is not ("Set-Cookie" or "Date")).Order();
    }

    [Fact]
    public async Task F51_a_secret_word_in_a_title_an_alternative_text_or_a_note_shows_nowhere()
    {
        var open = await world.ArticleAsync("Pump care", "Clean the pump.");
        await world.ArticleAsync("Zanzibar pump", "The pump.", Audience.Internal);
        await world.ArticleAsync("Pump picture", "![Zanzibar pump](/files/none.png)\n\nClean the pump.", Audience.Internal);
        var (customer, actor) = await world.CustomerAsync("Cora");
        using var hers = customer;
        var number = await world.CaseAsync(actor, "Pump", "It hums.");
        _ = (await world.Get<PostToCase>().RunAsync(Actor.System, number, "Zanzibar pump again", isNote: true, waitForCustomer: false, Stop)).Value;
        await world.IndexedAsync();
        await world.Get<SearchCompletions>().RefreshAsync(Stop);
        using var visitor = world.Visitor();
        // The probe works: who may, finds all three.
        Assert.Equal(3, (await world.Get<SearchEverything>().RunAsync(Actor.System, new SearchRequest("zanzibar"), Stop)).Total);
        foreach (var path in new[]
        {
            "/", $"/articles/{open.Slug}", "/topics/care", "/search?q=pump", "/search?q=zanz", "/portal/suggest?q=zanz", "/portal/suggest?q=pump",
            "/sitemap.xml", "/robots.txt", "/api/v1/search?q=pump&facets=true", "/api/v1/search/completions?q=zanz", "/api/v1/search/completions?q=pum",
        })
        {
            Assert.DoesNotContain("Zanzibar", await TextAsync(visitor, path), StringComparison.OrdinalIgnoreCase);
            if (!path.StartsWith("/api", StringComparison.Ordinal)) Assert.DoesNotContain("Zanzibar", await TextAsync(customer, path), StringComparison.OrdinalIgnoreCase);
        }
        Assert.DoesNotContain("Zanzibar", await TextAsync(customer, $"/my/cases/{number}"), StringComparison.OrdinalIgnoreCase);

        static async Task<string> TextAsync(WebVisitor reader, string path)
        {
            using var answer = await reader.GetAsync(path);
            Assert.True(answer.IsSuccessStatusCode, path);
            return await WebVisitor.Body(answer);
        }
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("</title><img src=x onerror=alert(1)>")]
    [InlineData("\"><svg onload=alert(1)>")]
    [InlineData("</script><script>alert(1)</script>")]
    [InlineData("<!--><body onload=alert(1)>")]
    [InlineData("[a](javascript:alert(1)) [b](&#106;avascript:alert(1)) {onclick=alert(1)} ![c](data:text/html,x)")]
    [InlineData("<template><script>alert(1)</script></template><base href=//evil.example>")]
    public async Task F24_F25_payloads_in_every_field_of_an_article_are_text(string payload)
    {
        var article = await world.ArticleAsync($"Harmless {payload}", $"Harmless body\n\n{payload}\n\n# {payload}", summary: $"Sum {payload}");
        await world.IndexedAsync();
        using var reader = world.Visitor();
        foreach (var path in new[] { "/", $"/articles/{article.Slug}", "/topics/care", "/search?q=harmless", "/portal/suggest?q=harmless" })
        {
            var page = await PortalWorld.PageAsync(reader, path);
            Assert.Contains("Harmless", page.Body!.TextContent, StringComparison.Ordinal);
            Assert.Empty(page.QuerySelectorAll("script:not([src]):not([type='application/ld+json']), iframe, svg, object, embed, template, style, base[href*=evil], img[src=x]"));
            Assert.DoesNotContain(page.All.SelectMany(e => e.Attributes), a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotContain(page.QuerySelectorAll("[href], [src], [action]").SelectMany(e => e.Attributes), IsDangerous);
        }

        static bool IsDangerous(IAttr attribute) => attribute.Name is "href" or "src" or "action"
            && new[] { "javascript:", "data:", "vbscript:" }.Any(scheme => attribute.Value.Trim().StartsWith(scheme, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task F30_drawings_are_shown_but_never_opened_as_pages()
    {
        var article = await world.ArticleAsync("With a drawing", "![plan](plan.svg)\n\n![photo](photo.png)");
        var drawing = await AttachAsync(article.Number, "plan.svg", Encoding.UTF8.GetBytes(Drawing));
        var photo = await AttachAsync(article.Number, "photo.png", Png);
        var page = await AttachAsync(article.Number, "page.html", "<script>alert(1)</script>"u8.ToArray());
        await world.PublishedAsync(article.Number);
        using var reader = world.Visitor();
        var shown = await PortalWorld.PageAsync(reader, $"/articles/{article.Slug}");
        Assert.Equal([drawing, photo], shown.QuerySelectorAll(".article-body img").Select(img => img.GetAttribute("src")));
        using var served = await reader.GetAsync(drawing);
        Assert.Equal("image/svg+xml", served.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", served.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("nosniff", served.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("sandbox; default-src 'none'; style-src 'unsafe-inline'", served.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal(Drawing, await WebVisitor.Body(served));
        using var picture = await reader.GetAsync(photo);
        Assert.Equal("inline", picture.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("nosniff", picture.Headers.GetValues("X-Content-Type-Options").Single());
        using var saved = await reader.GetAsync(page);
        Assert.Equal("attachment", saved.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("application/octet-stream", saved.Content.Headers.ContentType!.MediaType);
        Assert.Equal("nosniff", saved.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task F16_a_file_follows_its_article()
    {
        var article = await world.ArticleAsync("With a drawing", "![plan](plan.svg)");
        var address = await AttachAsync(article.Number, "plan.svg", Encoding.UTF8.GetBytes(Drawing));
        await world.PublishedAsync(article.Number);
        using var reader = world.Visitor();
        using var before = await reader.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        Assert.True(before.Headers.CacheControl!.NoCache);
        (await world.Get<RestrictArticle>().RunAsync(Actor.System, article.Number, Audience.Internal, Stop)).Value.ToString();
        using var after = await reader.GetAsync(address);
        using var missing = await reader.GetAsync("/files/00000000000000000000000000000000/plan.svg");
        Assert.Equal(HttpStatusCode.NotFound, after.StatusCode);
        Assert.True(after.Headers.CacheControl!.NoStore);
        Assert.Equal(PortalWorld.Steady(await WebVisitor.Body(missing)), PortalWorld.Steady(await WebVisitor.Body(after)).Replace(address, "/files/00000000000000000000000000000000/plan.svg", StringComparison.Ordinal));
        using var staff = await world.Server.SignedInAsync(Role.Rep);
        using var allowed = await staff.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, allowed.StatusCode);
        Assert.True(allowed.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task F35_guessing_addresses_of_files_is_slowed_down()
    {
        using var guesser = world.Visitor();
        var last = HttpStatusCode.OK;
        for (var i = 0; i < 61; i++)
        {
            using var answer = await guesser.GetAsync($"/files/{i:x32}/plan.svg");
            last = answer.StatusCode;
        }
        Assert.Equal(HttpStatusCode.TooManyRequests, last);
    }

    private async Task<string> AttachAsync(string article, string name, byte[] bytes) =>
        (await world.Get<AttachFile>().RunAsync(Actor.System, article, name, new MemoryStream(bytes), Stop)).Value.File.Address;
}
