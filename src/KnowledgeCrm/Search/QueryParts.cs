using System.Text;
using KnowledgeCrm.Search.Analysis;

namespace KnowledgeCrm.Search;

/// <summary>A query taken apart by its signs.</summary>
/// <param name="Plain">What stands outside of them.</param>
/// <param name="Phrases">What stands in pairs of straight quotes; in pairs of others, such as 「」 and “”, where it stands by itself: within a sentence they only quote. A quote without a partner is no sign.</param>
/// <param name="Excluded">Words and phrases after a minus.</param>
internal sealed record QueryParts(string Plain, IReadOnlyList<string> Phrases, IReadOnlyList<string> Excluded)
{
    private const int MostOfEach = 8;

    // What input methods type.
    private const string Pairs = "“「『";
    private const string Closing = "”」』";

    /// <summary>Facets that were typed, with their values.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Filters { get; private init; } = new Dictionary<string, IReadOnlyList<string>>();

    public static QueryParts Split(string text)
    {
        var plain = new StringBuilder();
        var phrases = new List<string>();
        var excluded = new List<string>();
        var filters = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        var i = 0;
        while (i < text.Length)
        {
            if (TypedFacet.At(text, i) is { } typed)
            {
                var values = filters.GetValueOrDefault(typed.Facet) ?? [];
                if (values.Count < MostOfEach) filters[typed.Facet] = [.. values, typed.Value];
                i = typed.End;
                continue;
            }
            var minus = IsMinus(text, i);
            var at = minus ? i + 1 : i;
            if (at < text.Length && PhraseEnd(text, at) is var close and > 0)
            {
                var into = minus ? excluded : phrases;
                if (into.Count < MostOfEach) into.Add(text[(at + 1)..close]);
                plain.Append(' ');
                i = close + 1;
            }
            else if (minus)
            {
                var end = at;
                while (end < text.Length && !char.IsWhiteSpace(text[end])) end++;
                if (excluded.Count < MostOfEach) excluded.Add(text[at..end]);
                i = end;
            }
            else plain.Append(text[i++]);
        }
        return new QueryParts(plain.ToString(), phrases, excluded) { Filters = filters };
    }

    // A minus excludes only at the beginning of a word and before a letter or a quote: -5 is a number, "a - b" a dash, and -f or --force
    // is an option of a command.
    private static bool IsMinus(string text, int i)
    {
        if (text[i] is not ('-' or '－') || (i > 0 && !char.IsWhiteSpace(text[i - 1])) || i + 1 >= text.Length) return false;
        if (PhraseEnd(text, i + 1) > 0) return true;
        if (!char.IsLetter(text[i + 1])) return false;
        return text[i + 1] > '\u2e80' || (i + 3 < text.Length && char.IsLetterOrDigit(text[i + 2]) && (char.IsLetterOrDigit(text[i + 3]) || IsModel(text, i + 3)));
    }

    // XR-200: two letters, a hyphen, and it goes on.
    private static bool IsModel(string text, int hyphen) => text[hyphen] is '-' or '－' && hyphen + 1 < text.Length && char.IsLetterOrDigit(text[hyphen + 1]);

    // Where the phrase ends that is opened here; -1 for none.
    private static int PhraseEnd(string text, int open)
    {
        if (IsQuote(text[open])) return ClosingQuote(text, open);
        if (Pairs.IndexOf(text[open]) is not (>= 0 and var pair) || (open > 0 && !char.IsWhiteSpace(text[open - 1]) && text[open - 1] is not ('-' or '－'))) return -1;
        var close = text.IndexOf(Closing[pair], open + 1);
        return close > open + 1 && (close + 1 == text.Length || char.IsWhiteSpace(text[close + 1])) ? close : -1;
    }

    internal static bool IsQuote(char c) => c is '"' or '＂';

    internal static int ClosingQuote(string text, int open)
    {
        for (var i = open + 1; i < text.Length; i++)
            if (IsQuote(text[i])) return i;
        return -1;
    }
}

/// <summary>Collects the terms of a query, each once, the meaningful before those that only hold the sentence together.</summary>
internal sealed class TermCollection(int most)
{
    private readonly Dictionary<QueryTerm, string> meaningful = [];
    private readonly Dictionary<QueryTerm, string> fillers = [];
    private readonly List<QueryTerm> order = [];
    private readonly List<QueryTerm> fillerOrder = [];

    public void Add(string text)
    {
        foreach (var token in TextAnalyzer.Analyze(text))
        {
            if (token.Kind == TokenKind.Last && !token.IsWholeRun) continue;
            // A lone letter or digit split off a code says nothing.
            if (token.Kind == TokenKind.Part && token.Term.Length == 1) continue;
            var term = new QueryTerm(token.Term, token.Kind == TokenKind.Last, QueryWeights.Of(token));
            var (seen, list) = token.IsStopWord ? (fillers, fillerOrder) : (meaningful, order);
            // Who typed XR-200 is told XR-200, not its parts.
            var typed = token.Kind == TokenKind.Part ? "" : text.Substring(token.Start, token.Length);
            if (list.Count < most && seen.TryAdd(term, typed)) list.Add(term);
        }
    }

    public IReadOnlyList<QueryTerm> Terms() => order.Count > 0 ? order : fillerOrder;

    public QueryTerms Marks()
    {
        var terms = Terms();
        var typed = order.Count > 0 ? meaningful : fillers;
        return new QueryTerms(
            terms.Where(term => !term.IsCharacter).Select(term => term.Term), terms.Where(term => term.IsCharacter).Select(term => term.Term),
            [.. terms.Select(term => typed[term]).Where(word => word.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)]);
    }
}
