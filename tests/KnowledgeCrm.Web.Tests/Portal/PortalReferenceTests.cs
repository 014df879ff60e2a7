using AngleSharp.Dom;
using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;

namespace KnowledgeCrm.Web.Tests.Portal;

/// <summary>Products and cases that a text names are links for who may go there, and text for everybody else.</summary>
public sealed class PortalReferenceTests : IAsyncLifetime
{
    private PortalWorld world = null!;

    public async ValueTask InitializeAsync() => world = await PortalWorld.StartedAsync();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Each_reader_gets_links_where_that_reader_may_go()
    {
        var (owner, actor) = await world.CustomerAsync("Olga");
        var (stranger, _) = await world.CustomerAsync("Stan");
        using var _1 = owner;
        using var _2 = stranger;
        var number = await world.CaseAsync(actor, "Olga's secret subject");
        var article = await world.ArticleAsync("Named", $"Of product:WM-1, product:NO-1 and {number}; 见{number}。 `{number}` [{number}](https://a.example) CS-99999");

        using var visitor = world.Visitor();
        using var rep = await world.Server.SignedInAsync(Role.Rep);
        Assert.Equal(["/search?q=WM-1", "https://a.example"], await LinksAsync(visitor));
        Assert.Equal(["/search?q=WM-1", "https://a.example"], await LinksAsync(stranger));
        Assert.Equal(["/search?q=WM-1", $"/my/cases/{number}", $"/my/cases/{number}", "https://a.example"], await LinksAsync(owner));
        Assert.Equal(["/search?q=WM-1", $"/console/cases/{number}", $"/console/cases/{number}", "https://a.example"], await LinksAsync(rep));

        async Task<IEnumerable<string?>> LinksAsync(Hosting.WebVisitor reader)
        {
            var page = await PortalWorld.PageAsync(reader, $"/articles/{article.Slug}");
            var body = page.QuerySelector(".article-body")!;
            Assert.StartsWith($"Of WM-1, product:NO-1 and {number}; 见{number}。", body.TextContent.Trim(), StringComparison.Ordinal);
            if (reader != owner && reader != rep) Assert.DoesNotContain("secret subject", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
            return [.. body.QuerySelectorAll("a").Select(link => link.GetAttribute("href"))];
        }
    }

    [Fact]
    public async Task Files_are_listed_and_named_files_in_the_text_lead_to_them()
    {
        var article = await world.ArticleAsync("With a manual", "Read [the manual](manual.pdf), not [this](nothing.pdf).");
        var file = (await world.Get<AttachFile>().RunAsync(
            Actor.System, article.Number, "manual.pdf", new MemoryStream("%PDF-1.7"u8.ToArray()), TestContext.Current.CancellationToken)).Value.File;
        await world.PublishedAsync(article.Number);
        using var visitor = world.Visitor("zh");
        var page = await PortalWorld.PageAsync(visitor, $"/articles/{article.Slug}");
        Assert.Equal(file.Address, page.QuerySelector(".article-body a")!.GetAttribute("href"));
        Assert.Equal(file.Address, page.QuerySelector(".article-files a")!.GetAttribute("href"));
        Assert.Contains("PDF", page.QuerySelector(".article-files .hint")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("不包括 PDF", page.QuerySelector(".article-files p")!.TextContent, StringComparison.Ordinal);
    }
}
