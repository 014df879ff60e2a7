using KnowledgeCrm.Common;

namespace KnowledgeCrm.Knowledge;

/// <summary>Where in a text a passage stands, told by its words, by what stands around them and by its place, so that it is found again when
/// the text around it changes. The parts are those of the selectors of the W3C's Web Annotation Data Model (text quote and text position).</summary>
/// <param name="Quote">The passage itself.</param>
/// <param name="Prefix">What stood before it.</param>
/// <param name="Suffix">What stood after it.</param>
/// <param name="Start">Where it began, in UTF-16 characters.</param>
public sealed record PassageAnchor(string Quote, string Prefix, string Suffix, int Start)
{
    /// <summary>How long a passage may be, in UTF-16 characters.</summary>
    public const int LongestQuote = 4_000;

    private const int Around = 40;

    /// <summary>The anchor of a passage in a text; refused when the text does not hold it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="quote">The passage, exactly as it stands there.</param>
    /// <param name="near">Where it was marked, for one that the text holds several times.</param>
    public static PassageAnchor In(string text, string quote, int? near)
    {
        if (quote.Length > LongestQuote) throw Refused.Invalid("Text.TooLong", "quote", LongestQuote, quote.Length);
        if (new PassageAnchor(quote, "", "", near ?? 0).FindIn(text) is not { } start) throw Refused.Invalid("Comment.PassageMissing", "quote");
        var end = start + quote.Length;
        return new PassageAnchor(quote, text[Math.Max(0, start - Around)..start], text[end..Math.Min(text.Length, end + Around)], start);
    }

    /// <summary>Where the passage stands in a text now, or null when it is gone: of several, the one with the same surroundings, and of
    /// equals the nearest to where it was.</summary>
    public int? FindIn(string text)
    {
        if (Quote.Length == 0) return null;
        (int Alike, int Distance, int At)? best = null;
        for (var at = text.IndexOf(Quote, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Quote, at + 1, StringComparison.Ordinal))
        {
            var found = (Alike: Alike(text, at), Distance: Math.Abs(at - Start), At: at);
            if (best is not { } known || found.Alike > known.Alike || (found.Alike == known.Alike && found.Distance < known.Distance)) best = found;
        }
        return best?.At;
    }

    // Characters around it that are as they were, counted outwards from the passage.
    private int Alike(string text, int at)
    {
        var before = 0;
        while (before < Prefix.Length && before < at && Prefix[^(before + 1)] == text[at - before - 1]) before++;
        var (after, end) = (0, at + Quote.Length);
        while (after < Suffix.Length && end + after < text.Length && Suffix[after] == text[end + after]) after++;
        return before + after;
    }
}
