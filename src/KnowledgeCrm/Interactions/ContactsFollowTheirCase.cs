using KnowledgeCrm.Cases;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Interactions;

/// <summary>The contacts that were logged for a case go with it when it is merged.</summary>
internal sealed class ContactsFollowTheirCase : ICaseCompanion
{
    public string Key => "contacts";

    public Task CheckMergeAsync(KnowledgeCrmDb db, Case from, Case into, CancellationToken stop) => Task.CompletedTask;

    public async Task<IReadOnlyList<Guid>> MoveAsync(KnowledgeCrmDb db, Guid from, Guid into, CancellationToken stop)
    {
        var ids = await db.Interactions.Where(i => i.CaseId == from).Select(i => i.Id).ToListAsync(stop);
        await MoveAsync(db, ids, from, into, stop);
        return ids;
    }

    public Task MoveBackAsync(KnowledgeCrmDb db, IReadOnlyList<Guid> ids, Guid from, Guid into, CancellationToken stop) => MoveAsync(db, ids, into, from, stop);

    private static Task<int> MoveAsync(KnowledgeCrmDb db, IReadOnlyList<Guid> ids, Guid from, Guid into, CancellationToken stop) =>
        db.Interactions.Where(i => ids.Contains(i.Id) && i.CaseId == from).ExecuteUpdateAsync(set => set.SetProperty(i => i.CaseId, into), stop);
}
