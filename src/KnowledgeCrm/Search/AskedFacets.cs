using KnowledgeCrm.Common;
using KnowledgeCrm.Search.Engine;

namespace KnowledgeCrm.Search;

/// <summary>The facets a request is narrowed to, chosen or typed.</summary>
/// <param name="Chosen">By facet, its values; a document must bear one of each facet's.</param>
/// <param name="ChangedSince">Ticks of UTC; 0 for any time.</param>
internal sealed record AskedFacets(IReadOnlyDictionary<string, IReadOnlyList<string>> Chosen, long ChangedSince)
{
    /// <summary>The kinds of document that are chosen; null for all.</summary>
    public IReadOnlyList<string>? Kinds => Chosen.GetValueOrDefault(SearchFacets.Kind);

    /// <summary>The facets that an actor may narrow by and sees counted: who owns an article, and how it stands, is for people of the house.</summary>
    public static IReadOnlyList<string> For(Actor actor) => actor.Audience == Audience.Internal ? SearchFacets.All
        : [SearchFacets.Kind, SearchFacets.Topic, SearchFacets.Product, SearchFacets.Language, SearchFacets.Age];

    public static AskedFacets Of(Actor actor, SearchRequest request, SearchQuery query, DateTime now)
    {
        var chosen = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var (facet, values) in request.Filters.Concat(query.Filters))
            if (values.Count > 0 && For(actor).Contains(facet)) chosen[facet] = [.. chosen.GetValueOrDefault(facet) ?? [], .. values];
        if (request.Language is { } language) chosen[SearchFacets.Language] = [language];
        var since = 0L;
        if (chosen.TryGetValue(SearchFacets.Age, out var ages))
        {
            var days = SearchFacets.Ages.Where(age => ages.Contains(age.Value, StringComparer.OrdinalIgnoreCase)).Select(age => age.Days).ToList();
            if (days.Count > 0) since = now.AddDays(-days.Max()).Ticks;
            else chosen.Remove(SearchFacets.Age);
        }
        return new AskedFacets(chosen, since);
    }

    /// <summary>The same with each value as the documents of some scopes bear it, where that is not how it was typed: <c>WM820</c> is <c>WM-820</c>, "leaks and
    /// drainage" is <c>leaks-and-drainage</c>.</summary>
    public AskedFacets AsWritten(IReadOnlyList<ScopeView> scopes) => this with
    {
        Chosen = Chosen.ToDictionary(facet => facet.Key, facet => (IReadOnlyList<string>)[.. facet.Value.Select(value =>
            scopes.Select(scope => scope.FacetValue(facet.Key, value)).FirstOrDefault(found => found is not null) ?? value)], StringComparer.Ordinal),
    };

    /// <summary>What documents of one kind must meet, beside the words.</summary>
    public Narrowing Narrowing(SearchQuery query) =>
        new(query.Phrases, query.Excluded, Chosen.Where(facet => facet.Key != SearchFacets.Kind).ToDictionary(), ChangedSince);
}
