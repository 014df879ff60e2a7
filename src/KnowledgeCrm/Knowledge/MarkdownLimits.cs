using KnowledgeCrm.Common;
using Markdig;
using Markdig.Syntax;

namespace KnowledgeCrm.Knowledge;

/// <summary>Finds, in time linear to the text, what Markdig would take super-linear time over.</summary>
/// <remarks>
/// Measured with Markdig 1.6.0 on one slow core, in milliseconds. Blocks: 12,500 '>' 220 and an exception; 25,000 link definitions 1,470;
/// 33,000 underlined headings 390. Inlines, all within one block: 12,500 '[a](' 930; 12,500 '[](' (37 KB) 800; 12,500 '*a' 465;
/// 6,000 '[a' lines 490; about 0.000007 a mark squared at worst. A table of 2,000 columns with 2,000 one-character rows: 1,440, about
/// 0.0003 a cell. At the limits below the worst found is 130, and ordinary prose of 200,000 characters takes 40.
/// </remarks>
internal static class MarkdownLimits
{
    public const int Depth = 30;
    public const int Lines = 10_000;
    public const int Definitions = 1_000;
    public const int MarksInBlock = 2_000;
    public const int Marks = 10_000;
    public const int Cells = 50_000;

    private static readonly MarkdownPipeline BlocksOnly = BuildBlocksOnly();

    internal sealed record Limit(string Code, params object[] Values);

    public static Limit? Broken(string text) => BrokenInLines(text) ?? BrokenInBlocks(text);

    // Before Markdig: what already its reading of blocks can't take.
    private static Limit? BrokenInLines(string text)
    {
        int lines = 0, definitions = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (++lines > Lines) return TooMany(Lines, "Markdown.Lines");
            if ((definitions += line.Count("]:")) > Definitions) return TooMany(Definitions, "Markdown.Definitions");
            if (IsTooDeep(line)) return TooDeep();
        }
        return null;
    }

    // The length of the scan is bounded by the depth, a rule ("* * *") by one more look at the line a marker.
    private static bool IsTooDeep(ReadOnlySpan<char> line)
    {
        for (var depth = 0; ;)
        {
            line = line.TrimStart(" \t");
            var marker = MarkerLength(line);
            if (marker == 0 || line[0] is '-' or '*' && line.TrimStart([line[0], ' ', '\t']).IsEmpty) return false;
            if (++depth > Depth) return true;
            line = line[marker..];
        }
    }

    private static int MarkerLength(ReadOnlySpan<char> line)
    {
        if (line.IsEmpty) return 0;
        if (line[0] == '>') return 1;
        var sign = 0;
        if (line[0] is not ('-' or '+' or '*'))
        {
            while (sign < line.Length && sign < 10 && char.IsAsciiDigit(line[sign])) sign++;
            if (sign == 0 || sign == line.Length || line[sign] is not ('.' or ')')) return 0;
        }
        return sign + 1 == line.Length || line[sign + 1] is ' ' or '\t' ? sign + 1 : 0;
    }

    // Blocks are read without their inlines, which is fast once the lines are in bounds: this way what counts as code is Markdig's own word.
    private static Limit? BrokenInBlocks(string text)
    {
        MarkdownDocument document;
        try
        {
            document = Markdown.Parse(text, BlocksOnly);
        }
        catch (ArgumentException)
        {
            // Markdig's own limit on depth: lists nested by indentation alone, which no single line shows.
            return TooDeep();
        }
        int marks = 0, cells = 0;
        var open = new Stack<(Block Block, int Depth)>([(document, 0)]);
        while (open.TryPop(out var next))
        {
            if (next.Depth > Depth) return TooDeep();
            if (next.Block is ContainerBlock container)
            {
                // A list and its item are one level to the person.
                foreach (var child in container) open.Push((child, next.Depth + (child is ListBlock or QuoteBlock ? 1 : 0)));
            }
            else if (next.Block is LeafBlock { ProcessInlines: true } leaf)
            {
                var (leafMarks, leafCells) = Count(leaf);
                if (leafMarks > MarksInBlock) return TooMany(MarksInBlock, "Markdown.MarksInBlock");
                if ((marks += leafMarks) > Marks) return TooMany(Marks, "Markdown.Marks");
                if ((cells += leafCells) > Cells) return TooMany(Cells, "Markdown.Cells");
            }
        }
        return null;
    }

    private static (int Marks, int Cells) Count(LeafBlock leaf)
    {
        int marks = 0, columns = 0, lines = 0;
        // Parsed inlines of a pipeline without inline parsers are the block's text and its line breaks.
        var column = 0;
        foreach (var inline in leaf.Inline ?? [])
        {
            if (inline is not Markdig.Syntax.Inlines.LiteralInline literal)
            {
                (column, lines) = (0, lines + 1);
                continue;
            }
            var text = literal.Content.AsSpan();
            foreach (var c in text)
            {
                if (c is '*' or '_' or '~' or '[' or ']') marks++;
                else if (c == '|') columns = Math.Max(columns, ++column);
                else if (c == '\n') (column, lines) = (0, lines + 1);
            }
            marks += text.Count("://") + text.Count("www.");
        }
        // Every row gets as many cells as the widest.
        return (marks, columns * (lines + 1));
    }

    private static Limit TooDeep() => new("Markdown.TooDeep", Depth);

    private static Limit TooMany(int limit, string what) => new("Markdown.TooMany", limit, new MessageWord(what));

    private static MarkdownPipeline BuildBlocksOnly()
    {
        var builder = new MarkdownPipelineBuilder().DisableHtml();
        builder.InlineParsers.Clear();
        return builder.Build();
    }
}
