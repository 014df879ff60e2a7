using System.Globalization;
using System.Text;
using KnowledgeCrm.Common;
using Markdig.Extensions.Alerts;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace KnowledgeCrm.Knowledge;

/// <summary>Writes a document as HTML. Not Markdig's writer: here nothing of the source but text and judged addresses can reach the page,
/// because nothing else is ever written.</summary>
internal sealed partial class MarkdownHtml(
    Func<string, string?> imageAddress, string language, IReadOnlyDictionary<string, TextReference>? references = null)
{
    private readonly StringBuilder _html = new();
    private readonly Dictionary<string, int> _sections = new(StringComparer.Ordinal);
    private int _headingShift;
    private int _tables;

    public string Write(MarkdownDocument? document, string source)
    {
        if (document is null)
        {
            Raw("<pre tabindex=\"0\">").Text(source).Raw("</pre>\n");
            return _html.ToString();
        }
        // The page's own title is its h1; the article's highest headings follow as h2, whichever level its author began with.
        _headingShift = 2 - document.Descendants<HeadingBlock>().Select(h => h.Level).DefaultIfEmpty(2).Min();
        Blocks(document);
        return _html.ToString();
    }

    /// <summary>The class of a call-out, or null for a kind that nobody has heard of.</summary>
    public static string? CalloutOf(AlertBlock alert) => alert.Kind.ToString().ToLowerInvariant() switch
    {
        "caution" => "danger",
        "note" or "tip" or "important" or "warning" or "danger" => alert.Kind.ToString().ToLowerInvariant(),
        _ => null,
    };

    private void Blocks(ContainerBlock container, bool isTight = false)
    {
        foreach (var block in container) Write(block, isTight);
    }

    private void Write(Block block, bool isTight)
    {
        switch (block)
        {
            case HeadingBlock heading: Heading(heading); break;
            case ParagraphBlock paragraph when isTight: Inlines(paragraph.Inline).Raw("\n"); break;
            case ParagraphBlock paragraph: Raw("<p>").Inlines(paragraph.Inline).Raw("</p>\n"); break;
            case CodeBlock code: Code(code); break;
            case ThematicBreakBlock: Raw("<hr>\n"); break;
            case AlertBlock alert: Callout(alert); break;
            case ListBlock list: List(list); break;
            case Table table: WriteTable(table); break;
            case LinkReferenceDefinitionGroup or LinkReferenceDefinition: break;
            case QuoteBlock quote:
                Raw("<blockquote>\n").Blocks(quote);
                Raw("</blockquote>\n");
                break;
            case ContainerBlock container: Blocks(container); break;
            case LeafBlock leaf: Raw("<p>").Inlines(leaf.Inline).Raw("</p>\n"); break;
        }
    }

    private void Heading(HeadingBlock heading)
    {
        var level = Math.Min(6, heading.Level + _headingShift);
        var id = MarkdownAddress.SectionPrefix + SectionName(MarkdownText.Of(heading.Inline));
        Raw($"<h{level} id=\"").Text(id).Raw("\">").Inlines(heading.Inline).Raw($"</h{level}>\n");
    }

    // The names that GitHub gives, so that an author can guess them: `## Before you start` is #before-you-start.
    private string SectionName(string title)
    {
        var name = new StringBuilder(title.Length);
        foreach (var c in title.Trim())
        {
            if (char.IsLetterOrDigit(c) || c is '-' or '_') name.Append(char.ToLowerInvariant(c));
            else if (c == ' ') name.Append('-');
        }
        if (name.Length == 0) name.Append('-');
        var wanted = name.ToString();
        var given = wanted;
        // The count of a name only grows, so that equal headings do not search from the start each time.
        while (!_sections.TryAdd(given, 0)) given = string.Create(CultureInfo.InvariantCulture, $"{wanted}-{++_sections[wanted]}");
        return given;
    }

    private void Code(CodeBlock code)
    {
        Raw("<pre tabindex=\"0\"><code");
        if (code is FencedCodeBlock { Info: { Length: > 0 and < 40 } info } && info.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '+' or '#'))
        {
            Raw(" class=\"language-").Text(info.ToLowerInvariant()).Raw("\"");
        }
        // A parser drops one line end right behind <pre>; here <code> stands between.
        Raw(">").Text(code.Lines.ToString()).Raw("\n</code></pre>\n");
    }

    private void Callout(AlertBlock alert)
    {
        if (CalloutOf(alert) is not { } kind)
        {
            Raw("<blockquote>\n<p>[!").Text(alert.Kind.ToString()).Raw("]</p>\n").Blocks(alert);
            Raw("</blockquote>\n");
            return;
        }
        var title = Messages.Text("Callout." + char.ToUpperInvariant(kind[0]) + kind[1..], language);
        Raw($"<div class=\"callout {kind}\" role=\"note\">\n<p class=\"callout-title\">").Text(title).Raw("</p>\n").Blocks(alert);
        Raw("</div>\n");
    }

    private void List(ListBlock list)
    {
        var element = list.IsOrdered ? "ol" : "ul";
        Raw("<").Raw(element);
        if (list.IsOrdered && int.TryParse(list.OrderedStart, CultureInfo.InvariantCulture, out var start) && start != 1) Raw($" start=\"{start}\"");
        Raw(">\n");
        foreach (var item in list.OfType<ListItemBlock>())
        {
            Raw("<li>").Blocks(item, isTight: !list.IsLoose);
            Raw("</li>\n");
        }
        Raw("</").Raw(element).Raw(">\n");
    }

    private void WriteTable(Table table)
    {
        // Scrolls sideways by itself on a narrow screen; reachable and named for those who do not use a pointer.
        Raw("<div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"");
        Text(Messages.Text("Table.Label", language, ++_tables)).Raw("\"><table>\n");
        var part = "";
        foreach (var row in table.OfType<TableRow>())
        {
            var wanted = row.IsHeader ? "thead" : "tbody";
            if (part != wanted)
            {
                if (part.Length > 0) Raw($"</{part}>\n");
                Raw($"<{part = wanted}>\n");
            }
            Row(table, row);
        }
        if (part.Length > 0) Raw($"</{part}>\n");
        Raw("</table></div>\n");
    }

    private void Row(Table table, TableRow row)
    {
        Raw("<tr>");
        var column = 0;
        foreach (var cell in row.OfType<TableCell>())
        {
            var alignment = column < table.ColumnDefinitions.Count ? table.ColumnDefinitions[column].Alignment : null;
            // A class, since the page's policy allows no style attribute.
            var alignmentClass = alignment switch
            {
                TableColumnAlign.Center => " class=\"align-center\"",
                TableColumnAlign.Right => " class=\"align-right\"",
                _ => "",
            };
            Raw(row.IsHeader ? "<th scope=\"col\"" : "<td").Raw(alignmentClass).Raw(">").Blocks(cell, isTight: true);
            Raw(row.IsHeader ? "</th>" : "</td>");
            column++;
        }
        Raw("</tr>\n");
    }
}
