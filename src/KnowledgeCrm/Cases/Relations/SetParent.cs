using KnowledgeCrm.Common;

namespace KnowledgeCrm.Cases;

/// <summary>Says which case this one is a part of.</summary>
public sealed class SetParent(UseCase useCase)
{
    /// <param name="actor">A rep.</param>
    /// <param name="number">The case that is a part.</param>
    /// <param name="parent">The number of the one that it is a part of; empty for none.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<CaseDone>> RunAsync(Actor actor, string number, string? parent, CancellationToken stop) =>
        useCase.WriteAsync(nameof(SetParent), actor, async db =>
        {
            await db.OneTiesCasesAsync(actor, stop);
            var found = await db.FindCaseToWorkAsync(actor, number, stop);
            if (string.IsNullOrWhiteSpace(parent))
            {
                if (found.ParentId is not null) found.BelongTo(null, db.Now);
                return CaseDone.Of(found);
            }
            var above = await db.FindOtherCaseAsync(actor, parent, "parent", stop);
            if (await db.IsAboveAsync(found.Id, above.Id, stop)) throw Refused.Invalid("Case.ParentCircle", "parent", found.Number, above.Number);
            if (found.ParentId != above.Id) found.BelongTo(above.Id, db.Now);
            return CaseDone.Of(found);
        }, stop);
}
