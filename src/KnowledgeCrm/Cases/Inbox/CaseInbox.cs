using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Cases;

/// <summary>The cases that an actor may see: what is open in the order in which it is due, everything else newest first.</summary>
public sealed class CaseInbox(UseCase useCase)
{
    public const int PageSize = 50;

    public Task<Outcome<Page<CaseLine>>> RunAsync(Actor actor, CaseFilter filter, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            if (actor.PersonId is null) throw Refused.Forbidden();
            var cases = db.Cases.VisibleTo(actor).Matching(await db.NamedInAsync(filter, stop), filter);
            var total = await cases.CountAsync(stop);
            // Counting, filtering and skipping read an index alone; the rows themselves are read for one page.
            var ids = total == 0 ? [] : await Ordered(cases).Skip(Math.Max(filter.Page, 0) * PageSize).Take(PageSize).Select(c => c.Id).ToListAsync(stop);
            var rows = await Ordered(db.Cases.VisibleTo(actor).Where(c => ids.Contains(c.Id))).Select(c => new
            {
                Line = new CaseLine(
                    c.Number, c.Subject, c.Status, c.Priority, c.Channel, c.Language, c.OpenedAt, c.ChangedAt,
                    db.Customers.Where(x => x.Id == c.CustomerId).Select(x => x.Name).FirstOrDefault(),
                    db.Products.Where(p => p.Id == c.ProductId).Select(p => p.Model).FirstOrDefault(),
                    db.Users.Where(p => p.Id == c.AssigneeId).Select(p => p.Name).FirstOrDefault(), c.Outcome)
                { Type = c.Type, Version = c.Version },
                Queue = db.CaseQueues.FirstOrDefault(q => q.Id == c.QueueId),
                c.DueAt,
                c.Clock.LevelId,
                IsAnswered = c.Clock.FirstAnsweredAt != null,
            }).ToListAsync(stop);
            var due = CaseVisibility.SeesAll(actor) ? await DueReading.OfAsync(db, stop) : null;
            return new Page<CaseLine>(total, [.. rows.Select(row => row.Line with
            {
                Queue = due is null ? null : row.Queue?.Name.In(actor.Language),
                Due = due?.Of(row.Line.Status, row.Line.Priority, row.DueAt, row.LevelId, row.IsAnswered),
            })]);

            IQueryable<Case> Ordered(IQueryable<Case> some) => CaseVisibility.SeesAll(actor) && filter is { OpenOnly: true, CustomerId: null }
                ? some.InOrderOfDue() : some.OrderByDescending(c => c.OpenedAt).ThenBy(c => c.Id);
        }, stop);
}

/// <summary>The questions that lists of cases ask.</summary>
internal static class CaseQueries
{
    /// <summary>What the names in a filter stand for; a name that nothing bears stands for what no case has.</summary>
    public static async Task<NamedInFilter> NamedInAsync(this KnowledgeCrmDb db, CaseFilter filter, CancellationToken stop) => new(
        filter.Product is { } product ? await db.Products.Where(p => p.Model == product).Select(p => p.Id).FirstOrDefaultAsync(stop) : null,
        filter.Queue is { } queue ? await db.CaseQueues.Where(q => q.Key == queue).Select(q => q.Id).FirstOrDefaultAsync(stop) : null);

    /// <remarks>What is asked of here stands in the indexes of lists, see <see cref="Case"/>: a question that does not costs the reading of every row.</remarks>
    public static IQueryable<Case> Matching(this IQueryable<Case> cases, NamedInFilter named, CaseFilter filter)
    {
        if (filter.OpenOnly) cases = cases.Where(c => c.Status != CaseStatus.Resolved && c.Status != CaseStatus.Closed);
        if (filter.Status is { } status) cases = cases.Where(c => c.Status == status);
        if (filter.AssigneeId is { } assignee) cases = cases.Where(c => c.AssigneeId == assignee);
        if (filter.Unassigned) cases = cases.Where(c => c.AssigneeId == null);
        if (filter.CustomerId is { } customer) cases = cases.Where(c => c.CustomerId == customer);
        if (filter.Type is { } type) cases = cases.Where(c => c.Type == type);
        if (filter.Priority is { } priority) cases = cases.Where(c => c.Priority == priority);
        if (filter.Language is { } language) cases = cases.Where(c => c.Language == language);
        if (named.ProductId is { } product) cases = cases.Where(c => c.ProductId == product);
        if (named.QueueId is { } queue) cases = cases.Where(c => c.QueueId == queue);
        if (filter.HasContract is { } has) cases = cases.Where(c => (c.ContractId != null) == has);
        return cases;
    }

    /// <summary>What is due first comes first. See <see cref="Case.RankAt"/>.</summary>
    public static IQueryable<Case> InOrderOfDue(this IQueryable<Case> cases) => cases.OrderBy(c => c.RankAt).ThenBy(c => c.Id);
}

/// <summary>The ids of what a filter names; null where it names none.</summary>
internal sealed record NamedInFilter(Guid? ProductId, Guid? QueueId);

/// <summary>Which cases to list. Pages count from 0.</summary>
public sealed record CaseFilter(
    bool OpenOnly = false, CaseStatus? Status = null, Guid? AssigneeId = null, bool Unassigned = false, Guid? CustomerId = null, int Page = 0)
{
    public CaseType? Type { get; init; }
    public CasePriority? Priority { get; init; }

    /// <summary><c>en</c> or <c>zh</c>.</summary>
    public string? Language { get; init; }

    /// <summary>A product's model.</summary>
    public string? Product { get; init; }

    /// <summary>A queue's key.</summary>
    public string? Queue { get; init; }

    /// <summary>True: only what a contract covers; false: only what none does.</summary>
    public bool? HasContract { get; init; }
}

public sealed record CaseLine(
    string Number, string Subject, CaseStatus Status, CasePriority Priority, CaseChannel Channel, string Language, DateTime OpenedAt,
    DateTime ChangedAt, string? Customer, string? Product, string? Assignee, CaseOutcome? Outcome)
{
    public CaseType Type { get; init; }
    public int Version { get; init; }

    /// <summary>The queue's name in the reader's language; for the house alone, as what is due.</summary>
    public string? Queue { get; init; }
    public CaseDue? Due { get; init; }
}
