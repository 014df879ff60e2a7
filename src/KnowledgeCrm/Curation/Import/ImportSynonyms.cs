using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge.Import;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Curation.Import;

/// <summary>Brings in rules of synonyms. A rule that begins with the same words in the same direction is changed; none is removed; a second
/// run changes nothing.</summary>
public sealed class ImportSynonyms(RuleWrites writes)
{
    public Task<Outcome<ImportReport>> RunAsync(Actor actor, IReadOnlyList<RuleRow<SynonymInput>> rows, CancellationToken stop) =>
        writes.RunAsync(nameof(ImportSynonyms), actor, async db =>
        {
            var known = (await db.SynonymRules.ToListAsync(stop)).GroupBy(r => r.Key).ToDictionary(same => same.Key, same => same.First());
            return await RuleRows.TakeAsync(rows, input => TermList.Join(input.From ?? []), input =>
            {
                var made = SynonymRule.Of(input, actor, db.Now);
                if (!known.TryGetValue(made.Key, out var rule))
                {
                    RuleList.RequireRoom(known.Count);
                    db.SynonymRules.Add(known[made.Key] = made);
                    return Task.FromResult(RowOutcome.Added);
                }
                if (rule.Says(input)) return Task.FromResult(RowOutcome.Unchanged);
                rule.Write(input, actor, db.Now);
                return Task.FromResult(RowOutcome.Changed);
            });
        }, stop);
}
