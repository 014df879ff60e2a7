using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Curation;

/// <summary>Adds or changes an entry of the glossary.</summary>
public sealed class SaveGlossaryEntry(RuleWrites writes)
{
    /// <param name="actor">A knowledge manager or administrator.</param>
    /// <param name="id">The entry to change; null for a new one.</param>
    /// <param name="input">What it is to say.</param>
    /// <param name="version">The version that the person started from; a newer one is a conflict. Null: whatever is there.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<RuleDone>> RunAsync(Actor actor, Guid? id, GlossaryInput input, int? version, CancellationToken stop) =>
        writes.RunAsync(nameof(SaveGlossaryEntry), actor, async db =>
        {
            var made = GlossaryEntry.Of(input, actor, db.Now);
            var entries = await db.GlossaryEntries.ToListAsync(stop);
            var entry = id is null ? null : entries.SingleOrDefault(e => e.Id == id) ?? throw Refused.NotFound();
            if (entries.Any(other => other != entry && other.Key == made.Key)) throw Refused.Conflict("Glossary.Known");
            if (entry is null)
            {
                RuleList.RequireRoom(entries.Count);
                db.GlossaryEntries.Add(entry = made);
            }
            else
            {
                RuleList.RequireVersion(entry, version);
                entry.Write(input, actor, db.Now);
            }
            // Saved here, so that the answer bears the version to go on with.
            await db.SaveChangesAsync(stop);
            return RuleDone.Of(entry, entry.Subject);
        }, stop);
}

/// <summary>Removes an entry of the glossary. Removing it again changes nothing.</summary>
public sealed class RemoveGlossaryEntry(RuleWrites writes)
{
    public Task<Outcome<RuleDone>> RunAsync(Actor actor, Guid id, CancellationToken stop) =>
        writes.RunAsync(nameof(RemoveGlossaryEntry), actor, async db =>
        {
            if (await db.GlossaryEntries.SingleOrDefaultAsync(e => e.Id == id, stop) is not { } entry) return RuleDone.Gone(id);
            db.GlossaryEntries.Remove(entry);
            return RuleDone.Of(entry, entry.Subject);
        }, stop);
}
