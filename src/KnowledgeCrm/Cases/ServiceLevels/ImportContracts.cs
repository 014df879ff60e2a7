using KnowledgeCrm.Common;
using KnowledgeCrm.Curation.Import;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Knowledge.Import;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Cases;

/// <summary>Brings in the contracts of another system. A row with a key that is known changes that contract; none is removed; a second run
/// changes nothing. A bad row is reported and keeps no other from coming in.</summary>
public sealed class ImportContracts(UseCase useCase)
{
    /// <param name="actor">Staff who work with customers.</param>
    /// <param name="rows">What to bring in.</param>
    /// <param name="progress">Told after each batch.</param>
    /// <param name="stop">Stops between batches; a second run goes on from there.</param>
    public async Task<Outcome<ImportReport>> RunAsync(
        Actor actor, IReadOnlyList<RuleRow<ContractRow>> rows, IProgress<ImportReport>? progress, CancellationToken stop)
    {
        if (!CustomerVisibility.SeesAll(actor)) return Refused.Forbidden();
        return await RuleRows.InBatchesAsync(rows, batch => useCase.WriteAsync(nameof(ImportContracts), actor, async db =>
        {
            var changed = new HashSet<Guid>();
            var done = await RuleRows.TakeAsync(batch, row => row.Key ?? "", row => TakeAsync(db, actor, row, changed, stop));
            await db.SaveChangesAsync(stop);
            foreach (var customer in changed) await SaveContract.PromiseAgainAsync(db, customer, stop);
            return done;
        }, stop), progress);
    }

    private static async Task<RowOutcome> TakeAsync(KnowledgeCrmDb db, Actor actor, ContractRow row, HashSet<Guid> changed, CancellationToken stop)
    {
        var key = Limits.Checked(row.Key, "key", Limits.Name);
        var (customer, terms) = await SaveContract.TermsAsync(db, actor, row.Input, stop);
        var known = db.Contracts.Local.FirstOrDefault(c => c.ImportKey == key) ?? await db.Contracts.SingleOrDefaultAsync(c => c.ImportKey == key, stop);
        if (known is null)
        {
            // Made once before a number is taken: what it refuses leaves no gap.
            Contract.Of("", customer, terms);
            db.Contracts.Add(Contract.Of(await NumberSequence.NextAsync(db, NumberSequence.Contracts, stop), customer, terms, key));
            changed.Add(customer);
            return RowOutcome.Added;
        }
        if (known.CustomerId != customer) throw Refused.Invalid("Contract.OtherCustomer", "customer");
        if (known.Says(terms)) return RowOutcome.Unchanged;
        known.Change(terms);
        changed.Add(customer);
        return RowOutcome.Changed;
    }
}

/// <summary>One contract of another system, before it is checked.</summary>
/// <param name="Key">Its name there; the same one again is the same contract.</param>
/// <param name="Input">What it says.</param>
public sealed record ContractRow(string? Key, ContractInput Input);
