using System.Text;
using System.Xml;
using KnowledgeCrm.Common;
using KnowledgeCrm.Portal;

namespace KnowledgeCrm.Web.Portal;

/// <summary>What search engines ask for: which pages there are, and which to leave alone.</summary>
internal static class CrawlingEndpoints
{
    private const string SiteMap = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private const string Xhtml = "http://www.w3.org/1999/xhtml";

    public static void MapCrawling(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/robots.txt", (HttpRequest request, PortalSite site) => Results.Text(
            $"""
             User-agent: *
             Disallow: /account
             Disallow: /api/
             Disallow: /console
             Disallow: /my/
             Disallow: /portal/
             Disallow: /search
             Disallow: /sign-in
             Disallow: /survey/
             Sitemap: {site.AddressOf(request, "/sitemap.xml")}

             """));
        endpoints.MapGet("/sitemap.xml", async (HttpRequest request, PortalSite site, PublicArticles articles, CancellationToken stop) =>
            Results.Bytes(Written((await articles.RunAsync(stop)).Value, path => site.AddressOf(request, path)), "application/xml; charset=utf-8"));
    }

    private static byte[] Written(IReadOnlyList<PublicArticle> articles, Func<string, string> addressOf)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true }))
        {
            xml.WriteStartElement("urlset", SiteMap);
            xml.WriteAttributeString("xmlns", "xhtml", null, Xhtml);
            xml.WriteStartElement("url", SiteMap);
            xml.WriteElementString("loc", SiteMap, addressOf("/"));
            xml.WriteEndElement();
            foreach (var work in articles.GroupBy(article => article.WorkId))
            {
                foreach (var article in work) WriteArticle(xml, article, work.Count() > 1 ? work : [], addressOf);
            }
            xml.WriteEndElement();
        }
        return bytes.ToArray();
    }

    private static void WriteArticle(XmlWriter xml, PublicArticle article, IEnumerable<PublicArticle> versions, Func<string, string> addressOf)
    {
        xml.WriteStartElement("url", SiteMap);
        xml.WriteElementString("loc", SiteMap, addressOf(PortalAddress.OfArticle(article.Slug)));
        if (article.PublishedAt is { } at) xml.WriteElementString("lastmod", SiteMap, at.ToString("yyyy-MM-dd"));
        foreach (var version in versions)
        {
            xml.WriteStartElement("xhtml", "link", Xhtml);
            xml.WriteAttributeString("rel", "alternate");
            xml.WriteAttributeString("hreflang", version.Language);
            xml.WriteAttributeString("href", addressOf(PortalAddress.OfArticle(version.Slug)));
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }
}
