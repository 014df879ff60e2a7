using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Cases;

/// <summary>Changes many cases alike, in one step that can be undone. What a case does not allow is said of that case; the others are changed.</summary>
public sealed class ChangeCases(UseCase useCase, IEnumerable<ICaseRule> rules)
{
    public const int Most = 200;

    /// <param name="actor">A rep.</param>
    /// <param name="numbers">Up to <see cref="Most"/> cases.</param>
    /// <param name="wanted">What to change.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<BulkDone>> RunAsync(Actor actor, IReadOnlyList<string> numbers, BulkWanted wanted, CancellationToken stop) =>
        useCase.WriteAsync(nameof(ChangeCases), actor, async db =>
        {
            if (!CaseVisibility.MayWork(actor) || actor.PersonId is not { } person) throw Refused.Forbidden();
            if (numbers.Count is 0 or > Most) throw Refused.Invalid("Bulk.Count", "cases", Most);
            // One moment for all: by it a later change is told apart.
            var now = db.Now;
            var (done, refused) = (new List<CaseBefore>(), new List<BulkRefused>());
            await CheckAsync(db, wanted, stop);
            var queue = string.IsNullOrEmpty(wanted.Queue) ? null : await db.CaseQueues.SingleOrDefaultAsync(q => q.Key == wanted.Queue, stop);
            foreach (var number in numbers.Distinct())
            {
                try
                {
                    var found = await db.FindCaseToWorkAsync(actor, number, stop);
                    var before = found.Remember();
                    switch (wanted.Kind)
                    {
                        case BulkKind.Assign: found.Assign(wanted.AssigneeId, now); break;
                        case BulkKind.Priority:
                            found.ChangePriority(wanted.Priority!.Value, now);
                            await db.PromiseAsync(found, stop);
                            break;
                        case BulkKind.Queue:
                            found.Enter(queue?.Id, isChosen: true);
                            found.Changed(now);
                            break;
                        default:
                            await rules.CheckAsync(db, found, CaseAction.Close, stop);
                            found.Close(now);
                            break;
                    }
                    done.Add(before);
                }
                catch (Refused why)
                {
                    // Said of this case; the others are changed all the same.
                    refused.Add(new BulkRefused(number, why));
                }
            }
            if (done.Count == 0) return new BulkDone(null, [], refused);
            var change = BulkChange.Of(person, wanted.Kind, done, now);
            db.BulkChanges.Add(change);
            return new BulkDone(change.Id, [.. done.Select(before => before.Number)], refused);
        }, stop);

    private static async Task CheckAsync(KnowledgeCrmDb db, BulkWanted wanted, CancellationToken stop)
    {
        if (wanted.Kind == BulkKind.Priority && (wanted.Priority is not { } priority || !Enum.IsDefined(priority))) throw Refused.Invalid("Text.Required", "priority");
        if (wanted is { Kind: BulkKind.Assign, AssigneeId: { } id }) await db.RequireRepAsync(id, stop);
        if (wanted.Kind == BulkKind.Queue && !string.IsNullOrEmpty(wanted.Queue) && !await db.CaseQueues.AnyAsync(q => q.Key == wanted.Queue, stop))
            throw Refused.Invalid("Queue.Unknown", "queue");
    }
}

/// <summary>Undoes a change of many cases: each is what it was, unless somebody has changed it since.</summary>
public sealed class UndoChange(UseCase useCase)
{
    /// <param name="actor">Whoever made the change.</param>
    /// <param name="id">The change.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<BulkDone>> RunAsync(Actor actor, Guid id, CancellationToken stop) =>
        useCase.WriteAsync(nameof(UndoChange), actor, async db =>
        {
            if (!CaseVisibility.MayWork(actor)) throw Refused.Forbidden();
            var change = await db.BulkChanges.SingleOrDefaultAsync(c => c.Id == id && c.PersonId == actor.PersonId, stop) ?? throw Refused.NotFound();
            change.Undo(db.Now);
            var (done, refused) = (new List<string>(), new List<BulkRefused>());
            foreach (var before in change.Before)
            {
                var found = await db.FindCaseAsItIsAsync(actor, before.Number, stop);
                if (found.MergedIntoId is not null || found.ChangedAt != change.At)
                {
                    refused.Add(new BulkRefused(before.Number, Refused.Conflict("Bulk.ChangedSince", before.Number)));
                    continue;
                }
                found.Restore(before, db.Now);
                if (change.Kind is BulkKind.Priority or BulkKind.Macro) await db.PromiseAsync(found, stop);
                done.Add(before.Number);
            }
            return new BulkDone(change.Id, done, refused);
        }, stop);
}

/// <summary>What to change in many cases.</summary>
/// <param name="Kind">Which of the following counts.</param>
/// <param name="AssigneeId">Assign: to whom; null to nobody.</param>
/// <param name="Priority">Priority: which.</param>
/// <param name="Queue">Queue: its key; null or empty for none.</param>
public sealed record BulkWanted(BulkKind Kind, Guid? AssigneeId = null, CasePriority? Priority = null, string? Queue = null);

/// <summary>A case that was left as it is, and why.</summary>
public sealed record BulkRefused(string Number, Refused Why);

/// <summary>What became of the cases.</summary>
/// <param name="Id">The change, to undo it by; null when no case was changed.</param>
/// <param name="Changed">The numbers of those that were changed.</param>
/// <param name="Left">Those that were not.</param>
public sealed record BulkDone(Guid? Id, IReadOnlyList<string> Changed, IReadOnlyList<BulkRefused> Left) : IAudited
{
    string IAudited.AuditSubject => string.Join(' ', Changed.Take(10)) + (Changed.Count > 10 ? $" +{Changed.Count - 10}" : "");
}
