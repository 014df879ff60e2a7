using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Satisfaction;

/// <summary>A customer is asked on the page of their own closed case, whether or not mail reached them.</summary>
public sealed class OwnSurvey(UseCase useCase)
{
    /// <summary>Whether there is something to ask.</summary>
    public Task<Outcome<bool>> IsWaitingAsync(Actor actor, string number, CancellationToken stop) =>
        useCase.ReadAsync(async db => await FindAsync(db, actor, number, stop) is not null, stop);

    /// <summary>Where it is asked: a link of their own, which works once.</summary>
    public Task<Outcome<SatisfactionInvitation>> StartAsync(Actor actor, string number, CancellationToken stop) =>
        useCase.WriteAsync(nameof(OwnSurvey), actor, async db => await AskSatisfaction.InviteAsync(
            db, await FindAsync(db, actor, number, stop) ?? throw Refused.Conflict("Survey.NotAsked", number), stop), stop);

    private static async Task<SatisfactionRequest?> FindAsync(KnowledgeCrmDb db, Actor actor, string number, CancellationToken stop)
    {
        // Who works here is not the one to ask.
        if (actor.PersonId is null || actor.IsStaff) throw Refused.NotFound();
        var of = await db.Cases.VisibleTo(actor).Where(c => c.Number == number).Select(c => new { c.Id, c.Status }).SingleOrDefaultAsync(stop) ?? throw Refused.NotFound();
        return of.Status != CaseStatus.Closed ? null : await db.SatisfactionRequests.FirstOrDefaultAsync(r => r.CaseId == of.Id && r.AnsweredAt == null, stop);
    }
}
