using KnowledgeCrm.Knowledge;

namespace KnowledgeCrm.Tests.Knowledge;

public class ArticleMarkdownRenderingTests
{
    private static string Html(string markdown, string language = "en") => ArticleMarkdown.ToHtml(markdown, name => "/f/" + name, language);

    [Fact]
    public void A_table_scrolls_by_itself_and_has_a_name()
    {
        var html = Html("| Code | Count |\n|:--|--:|\n| `E07` | 3 |\n| a \\| b | **4** |");

        Assert.StartsWith("<div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Table 1\"><table>\n<thead>\n<tr><th scope=\"col\">Code", html);
        Assert.Contains("<td><code>E07</code>", html);
        Assert.Contains("<td class=\"align-right\"><strong>4</strong>", html);
        Assert.Contains("a | b", html);
        Assert.Contains("aria-label=\"表格 1\"", Html("|a|\n|-|\n|b|", "zh"));
    }

    [Theory]
    [InlineData("NOTE", "note", "Note", "说明")]
    [InlineData("tip", "tip", "Tip", "小贴士")]
    [InlineData("IMPORTANT", "important", "Important", "重要")]
    [InlineData("WARNING", "warning", "Warning", "警告")]
    [InlineData("DANGER", "danger", "Danger", "危险")]
    [InlineData("CAUTION", "danger", "Danger", "危险")]
    public void A_call_out_bears_its_title_in_the_language(string kind, string style, string english, string chinese)
    {
        foreach (var (language, title) in new[] { ("en", english), ("zh", chinese) })
        {
            Assert.Equal(
                $"<div class=\"callout {style}\" role=\"note\">\n<p class=\"callout-title\">{title}</p>\n<p>Unplug <em>first</em>.</p>\n</div>\n",
                Html($"> [!{kind}]\n> Unplug *first*.", language));
        }
    }

    [Fact]
    public void A_call_out_of_an_unknown_kind_loses_nothing() =>
        Assert.Equal("<blockquote>\n<p>[!HINT]</p>\n<p>x</p>\n</blockquote>\n", Html("> [!HINT]\n> x"));

    [Fact]
    public void Steps_keep_their_number_across_an_image()
    {
        var html = Html("1. Open\n2. Wait\n   - or not\n\n![drawing](d.svg)\n\n3. Close");

        Assert.StartsWith("<ol>\n<li>Open\n</li>\n<li>Wait\n<ul>\n<li>or not\n</li>\n</ul>\n</li>\n</ol>\n<p><img src=\"/f/d.svg\" alt=\"drawing\"", html);
        Assert.EndsWith("<ol start=\"3\">\n<li>Close\n</li>\n</ol>\n", html);
        Assert.Contains("<li><p>a</p>\n</li>", Html("- a\n\n- b"));
    }

    [Fact]
    public void Tasks_are_boxes_that_say_what_they_are()
    {
        var html = Html("- [x] cleaned\n- [ ] dried");

        Assert.Contains("<input type=\"checkbox\" disabled checked aria-label=\"Done\"> cleaned", html);
        Assert.Contains("<input type=\"checkbox\" disabled aria-label=\"Not done\"> dried", html);
    }

    [Fact]
    public void The_highest_headings_follow_the_title_of_the_page()
    {
        Assert.Equal("<h2 id=\"s-one\">One</h2>\n<h3 id=\"s-two\">Two</h3>\n", Html("## One\n### Two"));
        Assert.Equal("<h2 id=\"s-one\">One</h2>\n<h3 id=\"s-two\">Two</h3>\n", Html("# One\n## Two"));
        Assert.Equal("<h2 id=\"s-a\">a</h2>\n<h2 id=\"s-a-1\">a</h2>\n<h2 id=\"s-a-1-1\">a-1</h2>\n", Html("# a\n# a\n# a-1"));
        Assert.Equal("<h2 id=\"s-先试-3-步\">先试 3 步！</h2>\n", Html("## 先试 3 步！"));
        Assert.Contains("<h6", Html("# a\n###### b"));
    }

    [Fact]
    public void Code_keeps_its_signs()
    {
        Assert.Equal("<pre tabindex=\"0\"><code class=\"language-json\">{ &quot;a&quot;: [1] }\n\n  &lt;b&gt;\n</code></pre>\n", Html("```json\n{ \"a\": [1] }\n\n  <b>\n```"));
        Assert.Equal("<p>Type <code>a  &amp; b</code></p>\n", Html("Type `a  & b`"));
    }

    [Fact]
    public void Bare_addresses_become_links()
    {
        Assert.Equal("<p>See <a href=\"https://a.example/x\" rel=\"noopener nofollow\">https://a.example/x</a>.</p>\n", Html("See https://a.example/x."));
        Assert.Contains("<a href=\"mailto:a@b.example\">a@b.example</a>", Html("<a@b.example>"));
    }

    [Fact]
    public void Chinese_reads_natively()
    {
        Assert.Equal("<p><strong>注意：</strong>请先断电。</p>\n", Html("**注意：**请先断电。", "zh"));
        Assert.Equal("<p>关机等一分钟，再运行“排水＋脱水”。</p>\n", Html("关机等一分钟，\n再运行“排水＋脱水”。", "zh"));
        Assert.Equal("<p>按 Start\n再等</p>\n", Html("按 Start\n再等", "zh"));
        Assert.Equal("<p>按<del>两</del>三秒</p>\n", Html("按~~两~~三秒", "zh"));
    }

    [Fact]
    public void Plain_text_has_all_words_and_no_marks()
    {
        var text = ArticleMarkdown.ToPlainText(
            "# Fault **E07**\n\nPress `Start`, see [the plate](https://a.example/secret) and\n![the drawing](d.svg \"t\").\n\n| 现象 | 原因 |\n|---|---|\n| 嗡嗡响 | *异物* |\n\n"
            + "> [!WARNING]\n> 水很烫，\n> 小心。\n\n1. One\n2. Two\n\n```sh\nreset --all\n```\n\n---\n\n&lt;b&gt; <i>x</i>");

        Assert.Equal(
            "Fault E07\nPress Start, see the plate and the drawing.\n现象 原因\n嗡嗡响 异物\n水很烫，小心。\nOne\nTwo\nreset --all\n<b> <i>x</i>", text);
    }

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public void The_articles_of_the_demonstration_company_all_pass(string language)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "KnowledgeCrm.sln"))) root = root.Parent;
        var files = Directory.GetFiles(Path.Combine(root!.FullName, "content", "articles"), $"*.{language}.md", SearchOption.AllDirectories);

        Assert.NotEmpty(files);
        Assert.All(files, file =>
        {
            var body = File.ReadAllText(file).Split("\n---\n", 2)[1];
            var html = Html(ArticleMarkdown.Checked(body, "body"), language);
            Assert.DoesNotContain("**", html);
            Assert.DoesNotContain("[!", html);
        });
    }
}
