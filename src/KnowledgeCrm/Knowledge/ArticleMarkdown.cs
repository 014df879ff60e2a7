using KnowledgeCrm.Common;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Syntax;

namespace KnowledgeCrm.Knowledge;

/// <summary>The one place that reads Markdown: what comes in is checked here, what goes out is written here.</summary>
public static class ArticleMarkdown
{
    // Neither generated heading ids (seconds on 10,000 headings) nor generic attributes ({onclick=...}) are in here: keep them out.
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseTaskLists()
        .UseAutoLinks()
        .UseAlertBlocks()
        .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
        // Otherwise `**注意：**请` keeps its asterisks: plain CommonMark sees no end of emphasis between punctuation and a Han character.
        .UseCjkFriendlyEmphasis()
        .DisableHtml()
        .Build();

    /// <summary>The text with its line ends made one kind; refused when it is too long, not valid Unicode, or costly to read.</summary>
    public static string Checked(string? text, string field)
    {
        var body = Limits.Checked(WithPlainLineEnds(text ?? ""), field, Limits.Body);
        if (MarkdownLimits.Broken(body) is { } limit) throw Refused.Invalid(limit.Code, field, limit.Values);
        return body;
    }

    /// <summary>Safe, balanced HTML: only elements and addresses that this program writes itself.</summary>
    /// <param name="markdown">Any text. One that <see cref="Checked"/> would refuse is shown as it was typed.</param>
    /// <param name="imageAddress">Where the file of a name is served, or null where there is none: its description is shown then.</param>
    /// <param name="language">The language of what the program adds, such as the titles of call-outs.</param>
    /// <param name="references">What the products and cases that the text names (<see cref="ReferencesIn"/>) become; the others stay as written.</param>
    public static string ToHtml(
        string markdown, Func<string, string?> imageAddress, string language, IReadOnlyDictionary<string, TextReference>? references = null) =>
        new MarkdownHtml(imageAddress, language, references).Write(Read(markdown), markdown);

    /// <summary>The products and cases that a text names, perhaps among others that stand in code or links.</summary>
    /// <param name="markdown">Any text.</param>
    /// <returns>By what is written the models, and the numbers of cases.</returns>
    public static (IReadOnlyDictionary<string, string> Models, IReadOnlyList<string> Cases) ReferencesIn(string markdown)
    {
        var all = MarkdownReference.In(markdown);
        return (
            all.Where(IsProduct).ToDictionary(written => written, written => written[MarkdownReference.Product.Length..]),
            [.. all.Where(written => !IsProduct(written))]);
    }

    private static bool IsProduct(string written) => written.StartsWith(MarkdownReference.Product, StringComparison.Ordinal);

    /// <summary>What a reader would read, for search and snippets: no marks, no addresses, one line a block or table row.</summary>
    public static string ToPlainText(string markdown) => MarkdownText.Write(Read(markdown), markdown);

    /// <summary>The text in pieces to read aloud. One that <see cref="Checked"/> would refuse has none.</summary>
    public static IReadOnlyList<SpokenStep> ToSpokenSteps(string markdown) => SpokenSteps.Of(Read(markdown));

    /// <summary>How a text is built. One that <see cref="Checked"/> would refuse has no outline.</summary>
    public static ArticleOutline OutlineOf(string markdown) => Read(markdown) is { } document ? ArticleOutline.Of(document) : ArticleOutline.Empty;

    // Null: costly or too deep, to be shown as typed.
    private static MarkdownDocument? Read(string markdown)
    {
        var text = WithPlainLineEnds(markdown);
        return MarkdownLimits.Broken(text) is null ? Markdown.Parse(text, Pipeline) : null;
    }

    private static string WithPlainLineEnds(string text) => text.Replace("\r\n", "\n").Replace('\r', '\n');
}
