using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;

namespace KnowledgeCrm.Tests.Knowledge;

[CollectionDefinition(nameof(MeasuresTime), DisableParallelization = true)]
public sealed class MeasuresTime;

[Collection(nameof(MeasuresTime))]
public class ArticleMarkdownLimitsTests
{
    // 250 ms is what is wanted; ten times that is a hang guard, on a machine with other work.
    private static readonly TimeSpan Allowed = TimeSpan.FromMilliseconds(2_500);

    private static string Times(string part, int times) => string.Concat(Enumerable.Repeat(part, times));

    // The best of three: compiling on the first run is not what is measured.
    private static Refused? InTime(string text)
    {
        Refused? refused = null;
        var best = TimeSpan.MaxValue;
        for (var run = 0; run < 3 && best > Allowed; run++)
        {
            var began = ThreadTime.Used;
            refused = null;
            try
            {
                ArticleMarkdown.ToHtml(ArticleMarkdown.Checked(text, "body"), _ => null, "en");
            }
            catch (Refused e)
            {
                refused = e;
            }
            var used = ThreadTime.Used - began;
            best = used < best ? used : best;
        }
        Assert.True(best <= Allowed, $"{best.TotalMilliseconds:F0} ms for {text[..Math.Min(20, text.Length)]}");
        return refused;
    }

    [Theory]
    [InlineData(">", "Markdown.TooDeep")]
    [InlineData("[", "Markdown.TooMany")]
    public void F18_a_hundred_thousand_brackets_or_quotes_are_refused_in_time(string sign, string code)
    {
        var refused = InTime(Times(sign, 100_000));

        Assert.Equal(code, refused?.Code);
        Assert.Equal("body", refused?.Field);
        Assert.Equal(RefusalKind.Invalid, refused?.Kind);
    }

    [Fact]
    public void F18_quotes_and_brackets_in_reason_pass()
    {
        Assert.Null(InTime(Times(">", 10) + " quoted\n\n" + Times("[x] ", 400)));
        Assert.Contains("<blockquote>", ArticleMarkdown.ToHtml("> quoted", _ => null, "en"));
    }

    [Theory]
    [InlineData("[a](", 16_000, "Markdown.TooMany")]
    [InlineData("# a\n", 10_000, null)]
    [InlineData("[a]: /u\n", 32_000, "Text.TooLong")]
    [InlineData("[a]: /u\n", 24_000, "Markdown.TooMany")]
    public void F19_the_inputs_that_Markdig_is_slow_on_are_refused_or_shown_in_time(string part, int times, string? code) =>
        Assert.Equal(code, InTime(Times(part, times))?.Code);

    [Fact]
    public void F19_an_ordinary_article_of_200_KB_passes()
    {
        var section = "## Before you start\n\nPress **Start** for *three* seconds, see [the plate](KB-1042).\n中文说明：请先断电。\n\n"
            + "1. Open `the door`.\n2. Wait.\n   - A\n   - B\n\n| Code | Meaning |\n|---|---|\n| **E07** | Water stays |\n| E02 | No water |\n\n"
            + "> [!WARNING]\n> The water may be hot, and there is more of it than one thinks: have a bowl and two towels ready.\n\n"
            + Times("When the machine has stopped, it keeps the door locked until the water has run off. ", 6) + "\n\n";
        var article = Times(section, 199_000 / section.Length);

        Assert.True(article.Length > 190_000);
        Assert.Null(InTime(article));
        Assert.Contains("When the machine has stopped", ArticleMarkdown.ToPlainText(article));
    }

    public static TheoryData<string> SlowParts => [.. (string[])
    [
        ">", "> ", ">\t", " >", "[", "]", "![", "[a](", "[](", "[a][b] ", "[[a]", "]]a[[", "[a\n", "[a]:\n", "[^a]: x\n", "[a]: /u \"", "[a](<b", "[a](b \"",
        "*", "_", "~", "*a **b ", "a**b", "*a_ ", "_a *b_ ", "~~a ", "~a~~ ", "**b** ", "a*", "***a ", "[*", "*[", "[`", "`[", "`", "`a", "``a ", "`a``b```c````d",
        "<", "<a ", "<a@", "</", "<!--", "<?", "<![CDATA[", "<http://", "&", "&#1;", "&amp;", "|", "a|", "|\n", "|[", "|*", "*|", "[|", "a|b\n", "|a|b|\n|-|-|\n",
        "- ", "* ", "1. ", "1) ", "+ - * ", "> - ", "- >", "1. > ", "- [ ] ", "> [!NOTE]\n", "> [!NOTE] ", "- a\n", "- a\n\n", "* * a\n", "> a\nb\n", "    a\n",
        "```\n", "```a\n\n", "~~~\n", "a\n===\n", "===\n", "---\n", "a  \n", "\\", "\\\n", "\n", "a\n", "a", "http://", "http://(", "www.", "www.a ", "mailto:", "ftp://a",
        "http://a_b*", "a@b", "(", "[a](((((", "*a`b ", "中", "中*", "**中：**", "![a](b) ", "[x]: y\n[x]\n", "\"", "\t", "#", "# a\n", "\r", "\u200b",
    ]];

    [Theory]
    [MemberData(nameof(SlowParts))]
    public void F19_no_repeated_part_takes_longer_than_the_limit(string part)
    {
        InTime(Times(part, 199_999 / part.Length));
        // Broken into paragraphs, each within the limits of one.
        InTime(Times(Times(part, 1_900 / part.Length) + "\n\n", 100));
    }

    [Fact]
    public void F19_nested_and_wide_shapes_are_refused_or_shown_in_time()
    {
        string Lines(int length, Func<int, string> line)
        {
            var text = new System.Text.StringBuilder();
            for (var i = 0; text.Length < length; i++) text.Append(line(i)).Append('\n');
            return text.ToString(0, length);
        }

        Assert.Equal("Markdown.TooDeep", InTime(Lines(190_000, i => new string(' ', 2 * i) + "- a"))?.Code);
        Assert.Null(InTime(Lines(90_000, i => new string(' ', 2 * (i % 20)) + "- a")));
        InTime(Lines(190_000, i => "[" + i + "]: /u") + "\n\n" + Times("[1]", 1000));
        InTime("[a]: /u\n\n" + Times("[a][", 49_000));
        InTime(Times("|a", 30_000) + "|\n" + Times("|-", 30_000) + "|\n" + Times("|b", 30_000) + "|");
        InTime(Times("|a", 100) + "|\n" + Times("|-", 100) + "|\n" + Times("|\n", 9_000));
        InTime("|a|b|\n|-|-|\n" + Times("|*x|y*|\n", 9_000));
        InTime(Times("[", 990) + "a" + Times("](b)", 990));
        InTime(Times("[", 1_900) + Times("|a", 45_000));
        InTime(Times("**a ", 490) + Times(" a**", 490));
        InTime(Times("> ", 29) + "a\n" + Times("\n", 9_000) + Lines(9_000, _ => "a"));
        Assert.Null(InTime("|a|b|c|\n|-|-|-|\n" + Times("|x|y|z|\n", 9_000)));
    }

    public static TheoryData<string, string> SlowPairs
    {
        get
        {
            var pairs = new TheoryData<string, string>();
            foreach (var first in (string[])["[", "*a", "[](", "[a](<", "[a](b \"", "[a](b '", "[a](b (", "_a ~~b ", "http://( ", "![", "a_b*"])
            {
                foreach (var second in (string[])["|a", "&amp;", "`a`", "\\!", "a\n", "<a@b.c>", "`", "<", "!", ":", "(", "a", "a ", "中"]) pairs.Add(first, second);
            }
            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(SlowPairs))]
    public void F19_no_marks_before_many_pieces_take_longer_than_the_limit(string first, string second)
    {
        foreach (var marks in (int[])[40, 120, 450, 1_900])
        {
            var before = Times(first, marks / first.Count(c => c is '*' or '_' or '~' or '[' or ']' or ':'));
            foreach (var length in (int[])[5_000, 19_000, 60_000, 190_000]) InTime(before + Times(second, length / second.Length));
        }
    }

    [Fact]
    public void What_costs_nothing_is_not_counted()
    {
        var code = "```json\n" + Times("[[[[*_*]]]] | | |\n", 4_000) + "```";

        Assert.Null(InTime(code));
        Assert.Null(InTime(Times("* ", 200) + "\n\n" + Times("- ", 200)));
    }

    [Fact]
    public void The_refusal_reads_well_in_both_languages()
    {
        var refused = Assert.Throws<Refused>(() => ArticleMarkdown.Checked(Times("x\n", 20_000), "body"));

        Assert.Contains("too many lines (at most 10", refused.MessageIn("en"));
        Assert.Contains("行数过多", refused.MessageIn("zh"));
    }

    [Fact]
    public void Line_ends_become_one_kind_and_the_text_stays()
    {
        Assert.Equal("a\n\nb  \nc", ArticleMarkdown.Checked("a\r\n\r\nb  \rc\n", "body"));
        Assert.Equal("Text.Required", Assert.Throws<Refused>(() => ArticleMarkdown.Checked(" \r\n", "body")).Code);
        Assert.Equal("Text.NotUnicode", Assert.Throws<Refused>(() => ArticleMarkdown.Checked("a\ud800", "body")).Code);
        Assert.Equal("Text.TooLong", Assert.Throws<Refused>(() => ArticleMarkdown.Checked(Times("a", 200_001), "body")).Code);
    }

    [Fact]
    public void A_text_over_the_limits_is_shown_as_it_was_typed()
    {
        var text = Times("[<b>", 5_000);

        Assert.StartsWith("<pre tabindex=\"0\">[&lt;b&gt;[", ArticleMarkdown.ToHtml(text, _ => null, "en"));
        Assert.Equal(text, ArticleMarkdown.ToPlainText(text));
    }
}
