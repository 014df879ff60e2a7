using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Complaints;

/// <summary>What makes a complaint of a case, what was decided about it, and what the actor may do. Null when the case is no complaint.</summary>
public sealed class ComplaintReading(UseCase useCase)
{
    public Task<Outcome<ComplaintView?>> RunAsync(Actor actor, string number, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            if (!ComplaintAccess.Sees(actor)) throw Refused.NotFound();
            var of = await db.Cases.Where(c => c.Number == number).Select(c => new { c.Id, c.Status }).SingleOrDefaultAsync(stop) ?? throw Refused.NotFound();
            var complaint = await db.Complaints.SingleOrDefaultAsync(c => c.Id == of.Id, stop);
            if (complaint is null) return null;
            var tree = await CauseTree.ReadAsync(db, stop);
            var steps = await db.CompensationSteps.Where(s => s.ComplaintId == of.Id).OrderBy(s => s.At).ThenBy(s => s.Id).ToListAsync(stop);
            var reach = await db.ReachAsync(actor, complaint.Currency, stop);
            var isOpen = of.Status is not (Cases.CaseStatus.Resolved or Cases.CaseStatus.Closed);
            var works = ComplaintAccess.MayWork(actor);
            return new ComplaintView
            {
                Case = number, Cause = complaint.CauseId, CauseName = tree.Name(complaint.CauseId, actor.Language), Severity = complaint.Severity,
                Wanted = complaint.Wanted, RegisteredAt = complaint.RegisteredAt, State = complaint.State, Kind = complaint.Kind,
                Amount = Money.Amount(complaint.Cents), Currency = complaint.Currency,
                Steps = [.. steps.Select(s => new CompensationStepView(s.Action, s.Kind, Money.Amount(s.Cents), s.Currency, s.Reason, s.PersonName, s.At))],
                MayChange = works, MayPropose = works && isOpen && complaint.State != CompensationState.Given,
                MayJudge = complaint.State == CompensationState.Waiting && actor.PersonId != complaint.ProposedById && complaint.Cents <= reach,
                MayGive = works && complaint.State == CompensationState.Approved,
            };
        }, stop);
}

/// <summary>A complaint as staff see it. Times are UTC, amounts in whole units of the currency.</summary>
public sealed record ComplaintView
{
    public required string Case { get; init; }
    public required Guid? Cause { get; init; }

    /// <summary>The names from the top of the tree down; empty while it is not known.</summary>
    public required string CauseName { get; init; }
    public required ComplaintSeverity Severity { get; init; }
    public required string Wanted { get; init; }
    public required DateTime RegisteredAt { get; init; }
    public required CompensationState State { get; init; }
    public required CompensationKind? Kind { get; init; }
    public required decimal Amount { get; init; }
    public required string Currency { get; init; }
    public required IReadOnlyList<CompensationStepView> Steps { get; init; }
    public required bool MayChange { get; init; }
    public required bool MayPropose { get; init; }
    public required bool MayJudge { get; init; }
    public required bool MayGive { get; init; }
}

public sealed record CompensationStepView(
    CompensationAction Action, CompensationKind? Kind, decimal Amount, string Currency, string Reason, string PersonName, DateTime At);
