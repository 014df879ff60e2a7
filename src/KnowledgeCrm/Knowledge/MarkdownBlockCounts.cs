using System.Buffers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace KnowledgeCrm.Knowledge;

/// <summary>What one block of text holds that costs time to read.</summary>
/// <param name="Marks">Signs that may begin or end something, and that Markdig keeps looking back to.</param>
/// <param name="Pieces">At most so many pieces its text is cut into.</param>
/// <param name="Cells">What it would be as a table: every row gets as many cells as the widest.</param>
/// <param name="OpenLinks">Links whose address has no end within reason: Markdig looks for it up to the end of the block.</param>
/// <param name="Length">Characters.</param>
internal readonly record struct BlockCounts(int Marks, int Pieces, int Cells, int OpenLinks, int Length)
{
    private static readonly SearchValues<char> Cutting = SearchValues.Create("*_~[]|&\\`<!\n");

    /// <summary>Counts a block that was read without its inlines: what it holds then is its text and its line breaks.</summary>
    public static BlockCounts Of(LeafBlock leaf)
    {
        int marks = 0, pieces = 1, columns = 0, column = 0, lines = 1, openLinks = 0, length = 0;
        foreach (var inline in leaf.Inline ?? [])
        {
            if (inline is not LiteralInline literal)
            {
                (column, lines, pieces) = (0, lines + 1, pieces + 1);
                continue;
            }
            var text = literal.Content.AsSpan();
            length += text.Length;
            var addresses = text.Count("://") + text.Count("www.");
            (marks, pieces) = (marks + addresses, pieces + addresses);
            for (int at; (at = text.IndexOfAny(Cutting)) >= 0; text = text[(at + 1)..])
            {
                pieces++;
                switch (text[at])
                {
                    case '*' or '_' or '~' or '[':
                        marks++;
                        break;
                    case ']':
                        marks++;
                        if (IsOpenLink(text[(at + 1)..])) openLinks++;
                        break;
                    case '|':
                        columns = Math.Max(columns, ++column);
                        break;
                    case '\n':
                        (column, lines) = (0, lines + 1);
                        break;
                }
            }
        }
        return new(marks, pieces, columns * lines, openLinks, length);
    }

    private static bool IsOpenLink(ReadOnlySpan<char> rest) =>
        rest.Length > 0 && rest[0] == '(' && !rest[..Math.Min(rest.Length, MarkdownLimits.LongestTarget)].Contains(')');
}
