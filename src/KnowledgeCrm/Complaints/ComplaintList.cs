using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Complaints;

/// <summary>Which complaints to list.</summary>
public enum ComplaintShow
{
    /// <summary>Those whose case is not resolved.</summary>
    Open,
    /// <summary>A compensation waits to be approved.</summary>
    Waiting,
    /// <summary>Approved, and the customer has not got it yet.</summary>
    ToGive,
    All,
}

/// <summary>Complaints: those with an overdue dispatch first, then by severity and age.</summary>
public sealed class ComplaintList(UseCase useCase)
{
    public const int PageSize = 50;

    public Task<Outcome<Page<ComplaintLine>>> RunAsync(Actor actor, ComplaintFilter filter, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            if (!ComplaintAccess.Sees(actor)) throw Refused.NotFound();
            var now = db.Now;
            var rows =
                from complaint in db.Complaints
                join of in db.Cases on complaint.Id equals of.Id
                select new { Complaint = complaint, Of = of };
            rows = filter.Show switch
            {
                ComplaintShow.Open => rows.Where(r => r.Of.Status != CaseStatus.Resolved && r.Of.Status != CaseStatus.Closed),
                ComplaintShow.Waiting => rows.Where(r => r.Complaint.State == CompensationState.Waiting),
                ComplaintShow.ToGive => rows.Where(r => r.Complaint.State == CompensationState.Approved),
                _ => rows,
            };
            if (filter.Severity is { } severity) rows = rows.Where(r => r.Complaint.Severity == severity);
            var tree = await CauseTree.ReadAsync(db, stop);
            if (filter.Cause is { } cause)
            {
                var under = tree.Under(cause);
                rows = rows.Where(r => r.Complaint.CauseId != null && under.Contains(r.Complaint.CauseId.Value));
            }
            if (filter.NoCause) rows = rows.Where(r => r.Complaint.CauseId == null);
            if (filter.Customer is { } customer) rows = rows.Where(r => r.Of.CustomerId == customer);
            var total = await rows.CountAsync(stop);
            var page = await rows.Select(r => new
            {
                r.Complaint,
                r.Of.Number,
                r.Of.Subject,
                r.Of.Language,
                r.Of.Status,
                Customer = db.Customers.Where(c => c.Id == r.Of.CustomerId).Select(c => c.Name).FirstOrDefault(),
                Dispatches = db.Dispatches.Count(d => d.CaseId == r.Of.Id && d.State != DispatchState.Closed && d.State != DispatchState.TakenBack),
                Overdue = db.Dispatches.Count(d => d.CaseId == r.Of.Id && d.DueAt < now
                    && (d.State == DispatchState.Sent || d.State == DispatchState.Accepted || d.State == DispatchState.Working)),
            }).OrderBy(r => r.Overdue > 0 ? 0 : 1)
                .ThenBy(r => r.Complaint.Severity == ComplaintSeverity.Critical ? 0 : r.Complaint.Severity == ComplaintSeverity.Serious ? 1 : 2)
                .ThenBy(r => r.Complaint.RegisteredAt).ThenBy(r => r.Complaint.Id)
                .Skip(Math.Max(filter.Page, 0) * PageSize).Take(PageSize).ToListAsync(stop);
            return new Page<ComplaintLine>(total, [.. page.Select(r => new ComplaintLine(
                r.Number, r.Subject, r.Language, r.Status, r.Customer, tree.Name(r.Complaint.CauseId, actor.Language), r.Complaint.Severity, r.Complaint.RegisteredAt,
                r.Complaint.State, r.Complaint.Kind, Money.Amount(r.Complaint.Cents), r.Complaint.Currency, r.Dispatches, r.Overdue,
                r.Complaint.ProposedById == actor.PersonId))]);
        }, stop);
}

/// <summary>Which complaints. Pages count from 0; a cause stands for all below it.</summary>
public sealed record ComplaintFilter(
    ComplaintShow Show = ComplaintShow.Open, ComplaintSeverity? Severity = null, Guid? Cause = null, bool NoCause = false, Guid? Customer = null, int Page = 0);

/// <summary>A complaint in a list; amounts are in whole units of the currency. <c>IsOwn</c>: the reader proposed what stands, and does not judge it.</summary>
public sealed record ComplaintLine(
    string Case, string Subject, string Language, CaseStatus Status, string? Customer, string Cause, ComplaintSeverity Severity, DateTime RegisteredAt,
    CompensationState State, CompensationKind? Kind, decimal Amount, string Currency, int Dispatches, int Overdue, bool IsOwn);
