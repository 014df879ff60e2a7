using System.Text;
using System.Text.RegularExpressions;
using KnowledgeCrm.Knowledge;

namespace KnowledgeCrm.Insight;

/// <summary>A query as it is kept: on one line, storable by both databases, short, and without the numbers of people.</summary>
internal static partial class QueryText
{
    /// <summary>The text as it is kept. Never throws.</summary>
    public static string Kept(string text)
    {
        // Twice what is kept is read, so that a number at the end is seen whole before it is cut.
        var read = text.Length > 2 * SearchNote.LongestText ? text[..(2 * SearchNote.LongestText)] : text;
        var line = Blank().Replace(Storable(read), " ").Trim();
        try
        {
            line = PersonalData.WithoutNumbers(line);
        }
        catch (RegexMatchTimeoutException)
        {
            // What can't be looked through is not kept.
            return "…";
        }
        if (line.Length <= SearchNote.LongestText) return line;
        var length = SearchNote.LongestText - 1;
        return line[..(char.IsHighSurrogate(line[length - 1]) ? length - 1 : length)] + "…";
    }

    // Runes read half a surrogate pair as U+FFFD.
    private static string Storable(string text)
    {
        if (text.All(c => c != '\0' && !char.IsSurrogate(c))) return text;
        var storable = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) storable.Append(rune.Value == 0 ? " " : rune.ToString());
        return storable.ToString();
    }

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Blank();
}
