using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Portal;

/// <summary>The customer says that a resolved case is solved: it is closed.</summary>
public sealed class ConfirmSolved(UseCase useCase)
{
    public Task<Outcome<CaseDone>> RunAsync(Actor actor, string number, CancellationToken stop) =>
        useCase.WriteAsync(nameof(ConfirmSolved), actor, async db =>
        {
            var found = await db.FindCaseAsync(actor, number, stop);
            if (CaseVisibility.SeesAll(actor)) throw Refused.Forbidden();
            found.Close(db.Now);
            return CaseDone.Of(found);
        }, stop);
}

/// <summary>The customer says that a resolved or closed case is not solved, and perhaps why: it is opened again.</summary>
public sealed class SayNotSolved(UseCase useCase)
{
    public Task<Outcome<CaseDone>> RunAsync(Actor actor, string number, string? why, CancellationToken stop) =>
        useCase.WriteAsync(nameof(SayNotSolved), actor, async db =>
        {
            var found = await db.FindCaseAsync(actor, number, stop);
            if (CaseVisibility.SeesAll(actor)) throw Refused.Forbidden();
            found.Reopen(db.Now);
            if (!string.IsNullOrWhiteSpace(why)) db.CasePosts.Add(found.Post(why, CasePostKind.FromCustomer, false, actor, db.Now));
            return CaseDone.Of(found);
        }, stop);
}
