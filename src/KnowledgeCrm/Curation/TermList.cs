using KnowledgeCrm.Common;
using KnowledgeCrm.Search.Analysis;

namespace KnowledgeCrm.Curation;

/// <summary>Words and short phrases of one rule, as people write them in one line.</summary>
public static class TermList
{
    /// <summary>How many one side of a rule may have.</summary>
    public const int MostTerms = 20;

    /// <summary>The longest one, in UTF-16 characters.</summary>
    public const int LongestTerm = 100;

    private static readonly char[] Separators = [',', ';', '，', '；', '、', '\n', '\r'];

    /// <summary>The words and phrases of a line: separated by commas or semicolons of either script, or by lines.</summary>
    public static IReadOnlyList<string> Split(string? line) =>
        (line ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>One line that <see cref="Split"/> reads back.</summary>
    public static string Join(IEnumerable<string> terms) => string.Join("; ", terms);

    /// <summary>The terms, each once whatever its case and width; refused when one can't be searched for, or there are none or too many.</summary>
    internal static List<string> Checked(IEnumerable<string>? terms, string field)
    {
        var different = (terms ?? []).SelectMany(Split).DistinctBy(Folded).ToList();
        if (different.Count == 0) throw Refused.Invalid("Text.Required", field);
        if (different.Count > MostTerms) throw Refused.Invalid("Term.TooMany", field, MostTerms, different.Count);
        return [.. different.Select(term => Checked(term, field, LongestTerm))];
    }

    /// <summary>One text that has a word to search for.</summary>
    internal static string Checked(string? term, string field, int limit)
    {
        var text = Limits.Checked(term, field, limit);
        return TextAnalyzer.Analyze(text).Count > 0 ? text : throw Refused.Invalid("Term.NoWords", field, text);
    }

    /// <summary>The text without what search does not tell apart either: case, width, accents, runs of spaces.</summary>
    internal static string Folded(string text)
    {
        var folded = FoldedText.Of(text);
        return string.Join(' ', folded.Slice(0, folded.Length).ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Whether one of the texts holds what is looked for; everything does when nothing is.</summary>
    internal static bool AnyHolds(string folded, params ReadOnlySpan<string> texts)
    {
        if (folded.Length == 0) return true;
        foreach (var text in texts)
            if (Folded(text).Contains(folded, StringComparison.Ordinal)) return true;
        return false;
    }
}
