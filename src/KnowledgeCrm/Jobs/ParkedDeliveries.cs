using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Jobs;

/// <summary>A reaction that was given up after too many attempts, as administrators see it.</summary>
public sealed record ParkedDelivery(
    long EventId, string Event, string Reaction, DateTime HappenedAt, DateTime ParkedAt, int Attempts, string Error);

/// <summary>What was given up, the latest first.</summary>
public sealed class ParkedDeliveries(UseCase useCase)
{
    public const int PageSize = 50;

    /// <param name="actor">An administrator.</param>
    /// <param name="page">From 0.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<Page<ParkedDelivery>>> RunAsync(Actor actor, int page, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            actor.Require(Role.Administrator);
            var parked = db.OutboxDeliveries.Where(d => d.ParkedAt != null && d.DoneAt == null);
            var total = await parked.CountAsync(stop);
            var lines = await parked.OrderByDescending(d => d.ParkedAt).ThenBy(d => d.EventId).ThenBy(d => d.Reaction)
                .Skip(Math.Max(page, 0) * PageSize).Take(PageSize)
                .Join(db.OutboxEvents, d => d.EventId, e => e.Id, (d, e) => new { Delivery = d, e.Type, e.At })
                .ToListAsync(stop);
            return new Page<ParkedDelivery>(total, [.. lines
                .OrderByDescending(line => line.Delivery.ParkedAt).ThenBy(line => line.Delivery.EventId)
                .Select(line => new ParkedDelivery(
                    line.Delivery.EventId, line.Type, line.Delivery.Reaction, line.At, line.Delivery.ParkedAt!.Value, line.Delivery.Attempts,
                    line.Delivery.Error ?? ""))]);
        }, stop);
}

/// <summary>Has a parked reaction tried again, from its first attempt on.</summary>
public sealed class RetryDelivery(UseCase useCase)
{
    public Task<Outcome<Retried>> RunAsync(Actor actor, long eventId, string reaction, CancellationToken stop) =>
        useCase.WriteAsync(nameof(RetryDelivery), actor, async db =>
        {
            actor.Require(Role.Administrator);
            var delivery = await db.OutboxDeliveries.FindAsync([eventId, reaction], stop);
            // Done or tried again by somebody else in the meantime: nothing is left to do, which is what was asked for.
            if (delivery is null) throw Refused.NotFound();
            if (delivery is { ParkedAt: not null, DoneAt: null })
            {
                (delivery.Attempts, delivery.ParkedAt, delivery.NextAttemptAt) = (0, null, null);
                // A parked reaction counts as delivered; the dispatcher only looks at events that are not.
                var happened = await db.OutboxEvents.SingleAsync(e => e.Id == eventId, stop);
                happened.DeliveredAt = null;
            }
            return new Retried($"{reaction} {eventId}");
        }, stop);

    /// <summary>The delivery that is tried again.</summary>
    public sealed record Retried(string AuditSubject) : IAudited;
}
