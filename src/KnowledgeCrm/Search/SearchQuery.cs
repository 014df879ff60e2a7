using KnowledgeCrm.Search.Analysis;

namespace KnowledgeCrm.Search;

/// <summary>What a person typed, understood. Every string is a query: no character is an operator that could be wrong.
/// Signs have a meaning where it is plain: <c>"a phrase"</c> must stand so, <c>-word</c> must not occur, <c>product:XR-200</c> narrows to a
/// facet (see <see cref="SearchFacets"/>; its Chinese names serve as well).</summary>
public sealed class SearchQuery
{
    /// <summary>What is read of a query, in UTF-16 characters; the rest is ignored.</summary>
    public const int LongestText = 10_000;

    /// <summary>How many different terms are taken from a query.</summary>
    public const int MostTerms = 64;

    private SearchQuery(IReadOnlyList<QueryTerm> terms, IReadOnlyList<string[]> phrases, IReadOnlyList<string[]> excluded, QueryTerms marks)
    {
        Terms = terms;
        Phrases = phrases;
        Excluded = excluded;
        Marks = marks;
    }

    /// <summary>What to mark in the results and to name as the reason.</summary>
    public QueryTerms Marks { get; }

    /// <summary>True when there is nothing to look for and nothing to narrow by.</summary>
    public bool IsEmpty => IsBlank && Filters.Count == 0;

    /// <summary>True when no word is looked for; facets may narrow all the same.</summary>
    public bool IsBlank => Terms.Count == 0 && Phrases.Count == 0;

    /// <summary>The facets that were typed, such as <c>product:XR-200</c>, with their values.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Filters { get; private init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Terms of which any may occur; the more and the rarer, the better.</summary>
    internal IReadOnlyList<QueryTerm> Terms { get; }

    /// <summary>The text that is looked for: without what narrows, and without what may not occur.</summary>
    internal string LookedFor { get; private init; } = "";

    /// <summary>How many words were typed; a word of Chinese is about two characters long, and every two neighbours are a term.</summary>
    internal double Words => Terms.Where(term => term.IsTyped).Sum(term => Ideographs.LeadOfPair(term.Term) is null ? 1 : 0.5);

    /// <summary>False where all that was typed only wraps a question or holds a sentence together: "please help me" is about nothing yet.</summary>
    internal bool NamesSubject => Terms.Any(term => term.IsTyped && term.Weight == 1 && !StopWords.ContainsStem(term.Term));

    /// <summary>Sequences of terms that must occur.</summary>
    internal IReadOnlyList<string[]> Phrases { get; }

    /// <summary>Sequences of terms that must not occur.</summary>
    internal IReadOnlyList<string[]> Excluded { get; }

    /// <summary>True when phrases or exclusions narrow the results.</summary>
    internal bool IsNarrowed => Phrases.Count > 0 || Excluded.Count > 0;

    /// <summary>Understands a query. Never throws.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="context">More text that tells what is meant, such as a case's description; its signs have no meaning.</param>
    public static SearchQuery Parse(string? text, string? context = null)
    {
        var parts = QueryParts.Split(Cut(text));
        var terms = new TermCollection(MostTerms);
        terms.Add(parts.Plain);
        foreach (var phrase in parts.Phrases) terms.Add(phrase);
        terms.Add(Cut(context));
        return new SearchQuery(
            terms.Terms(),
            [.. parts.Phrases.Select(Sequence).Where(sequence => sequence.Length > 1)],
            [.. parts.Excluded.Select(Sequence).Where(sequence => sequence.Length > 0)],
            terms.Marks())
        {
            Filters = parts.Filters,
            LookedFor = string.Join('\n', parts.Phrases.Prepend(parts.Plain).Append(Cut(context)).Where(part => !string.IsNullOrWhiteSpace(part))),
        };
    }

    /// <summary>The same query with terms that stand for its own.</summary>
    internal SearchQuery With(IReadOnlyList<QueryTerm> more) => more.Count == 0 ? this
        : new([.. Terms, .. more], Phrases, Excluded, Marks.With(more.Select(term => term.Term))) { Filters = Filters, LookedFor = LookedFor };

    /// <summary>The same query, where what may not occur may not occur in other words either.</summary>
    /// <param name="meantBy">The sequences of terms that mean the same as one.</param>
    internal SearchQuery Without(Func<string[], IEnumerable<string[]>> meantBy) => Excluded.Count == 0 ? this
        : new(Terms, Phrases, [.. Excluded, .. Excluded.SelectMany(meantBy)], Marks) { Filters = Filters, LookedFor = LookedFor };

    /// <summary>The same query, its phrases taken word by word.</summary>
    internal SearchQuery Widened() => new(Terms, [], Excluded, Marks) { Filters = Filters, LookedFor = LookedFor };

    private static string Cut(string? text) => text is null ? "" : text.Length <= LongestText ? text : text[..LongestText];

    // The last character of a run stands in the index after the run's pairs; at the end of a phrase the text may go on, so it is dropped.
    private static string[] Sequence(string text)
    {
        var tokens = TextAnalyzer.Analyze(text);
        if (tokens.Count > 1 && tokens[^1] is { Kind: TokenKind.Last, IsWholeRun: false }) tokens.RemoveAt(tokens.Count - 1);
        return [.. tokens.Take(MostTerms).Select(token => token.Term)];
    }
}

/// <summary>A term to look for.</summary>
/// <param name="Term">As the analyser gives it.</param>
/// <param name="IsCharacter">True for a single Chinese character.</param>
/// <param name="Weight">1, less for the wrapping of a question and for what stands for a typed word.</param>
/// <param name="IsTyped">False for what only stands for a typed word.</param>
internal readonly record struct QueryTerm(string Term, bool IsCharacter, float Weight = 1, bool IsTyped = true);
