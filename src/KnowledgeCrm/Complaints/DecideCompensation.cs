using System.Globalization;
using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Complaints;

/// <summary>Says what a complaining customer is to get, or that it is nothing. Above the rep's limit it waits for somebody else.</summary>
public sealed class ProposeCompensation(UseCase useCase)
{
    /// <param name="actor">A rep.</param>
    /// <param name="number">The case's number; it must not be resolved.</param>
    /// <param name="offer">What, how much and why; null with a reason: nothing.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<ComplaintDone>> RunAsync(Actor actor, string number, CompensationOffer offer, CancellationToken stop) =>
        useCase.WriteAsync(nameof(ProposeCompensation), actor, async db =>
        {
            var (found, complaint) = await db.FindComplaintAsync(actor, number, stop);
            if (!ComplaintAccess.MayWork(actor)) throw Refused.Forbidden();
            found.RequireOpen();
            // Saved with it: a case that is being resolved at the same moment is a conflict.
            db.SaveWith(found);
            if (offer.None)
            {
                db.CompensationSteps.Add(complaint.DecideNone(offer.Reason, actor, db.Now));
                await db.NoteInFieldsAsync(found, complaint, stop);
                return ComplaintDone.Of(found, complaint);
            }
            var reach = string.IsNullOrEmpty(offer.Currency) ? 0 : await db.ReachAsync(actor, offer.Currency, stop);
            db.CompensationSteps.Add(complaint.Propose(offer, reach, actor, db.Now));
            if (complaint.State == CompensationState.Waiting && !await db.CompensationLimits.AnyAsync(l => l.Currency == complaint.Currency && l.Cents >= complaint.Cents, stop))
                throw Refused.Invalid("Compensation.NobodyReaches", "amount");
            await db.NoteInFieldsAsync(found, complaint, stop);
            return ComplaintDone.Of(found, complaint);
        }, stop);
}

/// <summary>What a customer is offered.</summary>
public sealed record CompensationOffer
{
    /// <summary>True: nothing; then only <see cref="Reason"/> counts.</summary>
    public bool None { get; init; }
    public CompensationKind? Kind { get; init; }

    /// <summary>In whole units, with at most two decimals; for a replacement or repair what it is worth.</summary>
    public decimal? Amount { get; init; }

    /// <summary>One of <see cref="Money.Currencies"/>.</summary>
    public string? Currency { get; init; }

    /// <summary>Why; required.</summary>
    public string? Reason { get; init; }
}

/// <summary>Somebody whose limit reaches so far, and who did not propose it, approves or declines a compensation.</summary>
public sealed class JudgeCompensation(UseCase useCase)
{
    /// <param name="actor">Who decides; never the proposer.</param>
    /// <param name="number">The case's number.</param>
    /// <param name="approves">Whether it is granted.</param>
    /// <param name="reason">Why; required when it is declined.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<ComplaintDone>> RunAsync(Actor actor, string number, bool approves, string? reason, CancellationToken stop) =>
        useCase.WriteAsync(nameof(JudgeCompensation), actor, async db =>
        {
            var (found, complaint) = await db.FindComplaintAsync(actor, number, stop);
            var reach = await db.ReachAsync(actor, complaint.Currency, stop);
            db.CompensationSteps.Add(complaint.Judge(approves, reason, reach, actor, db.Now));
            await db.NoteInFieldsAsync(found, complaint, stop);
            return ComplaintDone.Of(found, complaint);
        }, stop);
}

/// <summary>The customer has got it: paid, sent, repaired or said.</summary>
public sealed class GiveCompensation(UseCase useCase)
{
    public Task<Outcome<ComplaintDone>> RunAsync(Actor actor, string number, string? reference, CancellationToken stop) =>
        useCase.WriteAsync(nameof(GiveCompensation), actor, async db =>
        {
            var (found, complaint) = await db.FindComplaintAsync(actor, number, stop);
            if (!ComplaintAccess.MayWork(actor)) throw Refused.Forbidden();
            db.CompensationSteps.Add(complaint.Give(reference, actor, db.Now));
            return ComplaintDone.Of(found, complaint);
        }, stop);
}

internal static class CompensationInFields
{
    /// <summary>What was decided fills in the fields that cases of this type have for it, so that nobody is asked twice; while it is not decided, or no longer, they are empty.</summary>
    public static async Task NoteInFieldsAsync(this KnowledgeCrmDb db, Case of, Complaint complaint, CancellationToken stop)
    {
        var isDecided = CompensationLifecycle.IsDecided(complaint.State);
        var form = await db.FieldsOfAsync(of.Type, stop);
        var fields = of.Fields.ToDictionary();
        Put(CaseNeeds.Compensation, !isDecided ? "" : complaint.Kind?.ToString().ToLowerInvariant() ?? "none");
        Put(CaseNeeds.CompensationAmount, !isDecided || complaint.Cents == 0 ? "" : Money.Amount(complaint.Cents).ToString("0.##", CultureInfo.InvariantCulture));
        of.FillIn(fields);

        // Forms are the administrator's: one without the field, or without the choice, is left as it is.
        void Put(string key, string value)
        {
            if (form.FirstOrDefault(field => field.Key == key) is not { } field) return;
            if (value.Length == 0) fields.Remove(key);
            else if (field.Kind != CaseFieldKind.Choice || field.Choices.Any(choice => choice.Key == value)) fields[key] = value;
        }
    }
}
