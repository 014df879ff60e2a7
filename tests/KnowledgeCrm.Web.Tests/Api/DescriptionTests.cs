using System.Collections;
using System.Globalization;
using System.Text.Json;
using AngleSharp.Html.Parser;
using KnowledgeCrm.Web.Api;

namespace KnowledgeCrm.Web.Tests.Api;

public sealed class DescriptionTests(ApiServer server) : IClassFixture<ApiServer>
{
    [Fact]
    public async Task Every_call_and_field_is_described()
    {
        var document = (await server.Visitor.GetAsync("/openapi/v1.json")).Is(200).Json;
        var gaps = new List<string>();
        foreach (var path in document.GetProperty("paths").EnumerateObject())
        {
            foreach (var call in path.Value.EnumerateObject())
            {
                var name = $"{call.Name} {path.Name}";
                if (!call.Value.TryGetProperty("summary", out _)) gaps.Add(name);
                if (call.Value.TryGetProperty("parameters", out var parameters))
                    gaps.AddRange(parameters.EnumerateArray().Where(p => !p.TryGetProperty("description", out _)).Select(p => $"{name} {p.GetProperty("name")}"));
                Assert.True(call.Value.GetProperty("responses").TryGetProperty("400", out _), name);
            }
        }
        foreach (var shape in document.GetProperty("components").GetProperty("schemas").EnumerateObject())
        {
            if (!shape.Value.TryGetProperty("properties", out var fields)) continue;
            gaps.AddRange(fields.EnumerateObject().Where(field => !field.Value.GetRawText().Contains("\"description\"", StringComparison.Ordinal))
                .Select(field => $"{shape.Name}.{field.Name}"));
        }
        Assert.Empty(gaps);
    }

    [Fact]
    public async Task Names_of_enums_and_what_needs_a_key_are_in_it()
    {
        var document = (await server.Visitor.GetAsync("/openapi/v1.json", ("Host", "evil.example"))).Json;
        var kinds = document.GetProperty("components").GetProperty("schemas").GetProperty("CaseArticleKind").GetProperty("enum");
        Assert.Equal(["used", "solvedBy", "didNotApply"], kinds.EnumerateArray().Select(kind => kind.GetString()!));
        Assert.Equal(2, Security(document, "/api/v1/search", "get"));
        Assert.Equal(1, Security(document, "/api/v1/candidates", "get"));
        Assert.Equal("/", document.GetProperty("servers")[0].GetProperty("url").GetString());
    }

    [Theory]
    [InlineData("en", "Needs a key")]
    [InlineData("zh", "需要密钥")]
    public async Task The_page_shows_every_call_in_the_readers_language(string language, string needsKey)
    {
        var document = (await server.Visitor.GetAsync("/openapi/v1.json")).Json;
        using var browser = server.Server.Visitor();
        browser.Client.DefaultRequestHeaders.Add("Accept-Language", language);
        var page = await new HtmlParser().ParseDocumentAsync(await browser.ReadAsync("/api"), TestContext.Current.CancellationToken);

        Assert.Empty(page.Scripts);
        Assert.Contains(needsKey, page.Body!.TextContent, StringComparison.Ordinal);
        foreach (var path in document.GetProperty("paths").EnumerateObject())
            Assert.Contains(path.Name, page.Body.TextContent, StringComparison.Ordinal);
        foreach (var link in page.QuerySelectorAll("main a[href^='/api#']"))
            Assert.NotNull(page.GetElementById(link.GetAttribute("href")!.Split('#')[1]));
        var ids = page.All.Select(element => element.Id).Where(id => !string.IsNullOrEmpty(id)).ToList();
        Assert.Equal(ids.Distinct(), ids);
    }

    [Fact]
    public void Every_text_is_there_in_both_languages()
    {
        var texts = new[] { "en", "zh" }.Select(language =>
            ApiText.Resources.GetResourceSet(CultureInfo.GetCultureInfo(language), true, language == "en")!
                .Cast<DictionaryEntry>().Select(entry => (string)entry.Key).Order(StringComparer.Ordinal)).ToList();
        Assert.Equal(texts[0], texts[1]);
    }

    private static int Security(JsonElement document, string path, string method) =>
        document.GetProperty("paths").GetProperty(path).GetProperty(method).GetProperty("security").GetArrayLength();
}
