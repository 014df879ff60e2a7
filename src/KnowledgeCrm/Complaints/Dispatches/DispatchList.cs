using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Complaints;

/// <summary>Which dispatches to list.</summary>
public enum DispatchShow
{
    /// <summary>Neither closed nor taken back.</summary>
    Open,
    /// <summary>The time is over, and the partner has not answered.</summary>
    Overdue,
    /// <summary>Answered or closed: those with a result.</summary>
    Done,
    All,
}

/// <summary>The dispatches that an actor may see: overdue first, then by the time that is left; what is over last.</summary>
public sealed class DispatchList(UseCase useCase)
{
    public const int PageSize = 50;

    public Task<Outcome<Page<DispatchLine>>> RunAsync(Actor actor, DispatchFilter filter, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            if (!ComplaintAccess.Sees(actor) && !actor.Is(Role.Partner)) throw Refused.NotFound();
            var inside = ComplaintAccess.Sees(actor);
            var now = db.Now;
            var dispatches = db.Dispatches.VisibleTo(actor).Shown(filter.Show, now);
            if (filter.State is { } state) dispatches = dispatches.Where(d => d.State == state);
            if (filter.Partner is { } partner) dispatches = dispatches.Where(d => db.Customers.Any(c => c.Id == d.PartnerId && c.Number == partner));
            if (filter.Case is { } number) dispatches = dispatches.Where(d => inside && db.Cases.Any(c => c.Id == d.CaseId && c.Number == number));
            var tree = await CauseTree.ReadAsync(db, stop);
            if (filter.Cause is { } cause)
            {
                var under = tree.Under(cause);
                dispatches = dispatches.Where(d => inside && db.Complaints.Any(c => c.Id == d.CaseId && c.CauseId != null && under.Contains(c.CauseId.Value)));
            }
            var total = await dispatches.CountAsync(stop);
            var rows = await dispatches
                .OrderBy(d => d.State == DispatchState.Closed || d.State == DispatchState.TakenBack ? 1 : 0).ThenBy(d => d.DueAt).ThenBy(d => d.Id)
                .Skip(Math.Max(filter.Page, 0) * PageSize).Take(PageSize)
                .Select(d => new
                {
                    Dispatch = d,
                    Of = db.Cases.Where(c => c.Id == d.CaseId).Select(c => new { c.Number, c.Subject, c.Language, Product = db.Products.Where(p => p.Id == c.ProductId).Select(p => p.Model).FirstOrDefault(), c.CustomerId }).First(),
                    Partner = db.Customers.Where(c => c.Id == d.PartnerId).Select(c => new { c.Number, c.Name }).First(),
                }).ToListAsync(stop);
            var ids = inside ? [] : rows.Select(row => row.Of.CustomerId).OfType<Guid>().Distinct().ToList();
            var customers = await db.Customers.Include(c => c.Contacts).Where(c => ids.Contains(c.Id)).ToListAsync(stop);
            return new Page<DispatchLine>(total, [.. rows.Select(row => new DispatchLine(
                row.Dispatch.Number, row.Dispatch.State, Subject(row.Dispatch, row.Of.Subject, row.Of.Language, row.Of.CustomerId), row.Of.Language, row.Of.Product,
                row.Dispatch.SentAt, row.Dispatch.DueAt, row.Dispatch.Overdue(now), inside ? row.Of.Number : null, row.Partner.Number, row.Partner.Name,
                row.Dispatch.Result, Money.Amount(row.Dispatch.PartsCents + row.Dispatch.LabourCents + row.Dispatch.TravelCents), row.Dispatch.Currency))]);

            string Subject(Dispatch dispatch, string subject, string language, Guid? customer)
            {
                if (inside || (dispatch.ShowsCustomer && DispatchVisibility.TellsCustomer(dispatch.State))) return subject;
                return PersonalData.Masked(NamesAsRoles.Of(customers.Where(known => known.Id == customer), [], language).Replace(subject));
            }
        }, stop);
}

internal static class DispatchQueries
{
    public static IQueryable<Dispatch> Shown(this IQueryable<Dispatch> dispatches, DispatchShow show, DateTime now) => show switch
    {
        DispatchShow.Open => dispatches.Where(d => d.State != DispatchState.Closed && d.State != DispatchState.TakenBack),
        DispatchShow.Overdue => dispatches.Where(d => d.DueAt < now && (d.State == DispatchState.Sent || d.State == DispatchState.Accepted || d.State == DispatchState.Working)),
        DispatchShow.Done => dispatches.Where(d => d.State == DispatchState.Answered || d.State == DispatchState.Closed),
        _ => dispatches,
    };

    public static bool Overdue(this Dispatch dispatch, DateTime now) =>
        dispatch.DueAt < now && dispatch.State is (DispatchState.Sent or DispatchState.Accepted or DispatchState.Working);
}

/// <summary>Which dispatches. Pages count from 0; <c>Partner</c> is a customer's number; <c>Case</c> and <c>Cause</c> are the centre's.</summary>
public sealed record DispatchFilter(
    DispatchShow Show = DispatchShow.Open, DispatchState? State = null, string? Partner = null, string? Case = null, Guid? Cause = null, int Page = 0);

/// <summary>A dispatch in a list. The case's number is null for the partner; costs are in whole units of the currency.</summary>
public sealed record DispatchLine(
    string Number, DispatchState State, string Subject, string Language, string? Product, DateTime SentAt, DateTime DueAt, bool IsOverdue, string? Case,
    string Partner, string PartnerName, string Result, decimal Cost, string Currency);
