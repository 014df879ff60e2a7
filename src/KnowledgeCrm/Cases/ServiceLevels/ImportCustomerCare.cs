using KnowledgeCrm.Common;
using KnowledgeCrm.Curation.Import;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Knowledge.Import;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Cases;

/// <summary>Brings in grades and care notes of customers that are known. What a row leaves empty stays as it is; a second run changes nothing. A bad row is
/// reported and keeps no other from coming in.</summary>
public sealed class ImportCustomerCare(UseCase useCase)
{
    /// <param name="actor">Staff who work with customers; rows that change a grade are for sales and administrators.</param>
    /// <param name="rows">What to bring in.</param>
    /// <param name="progress">Told after each batch.</param>
    /// <param name="stop">Stops between batches; a second run goes on from there.</param>
    public async Task<Outcome<ImportReport>> RunAsync(
        Actor actor, IReadOnlyList<RuleRow<CustomerCareRow>> rows, IProgress<ImportReport>? progress, CancellationToken stop)
    {
        if (!CustomerVisibility.SeesAll(actor)) return Refused.Forbidden();
        return await RuleRows.InBatchesAsync(rows, batch => useCase.WriteAsync(
            nameof(ImportCustomerCare), actor, db => RuleRows.TakeAsync(batch, row => row.Customer ?? "", row => TakeAsync(db, actor, row, stop)), stop), progress);
    }

    private static async Task<RowOutcome> TakeAsync(KnowledgeCrmDb db, Actor actor, CustomerCareRow row, CancellationToken stop)
    {
        var number = Limits.Checked(row.Customer, "customer", Limits.Name).ToUpperInvariant();
        var customer = await db.Customers.SingleOrDefaultAsync(c => c.Number == number, stop) ?? throw Refused.Invalid("Customer.Unknown", "customer");
        var grade = row.TakesGradeAway ? null : row.Grade ?? customer.Grade;
        var note = string.IsNullOrWhiteSpace(row.Note) ? customer.CareNote : row.Note;
        return await SetCustomerCare.SetAsync(db, actor, customer, grade, note, stop) ? RowOutcome.Changed : RowOutcome.Unchanged;
    }
}

/// <summary>What a table says of one customer, before it is checked.</summary>
/// <param name="Customer">The customer's number.</param>
/// <param name="Grade">Its grade; null leaves it as it is.</param>
/// <param name="TakesGradeAway">True: it has no grade any more.</param>
/// <param name="Note">What is to be minded; empty leaves it as it is.</param>
public sealed record CustomerCareRow(string? Customer, CustomerGrade? Grade, bool TakesGradeAway, string? Note);
