using System.Text;

namespace KnowledgeCrm.Search.Analysis;

/// <summary>Terms of scripts written without spaces.</summary>
internal static class Ideographs
{
    /// <summary>True for a term that is one character of such a script.</summary>
    public static bool IsOne(string term) => Width(term, 0) == term.Length;

    /// <summary>The first character of a term that is two of them; null for any other term.</summary>
    public static string? LeadOfPair(string term)
    {
        var first = Width(term, 0);
        return first > 0 && first < term.Length && first + Width(term, first) == term.Length ? term[..first] : null;
    }

    private static int Width(string term, int at)
    {
        if (at >= term.Length) return 0;
        if (TextAnalyzer.IsIdeograph(term[at])) return 1;
        return Rune.TryGetRuneAt(term, at, out var rune) && rune.Value is >= 0x20000 and <= 0x3ffff ? 2 : 0;
    }
}
