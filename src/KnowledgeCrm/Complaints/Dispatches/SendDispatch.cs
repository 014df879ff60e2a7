using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Complaints;

/// <summary>Sends a piece of work on a case to a dealer, repair partner or branch.</summary>
public sealed class SendDispatch(UseCase useCase, DispatchNews news)
{
    /// <param name="actor">A rep.</param>
    /// <param name="number">The case's number; it must not be resolved.</param>
    /// <param name="made">To whom, what, by when, and what goes with it.</param>
    /// <param name="stop">Stops it.</param>
    public async Task<Outcome<DispatchDone>> RunAsync(Actor actor, string number, NewDispatch made, CancellationToken stop)
    {
        var outcome = await useCase.WriteAsync(nameof(SendDispatch), actor, async db =>
        {
            var found = await db.FindCaseToWorkAsync(actor, number, stop);
            found.RequireOpen();
            // A rep sees every customer: what is refused here is one that is no partner, or none at all.
            var partner = await db.Customers.Where(c => c.Number == made.Partner && c.Relation != CustomerRelation.Customer)
                .Select(c => (Guid?)c.Id).SingleOrDefaultAsync(stop) ?? throw Refused.Invalid("Dispatch.PartnerUnknown", "partner");
            await RequireSerialAsync(db, found, made.Serial, stop);
            var articles = await ArticlesAsync(db, actor, made.Articles, stop);
            var dispatch = Dispatch.Send(await NumberSequence.NextAsync(db, NumberSequence.Dispatches, stop), found, partner, made, articles, actor, db.Now);
            db.Dispatches.Add(dispatch);
            return new DispatchDone(dispatch.Number, dispatch.State);
        }, stop);
        if (outcome.Succeeded) news.Tell(outcome.Value.Number);
        return outcome;
    }

    // Only a thing that the case's customer owns.
    private static async Task RequireSerialAsync(KnowledgeCrmDb db, Case of, string? serial, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(serial)) return;
        var wanted = serial.Trim();
        if (of.CustomerId is not { } customer || !await db.Assets.AnyAsync(a => a.CustomerId == customer && a.Serial == wanted, stop))
            throw Refused.Invalid("Dispatch.SerialUnknown", "serial");
    }

    // Only what the partner's audience may read goes with it; the others are named.
    private static async Task<List<Guid>> ArticlesAsync(KnowledgeCrmDb db, Actor actor, IReadOnlyList<string> numbers, CancellationToken stop)
    {
        var wanted = numbers.Select(number => number.Trim()).Where(number => number.Length > 0).Distinct().ToList();
        var found = await db.Articles.ReadableBy(actor).Where(a => wanted.Contains(a.Number))
            .Select(a => new { a.Id, a.Number, a.LiveAudience }).ToListAsync(stop);
        if (wanted.Except(found.Select(a => a.Number)).ToList() is { Count: > 0 } unknown)
            throw Refused.Invalid("Dispatch.ArticlesUnknown", "articles", string.Join(", ", unknown));
        if (found.Where(a => a.LiveAudience > Audience.Partner).Select(a => a.Number).Order().ToList() is { Count: > 0 } closed)
            throw Refused.Invalid("Dispatch.ArticlesNotForPartners", "articles", string.Join(", ", closed));
        return [.. wanted.Select(number => found.Single(a => a.Number == number).Id)];
    }
}

/// <summary>What is sent to a partner.</summary>
public sealed record NewDispatch
{
    /// <summary>The customer number of a dealer, repair partner or branch.</summary>
    public string? Partner { get; init; }

    /// <summary>What is to be done.</summary>
    public string? Task { get; init; }

    /// <summary>By when (UTC).</summary>
    public DateTime? DueAt { get; init; }

    /// <summary>The serial number of a thing that the case's customer owns.</summary>
    public string? Serial { get; init; }

    /// <summary>True: the partner is told who the customer is, and how to reach them.</summary>
    public bool ShowsCustomer { get; init; }

    /// <summary>The numbers of articles that go with it.</summary>
    public IReadOnlyList<string> Articles { get; init; } = [];
}

/// <summary>Those that work can be sent to: dealers, repair partners and branches, by name.</summary>
public sealed class PartnerList(UseCase useCase)
{
    public Task<Outcome<IReadOnlyList<PartnerLine>>> RunAsync(Actor actor, CancellationToken stop) =>
        useCase.ReadAsync<IReadOnlyList<PartnerLine>>(async db =>
        {
            if (!ComplaintAccess.Sees(actor)) throw Refused.NotFound();
            return await db.Customers.Where(c => c.Relation != CustomerRelation.Customer).OrderBy(c => c.Name).ThenBy(c => c.Id)
                .Select(c => new PartnerLine(c.Number, c.Name, c.City, c.Relation)).ToListAsync(stop);
        }, stop);
}

public sealed record PartnerLine(string Number, string Name, string City, CustomerRelation Relation);
