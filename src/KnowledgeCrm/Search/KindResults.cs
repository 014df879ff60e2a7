using KnowledgeCrm.Common;
using KnowledgeCrm.Search.Engine;

namespace KnowledgeCrm.Search;

/// <summary>The page of one kind for one actor: hits as the source shows them, without what may not be seen.</summary>
internal static class KindResults
{
    /// <summary>A page of what a scope answered. Where the source leaves hits out, since the index has not heard of a change yet, the next ones
    /// take their places.</summary>
    public static async Task<(int Total, IReadOnlyList<FoundItem> Items)> PageAsync(
        ISearchSource source, ScopeAnswer answer, Actor actor, QueryTerms marks, int offset, int limit, CancellationToken stop)
    {
        var items = new List<FoundItem>();
        var (at, total) = (offset, answer.Total);
        while (items.Count < limit && at < answer.Hits.Count)
        {
            var hits = answer.Hits.Skip(at).Take(limit - items.Count).ToList();
            var shown = await source.PresentAsync(actor, hits, marks, stop);
            items.AddRange(shown);
            at += hits.Count;
            total -= hits.Count - shown.Count;
        }
        return (total, items);
    }
}
