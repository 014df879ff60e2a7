using KnowledgeCrm.Common;
using Markdig;
using Markdig.Syntax;

namespace KnowledgeCrm.Knowledge;

/// <summary>Finds, in time linear to the text, what Markdig would take super-linear time over.</summary>
/// <remarks>
/// Measured with Markdig 1.6.0 on one busy core, in milliseconds. Blocks: 12,500 '>' 220 and an exception; 25,000 link definitions 1,470;
/// 33,000 underlined headings 390. Inlines, all within one block: 12,500 '[a](' 930; 16,000 '[](' 1,200; 12,500 '*a' 465; 950 '*a' before
/// 95,000 '\!' 1,600, before 45,000 '|a' 1,600, before 9,900 lines 350: at worst 0.00002 for each mark and piece of text after it.
/// 900 unclosed '[](' before 190,000 letters 480: 0.000003 for each and letter. A table of 2,000 columns and 2,000 rows 1,440: 0.0003 a cell.
/// So no text within the limits below takes more than about 170; ordinary prose of 200,000 characters takes 40.
/// </remarks>
internal static class MarkdownLimits
{
    public const int Depth = 30;
    public const int Lines = 10_000;
    public const int Definitions = 1_000;
    public const int MarksInBlock = 2_000;
    public const int Marks = 10_000;

    // Marks times the pieces that Markdig cuts their block into, of all blocks together.
    public const long Work = 8_000_000;

    // Links without an end times the length of their block.
    public const long Scanned = 20_000_000;
    public const int LongestTarget = 1_000;
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
        var tally = new Tally();
        var open = new Stack<(Block Block, int Depth)>([(document, 0)]);
        while (open.TryPop(out var next))
        {
            if (next.Depth > Depth) return TooDeep();
            if (next.Block is ContainerBlock container)
            {
                // A list and its item are one level to the person.
                foreach (var child in container) open.Push((child, next.Depth + (child is ListBlock or QuoteBlock ? 1 : 0)));
            }
            else if (next.Block is LeafBlock { ProcessInlines: true } leaf && tally.Add(leaf) is { } broken)
            {
                return broken;
            }
        }
        return null;
    }

    private sealed class Tally
    {
        private int _marks, _cells;
        private long _work, _scanned;

        public Limit? Add(LeafBlock leaf)
        {
            var block = BlockCounts.Of(leaf);
            var work = (long)block.Marks * block.Pieces;
            if (block.Marks > MarksInBlock) return TooMany(MarksInBlock, "Markdown.MarksInBlock");
            // The fewer, the more else there is in the block.
            if (work > Work) return TooMany((int)(Work / block.Pieces), "Markdown.MarksInBlock");
            if (_marks + block.Marks > Marks) return TooMany(Marks, "Markdown.Marks");
            // What came before was still in bounds.
            if ((_work += work) > Work) return TooMany(_marks, "Markdown.Marks");
            if ((_scanned += (long)block.OpenLinks * block.Length) > Scanned) return TooMany((int)(Scanned / block.Length), "Markdown.OpenLinks");
            if ((_cells += block.Cells) > Cells) return TooMany(Cells, "Markdown.Cells");
            _marks += block.Marks;
            return null;
        }
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
