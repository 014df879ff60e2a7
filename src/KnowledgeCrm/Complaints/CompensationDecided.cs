using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Complaints;

/// <summary>A complaint's case can't be resolved while nobody has said what the customer gets.</summary>
internal sealed class CompensationDecided : ICaseRule
{
    public async Task CheckAsync(KnowledgeCrmDb db, Case of, CaseAction action, CancellationToken stop)
    {
        if (action is not (CaseAction.Resolve or CaseAction.Close)) return;
        var state = await db.Complaints.Where(c => c.Id == of.Id).Select(c => (CompensationState?)c.State).SingleOrDefaultAsync(stop);
        if (state is { } known && !CompensationLifecycle.IsDecided(known)) throw Refused.Conflict("Complaint.CompensationOpen", of.Number);
    }
}
