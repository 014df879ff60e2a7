using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace KnowledgeCrm.Jobs;

/// <summary>Delivers each event of the outbox to each of its reactions, at least once; a reaction's writes and the note that it is
/// done are one transaction, so they take effect once. What keeps failing is parked for an administrator.</summary>
public sealed class OutboxDispatcher(
    IDbContextFactory<KnowledgeCrmDb> contexts, OutboxSignal signal, IReadOnlyList<Reaction> reactions, TimeProvider clock,
    ILogger<OutboxDispatcher> log)
{
    public const int MaxAttempts = 8;
    private const int BatchSize = 100;
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var next = signal.Next;
            try
            {
                if (await DeliverAsync(stop) > 0) continue;
            }
            catch (Exception error) when (!stop.IsCancellationRequested)
            {
                // The database may be away for a while: everything is still in the outbox when it is back.
                log.LogError(error, "The outbox could not be delivered; trying again");
            }
            await OutboxSignal.WaitAsync(next, Poll, stop);
        }
    }

    /// <summary>Delivers what is due, and answers how many events were finished (delivered or parked).</summary>
    public async Task<int> DeliverAsync(CancellationToken stop)
    {
        List<OutboxEvent> waiting;
        await using (var db = await contexts.CreateDbContextAsync(stop))
        {
            var now = db.Now;
            var known = OutboxEvent.KnownTypes.ToList();
            waiting = await db.OutboxEvents.AsNoTracking()
                .Where(e => e.DeliveredAt == null && known.Contains(e.Type))
                .Where(e => !db.OutboxDeliveries.Any(d => d.EventId == e.Id && d.DoneAt == null && d.NextAttemptAt > now))
                .OrderBy(e => e.Id).Take(BatchSize).ToListAsync(stop);
        }
        var nothingFollows = waiting.Where(happened => !FollowingFrom(happened).Any()).Select(happened => happened.Id).ToList();
        if (nothingFollows.Count > 0) await MarkDeliveredAsync(nothingFollows, stop);
        var finished = nothingFollows.Count;
        foreach (var happened in waiting.Where(happened => FollowingFrom(happened).Any()))
            if (await DeliverAsync(happened, stop)) finished++;
        return finished;
    }

    private IEnumerable<Reaction> FollowingFrom(OutboxEvent stored) => reactions.Where(reaction => reaction.To.Name == stored.Type);

    private async Task MarkDeliveredAsync(List<long> events, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        await using var transaction = await db.BeginWriteAsync(stop);
        await db.OutboxEvents.Where(e => events.Contains(e.Id)).ExecuteUpdateAsync(set => set.SetProperty(e => e.DeliveredAt, db.Now), stop);
        await transaction.CommitAsync();
    }

    // All that follows from an event in one transaction: an import makes thousands of events, each with several reactions.
    private async Task<bool> DeliverAsync(OutboxEvent stored, CancellationToken stop)
    {
        try
        {
            await using var db = await contexts.CreateDbContextAsync(stop);
            await using var transaction = await db.BeginWriteAsync(stop);
            var all = true;
            foreach (var reaction in FollowingFrom(stored)) all &= await TryAsync(db, transaction, stored, reaction, stop);
            if (all) await db.OutboxEvents.Where(e => e.Id == stored.Id).ExecuteUpdateAsync(set => set.SetProperty(e => e.DeliveredAt, db.Now), stop);
            await transaction.CommitAsync();
            signal.Committed();
            return all;
        }
        catch (Exception error) when (!stop.IsCancellationRequested)
        {
            // Not a reaction but the transaction failed: nothing of it holds, and all of it is put off.
            foreach (var reaction in FollowingFrom(stored)) await PutOffAsync(stored.Id, reaction, error, stop);
            return false;
        }
    }

    // True when nothing is left to do for this reaction: done now, done before, or parked. One that fails takes nothing of the others with it.
    private async Task<bool> TryAsync(KnowledgeCrmDb db, WriteTransaction transaction, OutboxEvent stored, Reaction reaction, CancellationToken stop)
    {
        db.ChangeTracker.Clear();
        var delivery = await FindOrAddAsync(db, stored.Id, reaction, stop);
        if (delivery.DoneAt is not null || delivery.ParkedAt is not null) return true;
        if (delivery.NextAttemptAt > db.Now) return false;
        await transaction.MarkAsync(stop);
        try
        {
            await reaction.Run(db, stored.Read(), new Happening(stored.Id, stored.At, stored.ById), stop);
            delivery.Attempts++;
            delivery.DoneAt = db.Now;
            await db.SaveChangesAsync(stop);
            return true;
        }
        catch (Exception error) when (!stop.IsCancellationRequested)
        {
            await transaction.BackToMarkAsync(stop);
            db.ChangeTracker.Clear();
            return await NoteFailureAsync(db, stored.Id, reaction, error, stop);
        }
    }

    private async Task PutOffAsync(long eventId, Reaction reaction, Exception error, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        await using var transaction = await db.BeginWriteAsync(stop);
        await NoteFailureAsync(db, eventId, reaction, error, stop);
        await transaction.CommitAsync();
    }

    // True when it is not tried again: parked, or done elsewhere meanwhile.
    private async Task<bool> NoteFailureAsync(KnowledgeCrmDb db, long eventId, Reaction reaction, Exception error, CancellationToken stop)
    {
        var delivery = await FindOrAddAsync(db, eventId, reaction, stop);
        if (delivery.DoneAt is not null || delivery.ParkedAt is not null) return true;
        delivery.Attempts++;
        delivery.Error = error.ToString();
        var now = clock.GetUtcNow().UtcDateTime;
        if (delivery.Attempts >= MaxAttempts) delivery.ParkedAt = now;
        else delivery.NextAttemptAt = now + TimeSpan.FromSeconds(Math.Pow(2, delivery.Attempts));
        await db.SaveChangesAsync(stop);
        log.LogError(error, "Reaction {Reaction} to event {Event} failed, attempt {Attempt}{Parked}",
            reaction.Name, eventId, delivery.Attempts, delivery.ParkedAt is null ? "" : "; parked");
        return delivery.ParkedAt is not null;
    }

    private static async Task<OutboxDelivery> FindOrAddAsync(KnowledgeCrmDb db, long eventId, Reaction reaction, CancellationToken stop)
    {
        var delivery = await db.OutboxDeliveries.FindAsync([eventId, reaction.Name], stop);
        if (delivery is not null) return delivery;
        delivery = new OutboxDelivery { EventId = eventId, Reaction = reaction.Name };
        db.OutboxDeliveries.Add(delivery);
        return delivery;
    }
}
