using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge.Import;

namespace KnowledgeCrm.Curation.Import;

/// <summary>One row of a table of rules, before it is checked.</summary>
/// <param name="Place">Where it was read, for the report.</param>
/// <param name="Input">What it says.</param>
/// <typeparam name="T">The kind of rule.</typeparam>
public sealed record RuleRow<T>(string Place, T Input)
{
    /// <summary>Set when the row could not be read; the input then says nothing.</summary>
    public Refused? Unreadable { get; init; }
}

/// <summary>Takes rows in, one after the other: a bad one is reported and keeps no other from coming in.</summary>
internal static class RuleRows
{
    // One commit for so many: enough to be fast, few enough that writers beside it don't wait for long.
    private const int Batch = 50;

    /// <summary>Takes a long table in, batch by batch; a run after one that was stopped goes on from there.</summary>
    /// <param name="rows">The table.</param>
    /// <param name="take">Takes a batch in, as one write.</param>
    /// <param name="progress">Told after each batch; may be null.</param>
    public static async Task<Outcome<ImportReport>> InBatchesAsync<T>(
        IReadOnlyList<RuleRow<T>> rows, Func<RuleRow<T>[], Task<Outcome<ImportReport>>> take, IProgress<ImportReport>? progress)
    {
        var report = new ImportReport(0, 0, 0, []);
        foreach (var batch in rows.Chunk(Batch))
        {
            var outcome = await take(batch);
            if (!outcome.Succeeded) return outcome;
            report += outcome.Value;
            progress?.Report(report);
        }
        return report;
    }

    public static async Task<ImportReport> TakeAsync<T>(IEnumerable<RuleRow<T>> rows, Func<T, string> named, Func<T, Task<RowOutcome>> take)
    {
        int added = 0, changed = 0, unchanged = 0;
        var refused = new List<RefusedRow>();
        foreach (var row in rows)
        {
            try
            {
                if (row.Unreadable is { } unreadable) throw unreadable;
                switch (await take(row.Input))
                {
                    case RowOutcome.Added: added++; break;
                    case RowOutcome.Changed: changed++; break;
                    default: unchanged++; break;
                }
            }
            catch (Refused why)
            {
                refused.Add(new RefusedRow(row.Place, named(row.Input), why));
            }
        }
        return new ImportReport(added, changed, unchanged, refused);
    }
}
