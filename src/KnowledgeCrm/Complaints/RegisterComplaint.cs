using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Complaints;

/// <summary>Makes a complaint of a case, or says anew what went wrong.</summary>
public sealed class RegisterComplaint(UseCase useCase)
{
    /// <param name="actor">A rep.</param>
    /// <param name="number">The case's number; it must not be resolved.</param>
    /// <param name="input">What went wrong, how badly, and what the customer wants.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<ComplaintDone>> RunAsync(Actor actor, string number, ComplaintInput input, CancellationToken stop) =>
        useCase.WriteAsync(nameof(RegisterComplaint), actor, async db =>
        {
            var found = await db.FindCaseToWorkAsync(actor, number, stop);
            var complaint = await db.Complaints.SingleOrDefaultAsync(c => c.Id == found.Id, stop);
            if (input.Cause is { } cause)
            {
                var chosen = await db.ComplaintCauses.SingleOrDefaultAsync(c => c.Id == cause, stop) ?? throw Refused.Invalid("Cause.Unknown", "cause");
                if (chosen.IsRetired && complaint?.CauseId != cause) throw Refused.Invalid("Cause.Retired", "cause");
            }
            if (complaint is not null)
            {
                complaint.Write(input, db.Now);
                return ComplaintDone.Of(found, complaint);
            }
            found.RequireOpen();
            complaint = Complaint.Of(found, input, db.Now);
            // The case is saved first: one that is resolved, or made a complaint, by somebody else at the same moment is a conflict.
            db.SaveWith(found);
            await db.SaveChangesAsync(stop);
            db.Complaints.Add(complaint);
            return ComplaintDone.Of(found, complaint);
        }, stop);
}

/// <summary>What makes a complaint of a case.</summary>
public sealed record ComplaintInput
{
    /// <summary>The id of a cause; null when it is not known yet.</summary>
    public Guid? Cause { get; init; }
    public ComplaintSeverity? Severity { get; init; }

    /// <summary>What the customer wants, in their words.</summary>
    public string? Wanted { get; init; }
}

/// <summary>What a verb on a complaint answers.</summary>
/// <param name="Case">The case's number.</param>
/// <param name="State">Where the compensation stands now.</param>
public sealed record ComplaintDone(string Case, CompensationState State) : IAudited
{
    string IAudited.AuditSubject => Case;

    internal static ComplaintDone Of(Case of, Complaint complaint) => new(of.Number, complaint.State);
}

internal static class ComplaintLoading
{
    /// <summary>A complaint with its case, for those who see cases; otherwise not found.</summary>
    public static async Task<(Case Case, Complaint Complaint)> FindComplaintAsync(this KnowledgeCrmDb db, Actor actor, string number, CancellationToken stop)
    {
        if (!ComplaintAccess.Sees(actor)) throw Refused.NotFound();
        var found = await db.FindCaseAsync(actor, number, stop);
        return (found, await db.Complaints.SingleOrDefaultAsync(c => c.Id == found.Id, stop) ?? throw Refused.NotFound());
    }

    /// <summary>Saves the case along, though nothing of it changes: whoever changes it at the same moment meets a conflict.</summary>
    public static void SaveWith(this KnowledgeCrmDb db, Case of) => db.Entry(of).Property(c => c.ChangedAt).IsModified = true;

    public static void RequireOpen(this Case of)
    {
        if (of.Status is CaseStatus.Resolved or CaseStatus.Closed) throw Refused.Conflict("Complaint.CaseOver", of.Number);
    }
}
