using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using FsCheck;
using FsCheck.Fluent;
using KnowledgeCrm.Knowledge;

namespace KnowledgeCrm.Tests.Knowledge;

public class ArticleMarkdownSafetyTests
{
    private static readonly Dictionary<string, string[]> Known = new()
    {
        ["a"] = ["href", "title", "rel"],
        ["img"] = ["src", "alt", "title", "loading"],
        ["input"] = ["type", "disabled", "checked", "aria-label"],
        ["div"] = ["class", "tabindex", "role", "aria-label"],
        ["p"] = ["class"],
        ["code"] = ["class"],
        ["pre"] = ["tabindex"],
        ["ol"] = ["start"],
        ["td"] = ["class"],
        ["th"] = ["class", "scope"],
        ["h2"] = ["id"],
        ["h3"] = ["id"],
        ["h4"] = ["id"],
        ["h5"] = ["id"],
        ["h6"] = ["id"],
        ["ul"] = [],
        ["li"] = [],
        ["em"] = [],
        ["strong"] = [],
        ["del"] = [],
        ["br"] = [],
        ["hr"] = [],
        ["blockquote"] = [],
        ["table"] = [],
        ["thead"] = [],
        ["tbody"] = [],
        ["tr"] = [],
    };

    private static string Render(string markdown) => ArticleMarkdown.ToHtml(markdown, name => "/attachments/" + Uri.EscapeDataString(name), "en");

    private static INodeList Parse(string html)
    {
        var parser = new HtmlParser();
        return parser.ParseFragment(html, parser.ParseDocument("<body></body>").Body!);
    }

    private static IEnumerable<IElement> Elements(INodeList nodes) =>
        nodes.OfType<IElement>().SelectMany(e => e.QuerySelectorAll("*").Prepend(e));

    private static void AssertInert(string markdown)
    {
        foreach (var element in Elements(Parse(Render(markdown))))
        {
            Assert.True(Known.TryGetValue(element.LocalName, out var attributes), $"<{element.LocalName}> from {markdown}");
            Assert.All(element.Attributes, a => Assert.True(attributes!.Contains(a.Name), $"{a.Name} on <{element.LocalName}> from {markdown}"));
            foreach (var name in new[] { "href", "src" })
            {
                if (element.GetAttribute(name) is not { } address) continue;
                // As a browser reads it: without tabs, line ends and surrounding blanks and controls.
                var read = new string([.. address.Where(c => c is not ('\t' or '\n' or '\r'))]).TrimStart([.. Enumerable.Range(0, 33).Select(i => (char)i)]);
                var url = new Uri(new Uri("https://desk.example/articles/KB-1"), read);
                Assert.Contains(url.Scheme, name == "src" ? ["https"] : new[] { "http", "https", "mailto", "tel" });
                if (name == "src") Assert.Equal("desk.example", url.Host);
                else if (url.Scheme is "http" or "https" && url.Host != "desk.example") Assert.Equal("noopener nofollow", element.GetAttribute("rel"));
            }
        }
    }

    private static readonly string[] Targets =
    [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "&#106;avascript:alert(1)", "&#x6a;avascript:alert(1)", "java&Tab;script:alert(1)", "java&NewLine;script:alert(1)",
        "javascript&colon;alert(1)", "&#1;javascript:alert(1)", "&#32;javascript:alert(1)", "\u0001javascript:alert(1)", "java\u0000script:alert(1)", "java\tscript:alert(1)",
        "\u200bjavascript:alert(1)", "javascript\u200b:alert(1)", "java\\script:alert(1)", "javascript\\:alert(1)", "javascript%3aalert(1)", "%6aavascript:alert(1)",
        "javascript://a.example/%0aalert(1)", "javascript:alert(1)//http://a.example", "data:text/html,<script>alert(1)</script>", "DATA:text/html;base64,PHM+", "data:image/svg+xml,<svg/onload=alert(1)>",
        "vbscript:msgbox(1)", "vb&#115;cript:x", "file:///etc/passwd", "file://host/share", "\\\\host\\share", "blob:https://a.example/1", "filesystem:http://a/1", "about:blank",
        "ws://a.example", "ftp://a.example/x", "intent://a#Intent;end", "ms-word:ofe|u|http://a", "view-source:x", "jar:http://a!/b", "//evil.example/x", "/\\evil.example", "\\/evil.example",
        "https:evil.example", "http:/evil.example", "https://bank.example@evil.example/", "https://a.example/\" onmouseover=\"alert(1)", "https://a.example/'onclick='x", "x:y", "ｊavascript:alert(1)",
        "http://a.example/<script>", "#\"><script>alert(1)</script>", "mailto:a@b.example\"onclick=alert(1)", "tel:1;javascript:alert(1)", "\u202ejavascript:x", "http://[::1", "http://",
    ];

    private static readonly string[] Frames =
    [
        "[a]({0})", "[a](<{0}>)", "![a]({0})", "<{0}>", "[a]\n\n[a]: {0}", "[a]: <{0}>\n\n![a]", "[![i](x.png)]({0})", "[a]({0} \"t\" onclick=\"x\")", "| [a]({0}) |\n|---|\n| b |",
        "{0}", "> [!NOTE]\n> [a]({0})", "# [a]({0})",
    ];

    [Fact]
    public void F24_addresses_that_run_or_reach_elsewhere_are_never_written()
    {
        foreach (var target in Targets)
        {
            foreach (var frame in Frames) AssertInert(frame.Replace("{0}", target));
        }
    }

    [Theory]
    [InlineData("https://a.example/x?y=1&z=2", "https://a.example/x?y=1&z=2")]
    [InlineData("http://a.example", "http://a.example")]
    [InlineData("mailto:desk@brightwell.example", "mailto:desk@brightwell.example")]
    [InlineData("tel:+441632960001", "tel:+441632960001")]
    [InlineData("KB-1042", "/articles/KB-1042")]
    [InlineData("/search?q=E07", "/search?q=E07")]
    [InlineData("plan.pdf", "/attachments/plan.pdf")]
    [InlineData("#第一步", "#s-第一步")]
    public void F24_honest_links_survive(string target, string href)
    {
        var link = Elements(Parse(Render($"See [the **plate**]({target}).\n\nmore"))).Single(e => e.LocalName == "a");

        Assert.Equal(href, link.GetAttribute("href"));
        Assert.Equal("the plate", link.TextContent);
        Assert.Equal(target.StartsWith("http", StringComparison.Ordinal) ? "noopener nofollow" : null, link.GetAttribute("rel"));
    }

    [Fact]
    public void F24_the_text_of_an_unsafe_link_stays() =>
        Assert.Equal("<p>See <strong>the plate</strong> now.</p>\n", Render("See [**the plate**](javascript:alert(1)) now."));

    [Fact]
    public void F24_attributes_in_braces_are_text()
    {
        foreach (var source in new[] { "# a {onclick=alert(1)}", "[a](KB-1){onclick=alert(1)}", "{onclick=x}\n# a", "`a`{.x onclick=y}", "a {#id style=x}", "``` {onclick=x}\na\n```" })
        {
            AssertInert(source);
            Assert.DoesNotContain(Elements(Parse(Render(source))), e => e.HasAttribute("onclick") || e.HasAttribute("style"));
        }
        Assert.Contains("{onclick=alert(1)}", Render("# a {onclick=alert(1)}"));
    }

    [Fact]
    public void F24_images_come_from_this_program_alone()
    {
        Assert.Contains("<img src=\"/attachments/plan.svg\" alt=\"the plan\" loading=\"lazy\">", Render("![the plan](plan.svg)"));
        foreach (var elsewhere in new[] { "https://a.example/p.png", "//a.example/p.png", "../p.png", "/p.png", "data:image/png;base64,x", "file:///p.png", "%2e%2e/p", "a%2fb", "C:p.png" })
        {
            Assert.DoesNotContain("<img", Render($"![the plan]({elsewhere})"));
            Assert.Contains("the plan", Render($"![the plan]({elsewhere})"));
        }
        Assert.Contains("<a href=\"https://a.example/p.png\" rel=\"noopener nofollow\">the plan</a>", Render("![the plan](https://a.example/p.png)"));
        Assert.Equal("<p>the plan</p>\n", ArticleMarkdown.ToHtml("![the plan](plan.svg)", _ => null, "en"));
    }

    [Fact]
    public void F25_html_of_every_kind_is_shown_as_text()
    {
        string[] cores =
        [
            "<script>alert(1)</script>", "<template><script>alert(1)</script></template>", "<svg><style><img src=x onerror=alert(1)></style></svg>", "<body onload=alert(1)>",
            "<img src=x onerror=alert(1)>", "<iframe src=//a.example></iframe>", "<base href=//a.example>", "<style>*{color:red}</style>", "<link rel=stylesheet href=//a>", "<meta http-equiv=refresh content=0>",
            "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">", "<details open ontoggle=alert(1)>", "<form action=//a><input name=x>", "<object data=x>",
            "<embed src=x>", "<!--><script>alert(1)</script>-->", "<![CDATA[<script>alert(1)</script>]]>", "<?php x ?>", "</p></div><script>alert(1)</script>", "<a href=javascript:alert(1)>x</a>", "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        ];
        string[] frames =
        [
            "{0}", "a {0} b", "> {0}", "- {0}", "# {0}", "| {0} |\n|---|\n| {0} |", "`{0}`", "```\n{0}\n```", "```{0}\nx\n```", "    {0}", "[{0}](KB-1)", "![{0}](x.png)", "[a](KB-1 '{0}')", "> [!{0}]\n> x",
            "> [!NOTE]\n> {0}", "**{0}**", "{0}\n===", "[{0}]: x\n\n[{0}]", "<div>" + string.Concat(Enumerable.Repeat("<div>", 500)) + "{0}", "- [x] {0}",
        ];
        foreach (var core in cores)
        {
            foreach (var frame in frames) AssertInert(frame.Replace("{0}", core));
            Assert.Equal(core, Parse(Render("    " + core)).OfType<IElement>().Single().TextContent.Trim());
        }
        Assert.Equal("<p>a &lt;script&gt;alert(1)&lt;/script&gt; b</p>\n", Render("a <script>alert(1)</script> b"));
    }

    [Fact]
    public void F25_what_the_caller_maps_an_image_to_is_text_too() =>
        Assert.Contains("src=\"/a&quot; onerror=&quot;x\"", ArticleMarkdown.ToHtml("![a](b)", _ => "/a\" onerror=\"x", "en"));

    private static readonly string[] Pieces =
    [
        "*", "**", "_", "~~", "`", "```\n", "[", "]", "](", ")", "![", "<", ">", "> ", "- ", "1. ", "# ", "|", "|-|\n", "\n", "\n\n", "    ", "\t", "a", "b ", "中文", "：", "\"", "'", "&", "&amp;", "&#106;", "javascript:",
        "http://a.example/", "www.a.example", "a@b.example", "KB-1", "[!NOTE]\n", "[ ] ", "[x]: ", "\\", "\0", "\u0001", "\ud800", "\ufffe", "😀", "<script>", "<img src=x onerror=y>", "{onclick=x}", "---\n", "===\n", "  \n", "!", "(", ":",
    ];

    [Fact]
    public void F25_any_text_becomes_balanced_html_of_known_elements()
    {
        var pieces = Gen.Elements(Pieces).ArrayOf().Select(string.Concat);
        var anything = ArbMap.Default.GeneratorFor<string>().Select(s => s ?? "");
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1_500).WithEndSize(200), Prop.ForAll(Gen.OneOf(pieces, anything).ToArbitrary(), text =>
        {
            AssertInert(text);
            AssertBalanced(Render(text));
            ArticleMarkdown.ToPlainText(text);
        }));
    }

    [Fact]
    public void F25_the_probes_themselves_find_what_they_look_for()
    {
        Assert.Contains(Elements(Parse("<p><script>x</script></p>")), e => !Known.ContainsKey(e.LocalName));
        Assert.ThrowsAny<Exception>(() => AssertBalanced("<p><em>a</p>"));
    }

    // As XML, which forgives nothing: every element closed in order, every sign escaped.
    private static void AssertBalanced(string html)
    {
        var xml = html.Replace("<br>", "<br/>").Replace("<hr>", "<hr/>").Replace(" disabled", " disabled=\"\"").Replace(" checked aria", " checked=\"\" aria");
        xml = System.Text.RegularExpressions.Regex.Replace(xml, "<(img|input)([^>]*)>", "<$1$2/>");
        System.Xml.Linq.XElement.Parse("<x>" + xml + "</x>");
    }
}
