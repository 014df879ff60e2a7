using System.Diagnostics;
using KnowledgeCrm.Common;
using KnowledgeCrm.Search.Engine;

namespace KnowledgeCrm.Search;

/// <summary>The one search of console, portal, API and case suggestions, over every source. What an actor may see is decided twice:
/// inside the query by the scope, and by the source when it presents what was found.</summary>
public sealed class SearchEverything(SearchIndex index, IEnumerable<ISearchSource> sources, TimeProvider? time = null)
{
    private readonly ISearchSource[] sources = [.. sources];
    private readonly TimeProvider time = time ?? TimeProvider.System;

    /// <summary>Answers a request.</summary>
    /// <exception cref="Refused">The limit, offset, language, order, facet or audience is none.</exception>
    public async Task<SearchAnswer> RunAsync(Actor actor, SearchRequest request, CancellationToken stop)
    {
        request.Checked();
        var begun = Stopwatch.GetTimestamp();
        var query = SearchQuery.Parse(request.Text, request.Context);
        var asked = AskedFacets.Of(actor, request, query, time.GetUtcNow().UtcDateTime);
        var items = new List<FoundItem>();
        var totals = new Dictionary<string, int>(StringComparer.Ordinal);
        var facets = new Dictionary<string, Dictionary<string, int>>(StringComparer.Ordinal);
        if (!query.IsBlank || asked.Chosen.Count > 0)
        {
            foreach (var (source, scope) in Scopes(actor, request, asked))
            {
                var before = totals.Values.Sum();
                // Items of this kind begin on the page where those of the kinds before it end.
                var skip = Math.Max(0, request.Offset - before);
                var answer = Ask(source.Kind, scope, query, asked.Narrowing(query), actor, request, skip + request.Limit);
                var (total, found) = await KindResults.PageAsync(source, answer, actor, query.Marks, skip, request.Limit - items.Count, stop);
                totals[source.Kind] = total;
                items.AddRange(found);
                foreach (var (facet, values) in answer.Facets) Add(facets, facet, values);
                if (total > 0) Add(facets, SearchFacets.Kind, new Dictionary<string, int> { [source.Kind] = total });
            }
        }
        return new SearchAnswer(totals.Values.Sum(), items, index.IsIncomplete, Stopwatch.GetElapsedTime(begun).TotalMilliseconds)
        {
            TotalByKind = totals,
            Facets = request.WithFacets ? FacetCounting.Told(facets, asked.Chosen, AskedFacets.For(actor)) : [],
        };
    }

    private ScopeAnswer Ask(
        string kind, string scope, SearchQuery query, Narrowing narrowing, Actor actor, SearchRequest request, int depth)
    {
        var view = ScopeView.Of(index.Kind(kind), scope);
        var question = new ScopeQuestion(query, narrowing, actor.Language)
        {
            Order = request.Order, ForProduct = request.ForProduct, WithFacets = request.WithFacets, Depth = depth,
        };
        var now = time.GetUtcNow().UtcDateTime;
        var answer = Retrieval.Answer(kind, view, question, now);
        // A phrase that stands nowhere was perhaps only quoted; nothing at all helps nobody.
        return answer.Total > 0 || !narrowing.HasWords ? answer
            : Retrieval.Answer(kind, view, question with { Query = query.Widened(), Narrowing = narrowing.WithoutWords() }, now);
    }

    private IEnumerable<(ISearchSource Source, string Scope)> Scopes(Actor actor, SearchRequest request, AskedFacets asked)
    {
        Audience? narrowed = request.NarrowedTo is { } audience && audience < actor.Audience ? audience : null;
        foreach (var source in sources)
        {
            if (request.Kinds is { } kinds && !kinds.Contains(source.Kind)) continue;
            if (asked.Kinds is { } chosen && !chosen.Contains(source.Kind, StringComparer.OrdinalIgnoreCase)) continue;
            if (source.ScopeFor(actor, narrowed) is { } scope) yield return (source, scope);
        }
    }

    private static void Add(Dictionary<string, Dictionary<string, int>> sums, string facet, Dictionary<string, int> values)
    {
        if (!sums.TryGetValue(facet, out var sum)) sums[facet] = sum = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var (value, count) in values) sum[value] = sum.GetValueOrDefault(value) + count;
    }
}
