using KnowledgeCrm.Common;
using KnowledgeCrm.Search.Meaning;
using KnowledgeCrm.Search.Models;
using KnowledgeCrm.Search.Ranking;

namespace KnowledgeCrm.Search.Engine;

/// <summary>What one scope is asked.</summary>
/// <param name="Query">What is looked for.</param>
/// <param name="Narrowing">What is let through.</param>
/// <param name="Language">The reader's language: of two that say the same, the one in it is shown when it is nearly as good.</param>
internal sealed record ScopeQuestion(SearchQuery Query, Narrowing Narrowing, string Language)
{
    /// <summary>The question as a whole, as it was asked.</summary>
    public string Text { get; init; } = "";

    /// <summary>The question's meaning as a service outside gave it; null where what was learnt here serves.</summary>
    public AskedMeaning? Meaning { get; init; }

    public SearchOrder Order { get; init; }

    public Ways Ways { get; init; } = Ways.All;

    /// <summary>The model of the product that is spoken of.</summary>
    public string? ForProduct { get; init; }

    public bool WithFacets { get; init; }

    /// <summary>What is laid down for the query: results that come first, and such that are not shown.</summary>
    public IReadOnlyList<PinRule> Pins { get; init; } = [];

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

    /// <summary>How probable it is that the first hit answers, 0 to 1; null when hits are not ordered by how well they answer.</summary>
    public double? Confidence { get; init; }

    /// <summary>How much of what was asked for the first hit holds, 0 to 1.</summary>
    public double Held { get; init; }

    public static ScopeAnswer None { get; } = new(0, []);
}

/// <summary>Answers a question from one scope: matches, candidates, features, fusion, order.</summary>
internal static class Retrieval
{
    // A translation in the reader's language is shown instead of the best one while its score is at least this share of it.
    private const double Close = 0.8;

    // Of fewer documents no word is rare or common, and nothing can be said of how sure an answer is.
    private const int FewDocuments = 30;

    // Keeps several pinned results in their order, whatever else they score.
    private const float PinStep = 0.05f;

    public static ScopeAnswer Answer(string kind, ScopeView scope, ScopeQuestion question, ScopeModel? model, DateTime now)
    {
        if (scope.Bit == 0) return ScopeAnswer.None;
        var plan = QueryPlan.Of(scope, question.Query);
        // Words that stand nowhere find nothing; a service that knows them from elsewhere may, and so may who pinned a result.
        if (plan.Terms.Count == 0 && !question.Query.IsBlank && question.Meaning is null && question.Pins.Count == 0) return ScopeAnswer.None;
        using var matches = Matches.Of(scope, plan, question.Narrowing, question.Ways);
        var look = new CloseLook(scope, question, model);
        // All that is found is found before anything is counted or narrowed: a facet's count is what choosing it shows, in every order.
        List<Place> more = question.Query.IsBlank ? [] : [.. look.More(matches)];
        more.ForEach(matches.Add);
        Lay(question.Pins, scope, matches);
        var total = matches.Count();
        var byDate = question.Query.IsBlank && question.Order == SearchOrder.Relevance;
        var depth = Math.Max(RankingWeights.Candidates, 2 * question.Depth);
        var ranked = question.Order switch
        {
            SearchOrder.MostSolved => matches.First(depth, (data, document) => data.Solved[document]),
            SearchOrder.Newest => matches.First(depth, (data, document) => data.ChangedAt[document]),
            _ => byDate ? matches.First(depth, (data, document) => data.ChangedAt[document]) : Best(depth),
        };
        if (ranked.Count == 0 && total == 0) return ScopeAnswer.None with { Facets = Facets() };
        var hits = Pinned(scope, question, matches, ranked).Select(candidate => (candidate.Place, Candidate: candidate, Hit: Hit(kind, scope, candidate, question.Ways))).ToList();
        var byRelevance = question.Order == SearchOrder.Relevance && !byDate;
        if (byRelevance) hits = [.. hits.OrderByDescending(entry => entry.Hit.Score)];
        var folded = Folded(scope, [.. hits.Select(entry => (entry.Place, entry.Hit))], question.Language);
        var inOrder = hits.ConvertAll(entry => entry.Candidate);
        return new ScopeAnswer(total, folded)
        {
            Facets = Facets(),
            Confidence = byRelevance && scope.Documents >= FewDocuments ? look.ConfidenceOf(inOrder) : null,
            Held = CloseLook.HeldBy(inOrder),
        };

        List<Candidate> Best(int most)
        {
            var best = matches.Best(most);
            var there = best.Select(candidate => candidate.Place).ToHashSet();
            best.AddRange(more.Where(place => matches.IsLetThrough(place) && there.Add(place)).Select(matches.At));
            look.At(best);
            if (question.ForProduct is { } product) MarkProduct(scope, best, product);
            MarkForeign(scope, best, question.Text);
            return best;
        }

        Dictionary<string, Dictionary<string, int>> Facets() =>
            question.WithFacets ? FacetCounting.Of(scope, matches, question.Narrowing, now) : [];
    }

    private static void MarkProduct(ScopeView scope, List<Candidate> candidates, string product)
    {
        foreach (var candidate in candidates)
        {
            var segment = scope.Snapshot.Views[candidate.Place.View].Segment;
            if (segment.FacetValue(SearchFacets.Product, product) is >= 0 and var value && segment.Facets(candidate.Place.Document).Contains(value)) candidate.Product = 1;
        }
    }

    // A question of codes and figures alone is in no language.
    private static void MarkForeign(ScopeView scope, List<Candidate> candidates, string text)
    {
        if (!text.Any(c => c is >= '\u3400' and <= '\u9fff') && !text.Split([' ', '\n', '\t']).Any(word => word.Length > 2 && word.All(char.IsLetter))) return;
        var isChinese = Languages.Of(text) == Languages.Chinese;
        foreach (var candidate in candidates)
            candidate.IsForeign = (scope.Snapshot.Views[candidate.Place.View].Segment.Data.Languages[candidate.Place.Document] == 1) != isChinese;
    }

    // A pinned result need not match the words, but the viewer must be able to find it, and what is chosen must let it through.
    private static void Lay(IReadOnlyList<PinRule> pins, ScopeView scope, Matches matches)
    {
        foreach (var pin in pins)
        {
            if (scope.Snapshot.Find(pin.Key.Id) is not { } place) continue;
            if (pin.Banned) matches.Remove(place);
            else matches.Add(place);
        }
    }

    private static IEnumerable<Candidate> Pinned(ScopeView scope, ScopeQuestion question, Matches matches, List<Candidate> ranked)
    {
        var pins = question.Pins.Where(pin => !pin.Banned).ToList();
        if (pins.Count == 0) return ranked;
        var byPlace = ranked.ToDictionary(candidate => candidate.Place);
        var order = 0;
        foreach (var pin in pins)
        {
            if (scope.Snapshot.Find(pin.Key.Id) is not { } place || !matches.IsLetThrough(place)) continue;
            if (!byPlace.TryGetValue(place, out var candidate)) byPlace[place] = candidate = matches.At(place);
            candidate.Pinned = 1 - PinStep * order++;
        }
        return byPlace.Values;
    }

    private static SearchHit Hit(string kind, ScopeView scope, Candidate candidate, Ways ways)
    {
        var parts = Fusion.Parts(candidate, ways);
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
                if (folded[leader] is not { } first || !IsIn(scope, hit, language) || IsIn(scope, first, language)) continue;
                // What is pinned is pinned in every language.
                if (first.Parts.Any(part => part.Part == ScoreParts.Pinned))
                {
                    folded[leader] = hit with { Score = first.Score, Parts = first.Parts };
                    continue;
                }
                if (first.Score * Close > hit.Score) continue;
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
