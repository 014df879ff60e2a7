using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Cases;

/// <summary>Applies a macro to one case or many, in one step that can be undone. A case takes all of it or nothing; why one took nothing is
/// said of that case, and the others are changed.</summary>
public sealed class ApplyMacro(UseCase useCase, IEnumerable<ICaseRule> rules)
{
    /// <param name="actor">A rep.</param>
    /// <param name="key">The macro.</param>
    /// <param name="numbers">Up to <see cref="ChangeCases.Most"/> cases.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<BulkDone>> RunAsync(Actor actor, string key, IReadOnlyList<string> numbers, CancellationToken stop) =>
        useCase.WriteAsync(nameof(ApplyMacro), actor, async db =>
        {
            if (!CaseVisibility.MayWork(actor) || actor.PersonId is not { } person) throw Refused.Forbidden();
            if (numbers.Count is 0 or > ChangeCases.Most) throw Refused.Invalid("Bulk.Count", "cases", ChangeCases.Most);
            var macro = await db.Macros.AsNoTracking().SingleOrDefaultAsync(m => m.Key == key, stop) ?? throw Refused.NotFound();
            if (!macro.IsOn) throw Refused.Conflict("Macro.IsOff");
            // One moment for all: by it a later change is told apart.
            var now = db.Now;
            var steps = new MacroSteps(db, actor, macro.Changes, rules, now);
            var dealsOut = macro.Changes is { Assign: MacroAssign.Stays } changes && (changes.Queue is not null || changes.Priority is not null || changes.ChangesWhatItIsAbout);
            if (dealsOut) await db.OneDealsOutCasesAsync(stop);
            var (done, refused) = (new List<CaseBefore>(), new List<BulkRefused>());
            foreach (var number in numbers.Distinct())
            {
                var before = db.ChangeTracker.Entries().Select(entry => entry.Entity).ToHashSet(ReferenceEqualityComparer.Instance);
                try
                {
                    var found = await db.FindCaseToWorkAsync(actor, number, stop);
                    var remembered = found.RememberAll(macro.Changes.TextBlock is not null);
                    await steps.RunAsync(found, stop);
                    // Whoever is given the next one is chosen with this one counted.
                    if (dealsOut) await db.SaveChangesAsync(stop);
                    done.Add(remembered);
                }
                catch (Refused why)
                {
                    // Half a macro is none: all that it has begun with this case is let go.
                    foreach (var entry in db.ChangeTracker.Entries().Where(entry => !before.Contains(entry.Entity)).ToList()) entry.State = EntityState.Detached;
                    refused.Add(new BulkRefused(number, why));
                }
            }
            if (done.Count == 0) return new BulkDone(null, [], refused);
            var change = BulkChange.Of(person, BulkKind.Macro, done, now);
            db.BulkChanges.Add(change);
            return new BulkDone(change.Id, [.. done.Select(one => one.Number)], refused);
        }, stop);
}
