using KnowledgeCrm.Common;
using KnowledgeCrm.Search;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Persistence;

/// <summary>The outbox as the search index reads it: in commit order, each event that touches a document.</summary>
public sealed class SearchChangeFeed(IDbContextFactory<KnowledgeCrmDb> contexts, OutboxSignal signal) : ISearchChangeFeed
{
    private Task next = signal.Next;

    public async Task<IReadOnlyList<SearchChange>> ReadAfterAsync(long position, int max, CancellationToken stop)
    {
        // Taken before looking, so that what commits meanwhile wakes the next wait.
        next = signal.Next;
        await using var db = await contexts.CreateDbContextAsync(stop);
        var changes = await db.OutboxEvents.AsNoTracking()
            .Where(e => e.Id > position && e.SearchId != null)
            .OrderBy(e => e.Id).Take(max)
            .Select(e => new { e.Id, e.SearchKind, e.SearchId })
            .ToListAsync(stop);
        return [.. changes.Select(change => new SearchChange(change.Id, new SearchKey(change.SearchKind!, change.SearchId!.Value)))];
    }

    public async Task<long> HeadAsync(CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        return await db.OutboxEvents.MaxAsync(e => (long?)e.Id, stop) ?? 0;
    }

    public Task WaitAsync(CancellationToken stop) => OutboxSignal.WaitAsync(next, TimeSpan.FromSeconds(1), stop);
}
