using KnowledgeCrm.Common;

namespace KnowledgeCrm.Search;

/// <summary>The results of one kind for one actor: hits as the source shows them, without what may not be seen, translations folded.</summary>
internal sealed class KindResults(SearchIndex index, ISearchSource source, string scope, Actor actor, SearchQuery query, string? language)
{
    private const int Chunk = 50;

    // Where so many in a row are hidden, the index is far behind; the rest of the page waits for it.
    private const int MostHits = 2_500;

    // A translation in the actor's language is shown instead of the best one while its score is at least this share of it.
    private const double Close = 0.8;

    public async Task<(int Total, IReadOnlyList<FoundItem> Items)> PageAsync(int offset, int limit, CancellationToken stop)
    {
        var seen = new List<FoundItem>();
        var looked = 0;
        var hidden = 0;
        int total;
        List<FoundItem> folded;
        do
        {
            // Twice the page and more, so that the translation of an item near its end is known.
            var want = limit > 0 ? Math.Max(Chunk, 2 * (offset + limit) - looked) : 1;
            var hits = index.Query(source.Kind, scope, query, language, looked, Math.Min(want, MostHits));
            total = hits.Total;
            if (hits.Hits.Count == 0) { folded = Folded(seen); break; }
            var shown = await source.PresentAsync(actor, hits.Hits, query.Marks, stop);
            seen.AddRange(shown);
            looked += hits.Hits.Count;
            hidden += hits.Hits.Count - shown.Count;
            folded = Folded(seen);
        }
        while (folded.Count < offset + limit && looked < total && looked < MostHits);
        var rest = total - hidden - (seen.Count - folded.Count);
        return (Math.Max(rest, folded.Count), limit > 0 ? [.. folded.Skip(offset).Take(limit)] : []);
    }

    private List<FoundItem> Folded(List<FoundItem> items)
    {
        var best = new Dictionary<Guid, FoundItem>();
        foreach (var item in items)
        {
            var group = item.SameAs ?? item.Key.Id;
            if (!best.TryGetValue(group, out var leader)) best[group] = item;
            else if (leader.Language != actor.Language && item.Language == actor.Language && item.Score >= leader.Score * Close)
                best[group] = item;
        }
        // Stable: equal scores stay in the order of the index.
        return [.. items.Where(item => ReferenceEquals(best[item.SameAs ?? item.Key.Id], item)).OrderByDescending(item => item.Score)];
    }
}
