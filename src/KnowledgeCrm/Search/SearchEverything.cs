using System.Diagnostics;
using KnowledgeCrm.Common;

namespace KnowledgeCrm.Search;

/// <summary>The one search of console, portal, API and case suggestions, over every source. What an actor may see is decided twice:
/// inside the query by the scope, and by the source when it presents what was found.</summary>
public sealed class SearchEverything(SearchIndex index, IEnumerable<ISearchSource> sources)
{
    private readonly ISearchSource[] sources = [.. sources];

    /// <summary>Answers a request.</summary>
    /// <exception cref="Refused">The limit, offset, language or audience is none.</exception>
    public async Task<SearchAnswer> RunAsync(Actor actor, SearchRequest request, CancellationToken stop)
    {
        request.Checked();
        var begun = Stopwatch.GetTimestamp();
        var query = SearchQuery.Parse(request.Text, request.Context);
        var items = new List<FoundItem>();
        var totals = new Dictionary<string, int>(StringComparer.Ordinal);
        if (!query.IsEmpty)
        {
            foreach (var (source, scope) in Scopes(actor, request))
            {
                var before = totals.Values.Sum();
                var results = new KindResults(index, source, scope, actor, query, request.Language);
                // Items of this kind begin on the page where those of the kinds before it end.
                var skip = Math.Max(0, request.Offset - before);
                var (total, found) = await results.PageAsync(skip, request.Limit - items.Count, stop);
                totals[source.Kind] = total;
                items.AddRange(found);
            }
        }
        return new SearchAnswer(totals.Values.Sum(), items, index.IsIncomplete, Stopwatch.GetElapsedTime(begun).TotalMilliseconds)
        {
            TotalByKind = totals,
        };
    }

    private IEnumerable<(ISearchSource Source, string Scope)> Scopes(Actor actor, SearchRequest request)
    {
        Audience? narrowed = request.NarrowedTo is { } audience && audience < actor.Audience ? audience : null;
        foreach (var source in sources)
        {
            if (request.Kinds is { } kinds && !kinds.Contains(source.Kind)) continue;
            if (source.ScopeFor(actor, narrowed) is { } scope) yield return (source, scope);
        }
    }
}
