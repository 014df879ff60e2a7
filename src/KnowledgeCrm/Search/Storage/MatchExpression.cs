namespace KnowledgeCrm.Search.Storage;

/// <summary>Writes a query in the language of FTS5. Every term stands in quotes and holds none, so nothing typed can become an operator.</summary>
internal static class MatchExpression
{
    /// <summary>How many matches are ranked at the most, as far as the terms allow: ranking is what costs time.</summary>
    private const long RankedMatches = 20_000;

    private const int MostTerms = 32;

    /// <summary>The expression, or null when nothing can be found.</summary>
    /// <param name="query">The query.</param>
    /// <param name="count">In how many documents an expression matches.</param>
    public static string? For(SearchQuery query, Func<string, long> count)
    {
        var ranked = Ranked(query, count);
        var phrases = query.Phrases.Select(Quoted).ToList();
        string? expression = phrases.Count == 0 ? ranked : string.Join(" AND ", phrases);
        // The terms rank what the phrases let through.
        if (phrases.Count > 0 && ranked is not null) expression = $"({expression}) AND ({expression} OR {ranked})";
        if (expression is null || query.Excluded.Count == 0) return expression;
        return $"({expression}) NOT ({string.Join(" OR ", query.Excluded.Select(Quoted))})";
    }

    private static string? Ranked(SearchQuery query, Func<string, long> count)
    {
        var found = query.Terms.Select(Written).Select(term => (Term: term, Count: count(term))).Where(term => term.Count > 0)
            .OrderBy(term => term.Count).Take(MostTerms).ToList();
        if (found.Count == 0) return null;
        if (found[0].Count > RankedMatches) return EveryOne(found, count);
        var sum = 0L;
        // The rare words first; the very common ones only where there is room.
        var chosen = found.TakeWhile(term => (sum += term.Count) <= RankedMatches || sum == term.Count);
        return string.Join(" OR ", chosen.Select(term => term.Term));
    }

    // Only common words: they say something where they stand together.
    private static string EveryOne(List<(string Term, long Count)> found, Func<string, long> count)
    {
        var together = string.Join(" AND ", found.Select(term => term.Term));
        return count(together) > 0 ? together : found[0].Term;
    }

    private static string Written(QueryTerm term) => term.IsPrefix ? $"\"{term.Term}\" *" : $"\"{term.Term}\"";

    private static string Quoted(string[] sequence) => $"\"{string.Join(' ', sequence)}\"";
}

/// <summary>A query to one scope.</summary>
internal sealed record ScopeQuery(string Kind, string Scope, SearchQuery Query, string? Language, int Offset, int Limit);
