using Markdig.Extensions.Alerts;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace KnowledgeCrm.Knowledge;

/// <summary>An article cut into pieces that can be read aloud to somebody on the telephone, one breath each.</summary>
public static class SpokenSteps
{
    // About ten seconds of speech: 25 words of English, 45 characters of Chinese; a Chinese character takes as long as three Latin ones.
    private const int Breath = 140;
    private const int HanWidth = 3;

    internal static IReadOnlyList<SpokenStep> Of(MarkdownDocument? document)
    {
        var steps = new List<SpokenStep>();
        if (document is not null) Walk(document, new Place(), steps);
        return steps;
    }

    // Where the walk is: under which heading, within which call-out, at which number of a list.
    private sealed record Place
    {
        public string Heading { get; set; } = "";
        public string? Callout { get; init; }
        public int? Number { get; init; }
    }

    private static void Walk(ContainerBlock container, Place at, List<SpokenStep> steps)
    {
        foreach (var block in container)
        {
            switch (block)
            {
                case HeadingBlock heading: at.Heading = MarkdownText.Of(heading.Inline).Trim(); break;
                case AlertBlock alert: Walk(alert, at with { Callout = MarkdownHtml.CalloutOf(alert) }, steps); break;
                case ListBlock { IsOrdered: true } list: Numbered(list, at, steps); break;
                case Table table:
                    foreach (var row in table.OfType<TableRow>().Where(row => !row.IsHeader)) Say(MarkdownText.OfBlock(row), at, steps);
                    break;
                case ContainerBlock inner: Walk(inner, at, steps); break;
                case CodeBlock code: Say(code.Lines.ToString(), at, steps); break;
                case LeafBlock { Inline: not null } leaf: Say(MarkdownText.Of(leaf.Inline), at, steps); break;
            }
        }
    }

    private static void Numbered(ListBlock list, Place at, List<SpokenStep> steps)
    {
        var number = int.TryParse(list.OrderedStart, out var start) ? start : 1;
        foreach (var item in list.OfType<ListItemBlock>()) Walk(item, at with { Number = number++ }, steps);
    }

    private static void Say(string text, Place at, List<SpokenStep> steps)
    {
        foreach (var piece in Pieces(text)) steps.Add(new SpokenStep(at.Heading, piece, at.Number, at.Callout));
    }

    // As many whole sentences as one breath holds; a sentence that is longer stays whole.
    private static IEnumerable<string> Pieces(string text)
    {
        var (from, width, lastEnd) = (0, 0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            width += text[i] >= '\u2e80' ? HanWidth : 1;
            if (!EndsSentence(text, i)) continue;
            if (width > Breath && lastEnd > from)
            {
                if (text[from..lastEnd].Trim() is { Length: > 0 } piece) yield return piece;
                width = text[lastEnd..(i + 1)].Sum(c => c >= '\u2e80' ? HanWidth : 1);
                from = lastEnd;
            }
            lastEnd = i + 1;
        }
        if (width > Breath && lastEnd > from && lastEnd < text.Length && text[lastEnd..].Trim().Length > 0)
        {
            yield return text[from..lastEnd].Trim();
            from = lastEnd;
        }
        if (text[from..].Trim() is { Length: > 0 } rest) yield return rest;
    }

    private static bool EndsSentence(string text, int i) => text[i] switch
    {
        '。' or '！' or '？' or '；' or '\n' => true,
        // Not in 1.5 and not in example.com.
        '.' or '!' or '?' or ';' => i + 1 == text.Length || char.IsWhiteSpace(text[i + 1]),
        _ => false,
    };
}

/// <summary>One piece to say.</summary>
/// <param name="Heading">The heading it stands under; empty before the first.</param>
/// <param name="Text">What to say, without markup.</param>
/// <param name="Number">The number of its step in a numbered list; several pieces may share one.</param>
/// <param name="Callout">The kind of the call-out it stands in, such as <c>warning</c>, or null.</param>
public sealed record SpokenStep(string Heading, string Text, int? Number, string? Callout);
