using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Complaints;

/// <summary>Results and costs by partner and by cause.</summary>
public sealed class ComplaintFigures(UseCase useCase)
{
    public Task<Outcome<ComplaintReport>> RunAsync(Actor actor, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            if (!ComplaintAccess.Sees(actor)) throw Refused.NotFound();
            var now = db.Now;
            var counts = await db.Dispatches.GroupBy(d => d.PartnerId).Select(group => new
            {
                Partner = group.Key,
                All = group.Count(),
                Open = group.Count(d => d.State != DispatchState.Closed && d.State != DispatchState.TakenBack),
                Overdue = group.Count(d => d.DueAt < now && (d.State == DispatchState.Sent || d.State == DispatchState.Accepted || d.State == DispatchState.Working)),
                Done = group.Count(d => d.State == DispatchState.Answered || d.State == DispatchState.Closed),
            }).ToListAsync(stop);
            var costs = await db.Dispatches.Where(d => d.Currency != "" && (d.State == DispatchState.Answered || d.State == DispatchState.Closed))
                .GroupBy(d => new { d.PartnerId, d.Currency })
                .Select(group => new { group.Key.PartnerId, group.Key.Currency, Cents = group.Sum(d => d.PartsCents + d.LabourCents + d.TravelCents) }).ToListAsync(stop);
            var ids = counts.ConvertAll(count => count.Partner);
            var names = await db.Customers.Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => (c.Number, c.Name), stop);
            var tree = await CauseTree.ReadAsync(db, stop);
            var caused = await db.Complaints.Select(c => new { c.CauseId, c.State, c.Cents, c.Currency }).ToListAsync(stop);
            var worked = await (
                from dispatch in db.Dispatches.Where(d => d.Currency != "" && (d.State == DispatchState.Answered || d.State == DispatchState.Closed))
                join complaint in db.Complaints on dispatch.CaseId equals complaint.Id
                select new { complaint.CauseId, dispatch.Currency, Cents = dispatch.PartsCents + dispatch.LabourCents + dispatch.TravelCents }).ToListAsync(stop);
            return new ComplaintReport(
                [.. counts.Select(count => new PartnerFigures(
                    names[count.Partner].Number, names[count.Partner].Name, count.All, count.Open, count.Overdue, count.Done,
                    Sums(costs.Where(cost => cost.PartnerId == count.Partner).Select(cost => (cost.Currency, cost.Cents))))).OrderByDescending(line => line.All).ThenBy(line => line.Name)],
                [.. Causes()]);

            // A figure of a cause counts all below it: that is what its list shows.
            IEnumerable<CauseFigures> Causes()
            {
                foreach (var (id, name, depth) in tree.InOrder(actor.Language).Select(line => ((Guid?)line.Cause.Id, line.Cause.NameIn(actor.Language), line.Depth)).Append((null, "", 0)))
                {
                    var under = id is { } known ? tree.Under(known).Cast<Guid?>().ToHashSet() : [null];
                    var own = caused.Where(one => under.Contains(one.CauseId)).ToList();
                    if (own.Count == 0) continue;
                    yield return new CauseFigures(
                        id, name, depth, own.Count,
                        Sums(own.Where(one => one.State is CompensationState.Approved or CompensationState.Given && one.Currency.Length > 0).Select(one => (one.Currency, one.Cents))),
                        Sums(worked.Where(one => under.Contains(one.CauseId)).Select(one => (one.Currency, one.Cents))));
                }
            }
        }, stop);

    private static IReadOnlyList<MoneySum> Sums(IEnumerable<(string Currency, long Cents)> amounts) =>
        [.. amounts.GroupBy(one => one.Currency).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new MoneySum(group.Key, Money.Amount(group.Sum(one => one.Cents))))];
}

/// <summary>What partners did and what went wrong, in figures.</summary>
public sealed record ComplaintReport(IReadOnlyList<PartnerFigures> Partners, IReadOnlyList<CauseFigures> Causes);

/// <summary>One partner's dispatches. <c>Done</c> and <c>Costs</c> count those answered or closed.</summary>
public sealed record PartnerFigures(string Number, string Name, int All, int Open, int Overdue, int Done, IReadOnlyList<MoneySum> Costs);

/// <summary>One cause's complaints, with all below it; no id stands for complaints without a cause.</summary>
public sealed record CauseFigures(Guid? Id, string Name, int Depth, int Count, IReadOnlyList<MoneySum> Compensation, IReadOnlyList<MoneySum> Costs);
