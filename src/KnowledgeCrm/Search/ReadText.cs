using KnowledgeCrm.Search.Analysis;

namespace KnowledgeCrm.Search;

/// <summary>A text with the places of its terms, so that a text that is shown often is analysed once. Immutable.</summary>
public sealed class ReadText
{
    // Nobody reads a snippet from further down, and the analysis of a book would be felt.
    private const int Most = 100_000;

    // The different terms in ordinal order, and by place in the text the number of its term.
    private readonly string[] terms;
    private readonly Place[] places;

    private ReadText(string text, string[] terms, Place[] places) => (Text, this.terms, this.places) = (text, terms, places);

    private readonly record struct Place(int Term, int Start, int End, bool IsPair);

    /// <summary>The text; of a very long one its beginning.</summary>
    public string Text { get; }

    /// <summary>About how much memory it takes, in bytes.</summary>
    public long Size => 2L * Text.Length + 16L * places.Length + 40L * terms.Length;

    /// <summary>Reads a text. Never throws, whatever the string holds.</summary>
    /// <param name="text">Plain text.</param>
    public static ReadText Of(string text)
    {
        if (text.Length > Most) text = text[..(char.IsHighSurrogate(text[Most - 1]) ? Most - 1 : Most)];
        var tokens = TextAnalyzer.Analyze(text);
        var terms = tokens.Select(token => token.Term).Distinct(StringComparer.Ordinal).ToArray();
        Array.Sort(terms, StringComparer.Ordinal);
        var numbers = new Dictionary<string, int>(terms.Length, StringComparer.Ordinal);
        for (var i = 0; i < terms.Length; i++) numbers[terms[i]] = i;
        return new ReadText(text, terms, [.. tokens.Select(token => new Place(numbers[token.Term], token.Start, token.End, token.Kind == TokenKind.Pair))]);
    }

    /// <summary>Every place that matches, in order.</summary>
    /// <param name="wanted">Terms with their numbers.</param>
    /// <param name="leads">Single characters of those terms that also match at the beginning of a pair.</param>
    internal List<TermMatch> Find(Dictionary<string, int> wanted, HashSet<string> leads)
    {
        var matches = new List<TermMatch>();
        var whole = new Dictionary<int, int>();
        foreach (var (term, number) in wanted)
            if (Array.BinarySearch(terms, term, StringComparer.Ordinal) is >= 0 and var found) whole[found] = number;
        var leading = new Dictionary<int, (int Number, int Length)>();
        foreach (var lead in leads)
        {
            var from = Array.BinarySearch(terms, lead, StringComparer.Ordinal);
            for (var i = from < 0 ? ~from : from; i < terms.Length && terms[i].StartsWith(lead, StringComparison.Ordinal); i++) leading[i] = (wanted[lead], lead.Length);
        }
        if (whole.Count == 0 && leading.Count == 0) return matches;
        foreach (var place in places)
        {
            if (whole.TryGetValue(place.Term, out var number)) matches.Add(new TermMatch(place.Start, place.End, number));
            else if (place.IsPair && leading.TryGetValue(place.Term, out var lead))
                matches.Add(new TermMatch(place.Start, Math.Min(place.Start + lead.Length, place.End), lead.Number));
        }
        return matches;
    }
}
