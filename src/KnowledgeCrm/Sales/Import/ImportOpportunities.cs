using KnowledgeCrm.Common;
using KnowledgeCrm.Curation.Import;
using KnowledgeCrm.Knowledge.Import;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Sales.Import;

/// <summary>Brings in the opportunities of another system. A row with a key that is known changes that opportunity; none is removed; a second run
/// changes nothing. A bad row is reported and keeps no other from coming in.</summary>
public sealed class ImportOpportunities(UseCase useCase)
{
    /// <param name="actor">Sales or an administrator.</param>
    /// <param name="rows">What to bring in.</param>
    /// <param name="progress">Told after each batch.</param>
    /// <param name="stop">Stops between batches; a second run goes on from there.</param>
    public async Task<Outcome<ImportReport>> RunAsync(
        Actor actor, IReadOnlyList<RuleRow<OpportunityRow>> rows, IProgress<ImportReport>? progress, CancellationToken stop)
    {
        return await RuleRows.InBatchesAsync(rows, batch => useCase.WriteAsync(nameof(ImportOpportunities), actor, db =>
        {
            OpportunityVisibility.RequireSeller(actor);
            return RuleRows.TakeAsync(batch, row => row.Key ?? "", row => TakeAsync(db, actor, row, stop));
        }, stop), progress);
    }

    private static async Task<RowOutcome> TakeAsync(KnowledgeCrmDb db, Actor actor, OpportunityRow row, CancellationToken stop)
    {
        var key = Limits.Checked(row.Key, "key", Limits.Name);
        if (!Enum.IsDefined(row.Stage)) throw Refused.Invalid("Value.Unknown", "stage", row.Stage);
        // A reason that can't be kept, or an end without one, is refused before anything of the row is taken.
        Limits.Checked(row.Reason, "reason", Limits.Summary, row.Stage.IsEnd());
        var known = db.Opportunities.Local.FirstOrDefault(o => o.ImportKey == key) ?? await db.Opportunities.SingleOrDefaultAsync(o => o.ImportKey == key, stop);
        if (known is null)
        {
            var opened = await db.OpenOpportunityAsync(actor, row.Input, key, stop);
            BringTo(opened, row, db.Now);
            return RowOutcome.Added;
        }
        var text = await db.TextAsync(actor, row.Input, known, stop);
        var same = known.Says(text);
        if (same && known.Stage == row.Stage) return RowOutcome.Unchanged;
        if (!same) known.Write(text, db.Now);
        BringTo(known, row, db.Now);
        return RowOutcome.Changed;
    }

    // By the steps of the table, however far it is: another system does not tell which were gone.
    private static void BringTo(Opportunity opportunity, OpportunityRow row, DateTime at)
    {
        while (opportunity.Stage != row.Stage)
            opportunity.MoveTo(NextTo(opportunity.Stage, row.Stage), string.IsNullOrWhiteSpace(row.Reason) ? row.Stage.ToString() : row.Reason, at);
    }

    private static OpportunityStage NextTo(OpportunityStage from, OpportunityStage to) =>
        OpportunityStages.Table.Any(move => move.From == from && move.To == to) ? to
        : from.IsEnd() || from == OpportunityStage.Propose ? OpportunityStage.Negotiate
        : OpportunityStage.Propose;
}

/// <summary>One opportunity of another system, before it is checked.</summary>
/// <param name="Key">Its name there; the same one again is the same opportunity.</param>
/// <param name="Input">What is known of it.</param>
/// <param name="Stage">The stage it is in.</param>
/// <param name="Reason">Why it was won or lost; required for these.</param>
public sealed record OpportunityRow(string? Key, OpportunityInput Input, OpportunityStage Stage, string? Reason);
