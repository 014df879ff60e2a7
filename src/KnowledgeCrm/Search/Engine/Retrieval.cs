using KnowledgeCrm.Common;

namespace KnowledgeCrm.Search.Engine;

/// <summary>What one scope is asked.</summary>
/// <param name="Query">What is looked for.</param>
/// <param name="Narrowing">What is let through.</param>
/// <param name="Language">The reader's language: of two that say the same, the one in it is shown when it is nearly as good.</param>
internal sealed record ScopeQuestion(SearchQuery Query, Narrowing Narrowing, string Language)
{
    public SearchOrder Order { get; init; }

    /// <summary>The model of the product that is spoken of.</summary>
    public string? ForProduct { get; init; }

    public bool WithFacets { get; init; }

    /// <summary>How many hits are wanted.</summary>
    public int Depth { get; init; } = 10;
}

/// <summary>What one scope answers.</summary>
/// <param name="Total">How many results there are, translations counted once.</param>
/// <param name="Hits">The best of them in order, translations folded.</param>
internal sealed record ScopeAnswer(int Total, IReadOnlyList<SearchHit> Hits)
{
    /// <summary>By facet and value, how many results bear it; empty when not asked for.</summary>
    public Dictionary<string, Dictionary<string, int>> Facets { get; init; } = [];

    public static ScopeAnswer None { get; } = new(0, []);
}

/// <summary>Answers a question from one scope: matches, candidates, features, fusion, order.</summary>
internal static class Retrieval
{
    // So many candidates are looked at closely; beyond them the order by words and past questions stands.
    private const int Candidates = 200;

    // A translation in the reader's language is shown instead of the best one while its score is at least this share of it.
    private const double Close = 0.8;

    public static ScopeAnswer Answer(string kind, ScopeView scope, ScopeQuestion question, DateTime now)
    {
        if (scope.Bit == 0) return ScopeAnswer.None;
        var plan = QueryPlan.Of(scope, question.Query);
        if (plan.Terms.Count == 0 && !question.Query.IsBlank) return ScopeAnswer.None;
        using var matches = Matches.Of(scope, plan, question.Narrowing);
        var total = matches.Count();
        if (total == 0) return ScopeAnswer.None with { Facets = Facets() };
        var depth = Math.Max(Candidates, 2 * question.Depth);
        var ranked = question.Query.IsBlank && question.Order == SearchOrder.Relevance ? matches.First(depth, (data, document) => data.ChangedAt[document])
            : question.Order switch
            {
                SearchOrder.Newest => matches.First(depth, (data, document) => data.ChangedAt[document]),
                SearchOrder.MostSolved => matches.First(depth, (data, document) => data.Solved[document]),
                _ => matches.Best(depth),
            };
        var hits = ranked.Select(candidate => (candidate.Place, Hit: Hit(kind, scope, candidate))).ToList();
        if (question.Order == SearchOrder.Relevance && !question.Query.IsBlank) hits = [.. hits.OrderByDescending(entry => entry.Hit.Score)];
        return new ScopeAnswer(total, Folded(scope, hits, question.Language)) { Facets = Facets() };

        Dictionary<string, Dictionary<string, int>> Facets() =>
            question.WithFacets ? FacetCounting.Of(scope, matches, question.Narrowing, now) : [];
    }

    private static SearchHit Hit(string kind, ScopeView scope, Candidate candidate)
    {
        var parts = Fusion.Parts(candidate);
        var id = scope.Snapshot.Views[candidate.Place.View].Segment.Data.Ids[candidate.Place.Document];
        return new SearchHit(new SearchKey(kind, id), parts.Sum(part => part.Score), parts);
    }

    private static List<SearchHit> Folded(ScopeView scope, List<(Place Place, SearchHit Hit)> hits, string language)
    {
        var leaders = new Dictionary<int, int>();
        var folded = new List<SearchHit?>(hits.Count);
        foreach (var (place, hit) in hits)
        {
            var group = scope.Groups[place.View][place.Document];
            if (group >= 0 && leaders.TryGetValue(group, out var leader))
            {
                if (folded[leader] is not { } first || first.Score * Close > hit.Score || !IsIn(scope, hit, language) || IsIn(scope, first, language)) continue;
                // The one in the reader's language takes its own place in the order.
                folded[leader] = null;
            }
            if (group >= 0) leaders[group] = folded.Count;
            folded.Add(hit);
        }
        return [.. folded.OfType<SearchHit>()];
    }

    private static bool IsIn(ScopeView scope, SearchHit hit, string language) =>
        scope.Snapshot.Find(hit.Key.Id) is { } place
        && (scope.Snapshot.Views[place.View].Segment.Data.Languages[place.Document] == 1) == (language == Languages.Chinese);
}
