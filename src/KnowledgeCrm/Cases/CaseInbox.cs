using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Cases;

/// <summary>The cases that an actor may see, most urgent and longest waiting first; a customer's own, newest first.</summary>
public sealed class CaseInbox(UseCase useCase)
{
    public const int PageSize = 50;

    public Task<Outcome<Page<CaseLine>>> RunAsync(Actor actor, CaseFilter filter, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            if (actor.PersonId is null) throw Refused.Forbidden();
            var cases = db.Cases.VisibleTo(actor);
            if (filter.OpenOnly) cases = cases.Where(c => c.Status != CaseStatus.Resolved && c.Status != CaseStatus.Closed);
            if (filter.Status is { } status) cases = cases.Where(c => c.Status == status);
            if (filter.AssigneeId is { } assignee) cases = cases.Where(c => c.AssigneeId == assignee);
            if (filter.Unassigned) cases = cases.Where(c => c.AssigneeId == null);
            if (filter.CustomerId is { } customer) cases = cases.Where(c => c.CustomerId == customer);
            var total = await cases.CountAsync(stop);
            var ordered = CaseVisibility.SeesAll(actor) && filter is { OpenOnly: true, CustomerId: null }
                ? cases.OrderByDescending(c => c.Priority == CasePriority.Urgent).ThenByDescending(c => c.Priority == CasePriority.High).ThenBy(c => c.ChangedAt)
                : cases.OrderByDescending(c => c.OpenedAt);
            var lines = await ordered.ThenBy(c => c.Id).Skip(Math.Max(filter.Page, 0) * PageSize).Take(PageSize)
                .Select(c => new CaseLine(
                    c.Number, c.Subject, c.Status, c.Priority, c.Channel, c.Language, c.OpenedAt, c.ChangedAt,
                    db.Customers.Where(x => x.Id == c.CustomerId).Select(x => x.Name).FirstOrDefault(),
                    db.Products.Where(p => p.Id == c.ProductId).Select(p => p.Model).FirstOrDefault(),
                    db.Users.Where(p => p.Id == c.AssigneeId).Select(p => p.Name).FirstOrDefault(), c.Outcome))
                .ToListAsync(stop);
            return new Page<CaseLine>(total, lines);
        }, stop);
}

/// <summary>Which cases to list. Pages count from 0.</summary>
public sealed record CaseFilter(
    bool OpenOnly = false, CaseStatus? Status = null, Guid? AssigneeId = null, bool Unassigned = false, Guid? CustomerId = null, int Page = 0);

public sealed record CaseLine(
    string Number, string Subject, CaseStatus Status, CasePriority Priority, CaseChannel Channel, string Language, DateTime OpenedAt,
    DateTime ChangedAt, string? Customer, string? Product, string? Assignee, CaseOutcome? Outcome);
