using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Satisfaction;

/// <summary>Somebody has spoken with a customer who was not content, and says what came of it.</summary>
public sealed class CloseFollowUp(UseCase useCase)
{
    /// <param name="actor">A rep or knowledge manager.</param>
    /// <param name="id">The answer's id.</param>
    /// <param name="reason">What came of it; required.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<FollowUpDone>> RunAsync(Actor actor, Guid id, string? reason, CancellationToken stop) =>
        useCase.WriteAsync(nameof(CloseFollowUp), actor, async db =>
        {
            if (!SatisfactionAccess.Sees(actor)) throw Refused.NotFound();
            var request = await db.SatisfactionRequests.SingleOrDefaultAsync(r => r.Id == id, stop) ?? throw Refused.NotFound();
            if (!SatisfactionAccess.MayFollowUp(actor)) throw Refused.Forbidden();
            request.CloseFollowUp(reason, actor, db.Now);
            return new FollowUpDone(id, await db.Cases.Where(c => c.Id == request.CaseId).Select(c => c.Number).SingleAsync(stop));
        }, stop);
}

/// <summary>The follow-up that is closed.</summary>
public sealed record FollowUpDone(Guid Id, string Case) : IAudited
{
    string IAudited.AuditSubject => Case;
}
