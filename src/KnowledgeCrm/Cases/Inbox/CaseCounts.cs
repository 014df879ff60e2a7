using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Cases;

/// <summary>How many cases each of several lists has.</summary>
public sealed class CaseCounts(UseCase useCase)
{
    public Task<Outcome<IReadOnlyList<int>>> RunAsync(Actor actor, IReadOnlyList<CaseFilter> filters, CancellationToken stop) =>
        useCase.ReadAsync<IReadOnlyList<int>>(async db =>
        {
            if (actor.PersonId is null) throw Refused.Forbidden();
            var counts = new List<int>();
            foreach (var filter in filters) counts.Add(await db.Cases.VisibleTo(actor).Matching(await db.NamedInAsync(filter, stop), filter).CountAsync(stop));
            return counts;
        }, stop);
}

/// <summary>Which cases have changed, on any node: read from the outbox by position.</summary>
public sealed class RecentCaseChanges(UseCase useCase)
{
    private const int Most = 1_000;

    /// <summary>The changes after a position, and the position to ask from next; asked from none, only that position.</summary>
    public async Task<CaseNewsItem> RunAsync(long? after, CancellationToken stop) =>
        (await useCase.ReadAsync(async db =>
        {
            if (after is not { } from) return new CaseNewsItem(await db.OutboxEvents.MaxAsync(e => (long?)e.Id, stop) ?? 0, []);
            var rows = await db.OutboxEvents.Where(e => e.Id > from).OrderBy(e => e.Id).Take(Most).Select(e => new { e.Id, e.SearchKind, e.SearchId }).ToListAsync(stop);
            var ids = rows.Where(r => r.SearchKind == CaseSearchSource.KindName).Select(r => r.SearchId).OfType<Guid>().ToHashSet();
            var numbers = ids.Count == 0 ? [] : await db.Cases.Where(c => ids.Contains(c.Id)).Select(c => c.Number).ToListAsync(stop);
            return new CaseNewsItem(rows.Count == 0 ? from : rows[^1].Id, numbers);
        }, stop)).Value;
}

/// <summary>The numbers of cases that have changed, up to a position of the outbox.</summary>
public sealed record CaseNewsItem(long UpTo, IReadOnlyList<string> Numbers);
