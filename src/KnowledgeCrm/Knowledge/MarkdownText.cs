using System.Text;
using Markdig.Extensions.Alerts;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace KnowledgeCrm.Knowledge;

/// <summary>The words of a document alone.</summary>
internal static class MarkdownText
{
    public static string Write(MarkdownDocument? document, string source)
    {
        if (document is null) return source.Trim();
        var text = new StringBuilder();
        WriteBlock(document, text);
        return text.ToString().Trim();
    }

    /// <summary>The words of one line of text: of a heading, or of what describes an image.</summary>
    public static string Of(ContainerInline? inlines)
    {
        var text = new StringBuilder();
        WriteInlines(inlines, text);
        return text.ToString();
    }

    /// <summary>The words of one block.</summary>
    public static string OfBlock(Block block)
    {
        var text = new StringBuilder();
        WriteBlock(block, text);
        return text.ToString().Trim();
    }

    /// <summary>True where a line end within a paragraph is no space: Chinese puts none between its characters.</summary>
    public static bool JoinsWithoutSpace(LineBreakInline lineBreak) =>
        !lineBreak.IsHard
        && lineBreak.PreviousSibling is LiteralInline { Content.IsEmpty: false } before && IsCjk(before.Content.Text[before.Content.End])
        && lineBreak.NextSibling is LiteralInline { Content.IsEmpty: false } after && IsCjk(after.Content.Text[after.Content.Start]);

    private static bool IsCjk(char c) => c is >= '\u3000' and <= '\u9fff' or >= '\uff00' and <= '\uffef';

    private static void WriteBlock(Block block, StringBuilder text)
    {
        switch (block)
        {
            case TableRow row:
                foreach (var cell in row.OfType<TableCell>())
                {
                    WriteBlock(cell, text);
                    if (text.Length > 0 && text[^1] == '\n') text[^1] = ' ';
                }
                EndLine(text);
                break;
            case ContainerBlock container:
                if (block is AlertBlock alert && MarkdownHtml.CalloutOf(alert) is null) text.Append(alert.Kind.AsSpan()).Append('\n');
                foreach (var child in container) WriteBlock(child, text);
                break;
            case CodeBlock code:
                text.Append(code.Lines.ToString());
                EndLine(text);
                break;
            case LinkReferenceDefinition or ThematicBreakBlock:
                break;
            case LeafBlock leaf:
                WriteInlines(leaf.Inline, text);
                EndLine(text);
                break;
        }
    }

    private static void EndLine(StringBuilder text)
    {
        while (text.Length > 0 && text[^1] is ' ' or '\n') text.Length--;
        if (text.Length > 0) text.Append('\n');
    }

    private static void WriteInlines(ContainerInline? inlines, StringBuilder text)
    {
        foreach (var inline in inlines ?? [])
        {
            switch (inline)
            {
                case LiteralInline literal: text.Append(MarkdownReference.Plain(literal.Content.ToString())); break;
                case CodeInline code: text.Append(code.Content); break;
                case AutolinkInline link: text.Append(link.Url); break;
                case HtmlEntityInline entity: text.Append(entity.Transcoded.AsSpan()); break;
                case HtmlInline html: text.Append(html.Tag); break;
                case LineBreakInline end when JoinsWithoutSpace(end): break;
                case LineBreakInline end: text.Append(end.IsHard ? '\n' : ' '); break;
                case ContainerInline container:
                    if (container is DelimiterInline delimiter) text.Append(delimiter.ToLiteral());
                    WriteInlines(container, text);
                    break;
            }
        }
    }
}
