using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Complaints;

/// <summary>A complaint, and work that a partner has in hand, belong to the case that they were registered for: that case can lead on, and can't
/// become a part of another.</summary>
internal sealed class ComplaintStaysWithItsCase : ICaseCompanion
{
    private static readonly DispatchState[] Over = [DispatchState.Declined, DispatchState.TakenBack, DispatchState.Closed];

    public string Key => "complaint";

    public async Task CheckMergeAsync(KnowledgeCrmDb db, Case from, Case into, CancellationToken stop)
    {
        if (await db.Complaints.AnyAsync(c => c.Id == from.Id, stop)) throw Refused.Conflict("Case.MergeComplaint", from.Number);
        if (await db.Dispatches.AnyAsync(d => d.CaseId == from.Id && !Over.Contains(d.State), stop)) throw Refused.Conflict("Case.MergeDispatch", from.Number);
    }

    public Task<IReadOnlyList<Guid>> MoveAsync(KnowledgeCrmDb db, Guid from, Guid into, CancellationToken stop) => Task.FromResult<IReadOnlyList<Guid>>([]);

    public Task MoveBackAsync(KnowledgeCrmDb db, IReadOnlyList<Guid> ids, Guid from, Guid into, CancellationToken stop) => Task.CompletedTask;
}
