using KnowledgeCrm.Knowledge;

namespace KnowledgeCrm.Tests.Knowledge;

public class MarkdownReferenceTests
{
    [Theory]
    [InlineData("CS-88213", true)]
    [InlineData("见CS-88213处理", true)]
    [InlineData("(CS-88213).", true)]
    [InlineData("**CS-88213**", true)]
    [InlineData("product:XR-200.", true)]
    [InlineData("XCS-88213", false)]
    [InlineData("CS-88213-A", false)]
    [InlineData("/cases/CS-88213", false)]
    [InlineData("https://a.example/CS-88213", false)]
    [InlineData("`CS-88213`", false)]
    [InlineData("[CS-88213](https://a.example)", false)]
    public void A_name_becomes_a_link_only_where_it_stands_by_itself(string markdown, bool named) =>
        Assert.Equal(named, Html(markdown).Contains("/to/", StringComparison.Ordinal));

    [Fact]
    public void F24_what_the_caller_makes_of_a_name_is_text_and_a_judged_address()
    {
        var references = new Dictionary<string, TextReference> { ["CS-1"] = new("<b>", "\"><script>", "javascript:alert(1)"), ["CS-2"] = new("<b>", "\"><script>", "/to/2") };
        var html = ArticleMarkdown.ToHtml("CS-1 CS-2", _ => null, "en", references);
        Assert.Equal("<p>&lt;b&gt; <a href=\"/to/2\" title=\"&quot;&gt;&lt;script&gt;\">&lt;b&gt;</a></p>\n", html);
    }

    [Fact]
    public void Of_a_product_its_model_is_read_aloud_and_searched() =>
        Assert.Equal("The XR-200 of CS-1", ArticleMarkdown.ToPlainText("The product:XR-200 of **CS-1**"));

    [Fact]
    public void Every_name_in_a_text_is_asked_for_once_and_endless_lists_are_cut()
    {
        var (models, cases) = ArticleMarkdown.ReferencesIn("product:XR-200 CS-1 CS-1 product:xr-200 " + string.Join(' ', Enumerable.Range(10, 1_000).Select(i => $"CS-{i}")));
        Assert.Equal(("XR-200", "xr-200"), (models["product:XR-200"], models["product:xr-200"]));
        Assert.Equal(["CS-1", "CS-10"], cases.Take(2));
        Assert.Equal(200, models.Count + cases.Count);
    }

    private static string Html(string markdown) => ArticleMarkdown.ToHtml(markdown, _ => null, "en", new Dictionary<string, TextReference>
    {
        ["CS-88213"] = new("CS-88213", null, "/to/case"), ["product:XR-200"] = new("XR-200", null, "/to/product"),
    });
}
