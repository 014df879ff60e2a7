using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Interactions;

/// <summary>Contacts that were agreed and are not done yet, the longest overdue first.</summary>
public sealed class CallBacks(UseCase useCase)
{
    public const int PageSize = 50;

    /// <param name="actor">Staff who work with customers.</param>
    /// <param name="mine">Only those that are this actor's to do.</param>
    /// <param name="page">From 0.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<Page<CallBackLine>>> RunAsync(Actor actor, bool mine, int page, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            InteractionVisibility.Require(actor);
            var open = db.Interactions.Where(i => i.NextAt != null && i.NextDoneAt == null && (!mine || i.NextById == actor.PersonId));
            var total = await open.CountAsync(stop);
            var lines = await open.OrderBy(i => i.NextAt).ThenBy(i => i.Id).Skip(Math.Max(page, 0) * PageSize).Take(PageSize)
                .Select(i => new CallBackLine(
                    i.Id, i.NextAt!.Value, i.NextStep,
                    db.Customers.Where(c => c.Id == i.CustomerId).Select(c => c.Number).First(),
                    db.Customers.Where(c => c.Id == i.CustomerId).Select(c => c.Name).First(),
                    i.Phone != "" ? i.Phone : db.ContactPoints.Where(p => p.CustomerId == i.CustomerId && p.Kind == Customers.ContactPointKind.Phone)
                        .OrderBy(p => p.Id).Select(p => p.Value).FirstOrDefault(),
                    db.Users.Where(p => p.Id == i.NextById).Select(p => p.Name).FirstOrDefault(),
                    db.Cases.Where(c => c.Id == i.CaseId).Select(c => c.Number).FirstOrDefault(), i.Note, i.At))
                .ToListAsync(stop);
            return new Page<CallBackLine>(total, lines);
        }, stop);
}

/// <summary>Says that an agreed contact is done, or that it is not needed any more.</summary>
public sealed class CompleteCallBack(UseCase useCase)
{
    public Task<Outcome<InteractionLogged>> RunAsync(Actor actor, Guid id, CancellationToken stop) =>
        useCase.WriteAsync(nameof(CompleteCallBack), actor, async db =>
        {
            var (agreed, customer) = await db.FindAgreedAsync(actor, id, stop);
            agreed.CompleteNext(actor, db.Now);
            return new InteractionLogged(id, customer);
        }, stop);
}

/// <summary>Puts an agreed contact off.</summary>
public sealed class PutOffCallBack(UseCase useCase)
{
    /// <param name="actor">Staff who work with customers.</param>
    /// <param name="id">The contact at which it was agreed.</param>
    /// <param name="to">Until when, in UTC.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<InteractionLogged>> RunAsync(Actor actor, Guid id, DateTime to, CancellationToken stop) =>
        useCase.WriteAsync(nameof(PutOffCallBack), actor, async db =>
        {
            var (agreed, customer) = await db.FindAgreedAsync(actor, id, stop);
            agreed.PutOff(to, db.Now);
            return new InteractionLogged(id, customer);
        }, stop);
}

internal static class AgreedContacts
{
    public static async Task<(Interaction Agreed, string Customer)> FindAgreedAsync(this KnowledgeCrmDb db, Actor actor, Guid id, CancellationToken stop)
    {
        InteractionVisibility.Require(actor);
        var agreed = await db.Interactions.SingleOrDefaultAsync(i => i.Id == id, stop) ?? throw Refused.NotFound();
        return (agreed, await db.Customers.Where(c => c.Id == agreed.CustomerId).Select(c => c.Number).SingleAsync(stop));
    }
}

/// <summary>A contact that is due. Times are UTC.</summary>
public sealed record CallBackLine(
    Guid Id, DateTime NextAt, string NextStep, string Customer, string CustomerName, string? Phone, string? By, string? Case, string Note, DateTime AgreedAt);
