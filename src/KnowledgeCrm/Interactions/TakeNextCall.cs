using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Interactions;

/// <summary>Gives a rep the next customer of a list to call: one that is due again first, then in the list's order. Nobody else gets that one.</summary>
public sealed class TakeNextCall(UseCase useCase)
{
    // Each time, somebody else took the very entry: as many may ask at once.
    private const int MostRivals = 20;

    /// <summary>The next call; null when there is none at this moment.</summary>
    public async Task<Outcome<TakenCall?>> RunAsync(Actor actor, Guid listId, CancellationToken stop)
    {
        for (var rival = 0; ; rival++)
        {
            var taken = await TryAsync(actor, listId, stop);
            if (taken.Succeeded || taken.Refused.Code != "Changed" || rival == MostRivals) return taken;
        }
    }

    private Task<Outcome<TakenCall?>> TryAsync(Actor actor, Guid listId, CancellationToken stop) =>
        useCase.WriteAsync<TakenCall?>(nameof(TakeNextCall), actor, async db =>
        {
            InteractionVisibility.Require(actor);
            var list = await db.CallLists.SingleOrDefaultAsync(l => l.Id == listId, stop) ?? throw Refused.NotFound();
            if (list.ClosedAt is not null) throw Refused.Conflict("CallList.Closed");
            var (now, free) = (db.Now, db.Now - CallListEntry.Hold);
            var entries = db.CallListEntries.Where(e => e.ListId == listId);
            // A call that the actor has taken already is still the actor's: a page that was loaded again shows it again.
            var next = await entries.FirstOrDefaultAsync(e => e.Status == CallListEntryStatus.Taken && e.TakenById == actor.PersonId, stop)
                ?? await entries
                    .Where(e => (e.Status == CallListEntryStatus.Waiting && (e.NextAt == null || e.NextAt <= now)) || (e.Status == CallListEntryStatus.Taken && e.TakenAt < free))
                    .OrderBy(e => e.NextAt == null).ThenBy(e => e.NextAt).ThenBy(e => e.Place).FirstOrDefaultAsync(stop);
            if (next is null) return null;
            next.Take(actor, now);
            return await db.CallOfAsync(list, next, stop);
        }, stop);
}

/// <summary>Leaves a call that was taken to others.</summary>
public sealed class GiveBackCall(UseCase useCase)
{
    public Task<Outcome<CallListDone>> RunAsync(Actor actor, Guid entryId, CancellationToken stop) =>
        useCase.WriteAsync(nameof(GiveBackCall), actor, async db =>
        {
            InteractionVisibility.Require(actor);
            var entry = await db.CallListEntries.SingleOrDefaultAsync(e => e.Id == entryId, stop) ?? throw Refused.NotFound();
            if (entry.Status != CallListEntryStatus.Taken || entry.TakenById != actor.PersonId) throw Refused.Conflict("CallList.NotYours");
            entry.GiveBack();
            return new CallListDone(entry.ListId, await db.CallLists.Where(l => l.Id == entry.ListId).Select(l => l.Name).SingleAsync(stop));
        }, stop);
}

/// <summary>The call of a list that an actor has taken, read again.</summary>
public sealed class TakenCallReading(UseCase useCase)
{
    public Task<Outcome<TakenCall>> RunAsync(Actor actor, Guid entryId, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            InteractionVisibility.Require(actor);
            var entry = await db.CallListEntries.SingleOrDefaultAsync(e => e.Id == entryId, stop) ?? throw Refused.NotFound();
            if (entry.Status != CallListEntryStatus.Taken || entry.TakenById != actor.PersonId) throw Refused.Conflict("CallList.NotYours");
            return await db.CallOfAsync(await db.CallLists.SingleAsync(l => l.Id == entry.ListId, stop), entry, stop);
        }, stop);
}

internal static class TakenCalls
{
    public static Task<TakenCall> CallOfAsync(this KnowledgeCrmDb db, CallList list, CallListEntry entry, CancellationToken stop) =>
        db.Customers.Where(c => c.Id == entry.CustomerId).Select(c => new TakenCall(
            entry.Id, list.Id, list.Name, list.Purpose, c.Number,
            c.ContactPoints.Where(p => p.Kind == ContactPointKind.Phone).OrderBy(p => p.Id).Select(p => p.Value).FirstOrDefault(), entry.Tries)).SingleAsync(stop);
}

/// <summary>A customer to call now.</summary>
/// <param name="EntryId">The list's entry; send it with the contact that settles it.</param>
/// <param name="ListId">The list.</param>
/// <param name="List">Its name.</param>
/// <param name="Purpose">What the call is for.</param>
/// <param name="Customer">The customer's number.</param>
/// <param name="Phone">Where to call; null where no number is known.</param>
/// <param name="Tries">How often nobody was reached before.</param>
public sealed record TakenCall(Guid EntryId, Guid ListId, string List, string Purpose, string Customer, string? Phone, int Tries);
