using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Interactions;

/// <summary>All call lists, those that are still worked first.</summary>
public sealed class CallLists(UseCase useCase)
{
    public Task<Outcome<IReadOnlyList<CallListLine>>> RunAsync(Actor actor, CancellationToken stop) =>
        useCase.ReadAsync<IReadOnlyList<CallListLine>>(async db =>
        {
            InteractionVisibility.Require(actor);
            return await db.LinesOf(db.CallLists.OrderBy(l => l.ClosedAt != null).ThenByDescending(l => l.MadeAt)).ToListAsync(stop);
        }, stop);
}

/// <summary>One call list with its entries, in their order.</summary>
public sealed class CallListReading(UseCase useCase)
{
    public const int PageSize = 50;

    public Task<Outcome<CallListView>> RunAsync(Actor actor, Guid id, int page, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            InteractionVisibility.Require(actor);
            var line = await db.LinesOf(db.CallLists.Where(l => l.Id == id)).SingleOrDefaultAsync(stop) ?? throw Refused.NotFound();
            var entries = await (
                from entry in db.CallListEntries
                where entry.ListId == id
                join customer in db.Customers on entry.CustomerId equals customer.Id
                orderby entry.Place
                select new CallListEntryLine(
                    entry.Id, customer.Number, customer.Name, customer.City, entry.Status, entry.Disposition, entry.Tries, entry.NextAt,
                    db.Users.Where(p => p.Id == entry.TakenById).Select(p => p.Name).FirstOrDefault()))
                .Skip(Math.Max(page, 0) * PageSize).Take(PageSize).ToListAsync(stop);
            return new CallListView(line, entries);
        }, stop);
}

/// <summary>Makes a call list of customers that are named, or of all who own a product.</summary>
public sealed class MakeCallList(UseCase useCase)
{
    public const int Most = 5_000;

    public Task<Outcome<CallListDone>> RunAsync(Actor actor, CallListInput input, CancellationToken stop) =>
        useCase.WriteAsync(nameof(MakeCallList), actor, async db =>
        {
            InteractionVisibility.Require(actor);
            var customers = await CustomersOfAsync(db, actor, input, stop);
            if (customers.Count == 0) throw Refused.Invalid("CallList.Empty", "customers");
            if (customers.Count > Most) throw Refused.Invalid("CallList.TooMany", "customers", Most);
            var made = CallList.Of(input.Name, input.Purpose, customers, actor, db.Now);
            db.CallLists.Add(made);
            return new CallListDone(made.Id, made.Name);
        }, stop);

    private static async Task<List<Guid>> CustomersOfAsync(KnowledgeCrmDb db, Actor actor, CallListInput input, CancellationToken stop)
    {
        var numbers = (input.Customers ?? []).Select(number => number.Trim().ToUpperInvariant()).Where(number => number.Length > 0).Distinct().ToList();
        if (numbers.Count > Most) throw Refused.Invalid("CallList.TooMany", "customers", Most);
        var named = await db.Customers.VisibleTo(actor).Where(c => numbers.Contains(c.Number)).Select(c => new { c.Number, c.Id }).ToDictionaryAsync(c => c.Number, c => c.Id, stop);
        if (numbers.Find(number => !named.ContainsKey(number)) is { } unknown) throw Refused.Invalid("CallList.CustomerUnknown", "customers", unknown);
        var customers = numbers.ConvertAll(number => named[number]);
        if (string.IsNullOrWhiteSpace(input.Product)) return customers;
        var product = await db.Products.Where(p => p.Model == input.Product).Select(p => (Guid?)p.Id).SingleOrDefaultAsync(stop)
            ?? throw Refused.Invalid("Product.Unknown", "product", input.Product);
        customers.AddRange(await db.Customers.VisibleTo(actor).Where(c => c.Assets.Any(a => a.ProductId == product)).OrderBy(c => c.Number)
            .Select(c => c.Id).Take(Most + 1).ToListAsync(stop));
        return [.. customers.Distinct()];
    }
}

/// <summary>Ends the work on a list, or takes it up again.</summary>
public sealed class CloseCallList(UseCase useCase)
{
    public Task<Outcome<CallListDone>> RunAsync(Actor actor, Guid id, bool closed, CancellationToken stop) =>
        useCase.WriteAsync(nameof(CloseCallList), actor, async db =>
        {
            InteractionVisibility.Require(actor);
            var list = await db.CallLists.SingleOrDefaultAsync(l => l.Id == id, stop) ?? throw Refused.NotFound();
            if (closed) list.Close(db.Now);
            else list.Open();
            return new CallListDone(list.Id, list.Name);
        }, stop);
}

internal static class CallListQueries
{
    public static IQueryable<CallListLine> LinesOf(this KnowledgeCrmDb db, IQueryable<CallList> lists) => lists.Select(l => new CallListLine(
        l.Id, l.Name, l.Purpose, l.MadeAt, l.ClosedAt, db.Users.Where(p => p.Id == l.MadeById).Select(p => p.Name).FirstOrDefault(),
        l.Entries.Count, l.Entries.Count(e => e.Status == CallListEntryStatus.Done),
        l.Entries.Count(e => e.Disposition == Disposition.Answered || e.Disposition == Disposition.Interested || e.Disposition == Disposition.NotInterested
            || e.Disposition == Disposition.CallBack || e.Disposition == Disposition.CaseOpen)));
}

/// <summary>What is known of a new call list.</summary>
public sealed record CallListInput
{
    public string? Name { get; init; }
    public string? Purpose { get; init; }

    /// <summary>Numbers of customers, in the order in which they are to be called.</summary>
    public IReadOnlyList<string>? Customers { get; init; }

    /// <summary>The model of a product: all who own it.</summary>
    public string? Product { get; init; }
}

public sealed record CallListDone(Guid Id, string Name) : IAudited
{
    string IAudited.AuditSubject => Name;
}

/// <summary>A call list and how far it is. Times are UTC.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Purpose">What the calls are for.</param>
/// <param name="MadeAt">Since when.</param>
/// <param name="ClosedAt">Until when.</param>
/// <param name="MadeBy">Who made it.</param>
/// <param name="Total">How many customers.</param>
/// <param name="Done">How many are done.</param>
/// <param name="Reached">How many were spoken with.</param>
public sealed record CallListLine(
    Guid Id, string Name, string Purpose, DateTime MadeAt, DateTime? ClosedAt, string? MadeBy, int Total, int Done, int Reached);

public sealed record CallListEntryLine(
    Guid Id, string Customer, string CustomerName, string City, CallListEntryStatus Status, Disposition? Disposition, int Tries, DateTime? NextAt, string? TakenBy);

public sealed record CallListView(CallListLine List, IReadOnlyList<CallListEntryLine> Entries);
