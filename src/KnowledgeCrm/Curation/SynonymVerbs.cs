using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Curation;

/// <summary>Adds or changes a rule of synonyms.</summary>
public sealed class SaveSynonymRule(RuleWrites writes)
{
    /// <param name="actor">A knowledge manager or administrator.</param>
    /// <param name="id">The rule to change; null for a new one.</param>
    /// <param name="input">What it is to say.</param>
    /// <param name="version">The version that the person started from; a newer one is a conflict. Null: whatever is there.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<RuleDone>> RunAsync(Actor actor, Guid? id, SynonymInput input, int? version, CancellationToken stop) =>
        writes.RunAsync(nameof(SaveSynonymRule), actor, async db =>
        {
            var made = SynonymRule.Of(input, actor, db.Now);
            var rules = await db.SynonymRules.ToListAsync(stop);
            var rule = id is null ? null : rules.SingleOrDefault(r => r.Id == id) ?? throw Refused.NotFound();
            if (rules.Any(other => other != rule && other.Key == made.Key)) throw Refused.Conflict("Synonym.Known");
            if (rule is null)
            {
                RuleList.RequireRoom(rules.Count);
                db.SynonymRules.Add(rule = made);
            }
            else
            {
                RuleList.RequireVersion(rule, version);
                rule.Write(input, actor, db.Now);
            }
            // Saved here, so that the answer bears the version to go on with.
            await db.SaveChangesAsync(stop);
            return RuleDone.Of(rule, rule.Subject);
        }, stop);
}

/// <summary>Removes a rule of synonyms. Removing it again changes nothing.</summary>
public sealed class RemoveSynonymRule(RuleWrites writes)
{
    public Task<Outcome<RuleDone>> RunAsync(Actor actor, Guid id, CancellationToken stop) =>
        writes.RunAsync(nameof(RemoveSynonymRule), actor, async db =>
        {
            if (await db.SynonymRules.SingleOrDefaultAsync(r => r.Id == id, stop) is not { } rule) return RuleDone.Gone(id);
            db.SynonymRules.Remove(rule);
            return RuleDone.Of(rule, rule.Subject);
        }, stop);
}
