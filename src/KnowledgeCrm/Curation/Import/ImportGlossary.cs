using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge.Import;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Curation.Import;

/// <summary>Brings in entries of the glossary. None is removed; a second run changes nothing.</summary>
public sealed class ImportGlossary(RuleWrites writes)
{
    public Task<Outcome<ImportReport>> RunAsync(Actor actor, IReadOnlyList<RuleRow<GlossaryInput>> rows, CancellationToken stop) =>
        writes.RunAsync(nameof(ImportGlossary), actor, async db =>
        {
            var known = (await db.GlossaryEntries.ToListAsync(stop)).GroupBy(e => e.Key).ToDictionary(same => same.Key, same => same.First());
            return await RuleRows.TakeAsync(rows, input => $"{input.English} = {input.Chinese}", input =>
            {
                var made = GlossaryEntry.Of(input, actor, db.Now);
                if (!known.TryGetValue(made.Key, out var entry))
                {
                    RuleList.RequireRoom(known.Count);
                    db.GlossaryEntries.Add(known[made.Key] = made);
                    return Task.FromResult(RowOutcome.Added);
                }
                // The same words in another case or width.
                if ((entry.English, entry.Chinese) == (made.English, made.Chinese)) return Task.FromResult(RowOutcome.Unchanged);
                entry.Write(input, actor, db.Now);
                return Task.FromResult(RowOutcome.Changed);
            });
        }, stop);
}
