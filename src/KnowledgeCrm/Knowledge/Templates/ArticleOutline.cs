using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace KnowledgeCrm.Knowledge;

/// <summary>How an article's Markdown is built.</summary>
/// <param name="Sections">Its headings, in order, with what stands under them.</param>
/// <param name="Paragraphs">The plain text of its paragraphs and list items, each; tables and code are not read as sentences.</param>
/// <param name="HasNumberedList">Whether there is a numbered list.</param>
/// <param name="UndescribedImages">How many images lack a description.</param>
public sealed record ArticleOutline(
    IReadOnlyList<ArticleSection> Sections, IReadOnlyList<string> Paragraphs, bool HasNumberedList, int UndescribedImages)
{
    public static ArticleOutline Empty { get; } = new([], [], false, 0);

    internal static ArticleOutline Of(MarkdownDocument document)
    {
        var sections = new List<ArticleSection>();
        foreach (var block in document)
        {
            if (block is HeadingBlock heading) sections.Add(new ArticleSection(heading.Level, MarkdownText.Of(heading.Inline).Trim(), true));
            else if (sections.Count > 0 && SaysSomething(block)) sections[^1] = sections[^1] with { IsEmpty = false };
        }
        // What stands under a heading below it is that heading's too.
        for (var i = sections.Count - 2; i >= 0; i--)
            if (sections[i].IsEmpty && sections[i + 1].Level > sections[i].Level) sections[i] = sections[i] with { IsEmpty = sections[i + 1].IsEmpty };
        var images = document.Descendants<LinkInline>().Where(link => link.IsImage);
        return new ArticleOutline(
            sections, [.. document.Descendants<ParagraphBlock>().Where(paragraph => !IsInTable(paragraph)).Select(paragraph => MarkdownText.Of(paragraph.Inline))],
            document.Descendants<ListBlock>().Any(list => list.IsOrdered && list.Any(SaysSomething)),
            images.Count(image => string.IsNullOrWhiteSpace(MarkdownText.Of(image))));
    }

    private static bool SaysSomething(Block block) => block switch
    {
        CodeBlock code => code.Lines.Count > 0,
        LinkReferenceDefinition or ThematicBreakBlock => false,
        LeafBlock leaf => leaf.Inline?.Descendants<LinkInline>().Any(link => link.IsImage) == true || MarkdownText.Of(leaf.Inline).AsSpan().Trim().Length > 0,
        ContainerBlock container => container.Any(SaysSomething),
        _ => false,
    };

    private static bool IsInTable(Block block)
    {
        for (var parent = block.Parent; parent is not null; parent = parent.Parent)
            if (parent is Table) return true;
        return false;
    }
}

/// <summary>A heading and whether anything stands under it.</summary>
public sealed record ArticleSection(int Level, string Heading, bool IsEmpty);
