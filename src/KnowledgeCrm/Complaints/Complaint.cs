using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Complaints;

public enum ComplaintSeverity { Minor, Serious, Critical }

public enum CompensationKind { Refund, Replacement, Repair, Voucher, Apology }

/// <summary>What makes a complaint of a case: what went wrong, how badly, what the customer wants, and what they get. Its id is the case's.</summary>
public sealed class Complaint : Entity
{
    private Complaint()
    {
    }

    public Guid? CauseId { get; private set; }
    public ComplaintSeverity Severity { get; private set; }

    /// <summary>What the customer wants, in their words.</summary>
    public string Wanted { get; private set; } = "";
    public DateTime RegisteredAt { get; private set; }
    public DateTime ChangedAt { get; private set; }

    public CompensationState State { get; private set; }
    public CompensationKind? Kind { get; private set; }

    /// <summary>In hundredths of <see cref="Currency"/>; for a replacement or repair what it is worth.</summary>
    public long Cents { get; private set; }
    public string Currency { get; private set; } = "";

    /// <summary>Who proposed what stands now: not the one who approves it.</summary>
    public Guid? ProposedById { get; private set; }

    public List<CompensationStep> Steps { get; } = [];

    public static Complaint Of(Case of, ComplaintInput input, DateTime at)
    {
        var complaint = new Complaint { Id = of.Id, RegisteredAt = at };
        complaint.Write(input, at);
        complaint.Raise(new ComplaintRegistered(of.Id, of.Number));
        return complaint;
    }

    public void Write(ComplaintInput input, DateTime at)
    {
        var severity = input.Severity ?? throw Refused.Invalid("Text.Required", "severity");
        if (!Enum.IsDefined(severity)) throw Refused.Invalid("Complaint.SeverityUnknown", "severity");
        (CauseId, Severity) = (input.Cause, severity);
        Wanted = Limits.Checked(input.Wanted, "wanted", Limits.Reply, required: false);
        ChangedAt = at;
    }

    /// <summary>Says what the customer is to get. Within the proposer's own reach it is granted at once, above it somebody else decides.</summary>
    /// <param name="offer">What, how much and why.</param>
    /// <param name="reach">The most that the proposer may grant in that currency, in hundredths.</param>
    /// <param name="by">Who proposes it.</param>
    /// <param name="at">When (UTC).</param>
    public CompensationStep Propose(CompensationOffer offer, long reach, Actor by, DateTime at)
    {
        var kind = offer.Kind ?? throw Refused.Invalid("Text.Required", "kind");
        if (!Enum.IsDefined(kind)) throw Refused.Invalid("Compensation.KindUnknown", "kind");
        var cents = Money.Cents(offer.Amount, "amount");
        if (kind is CompensationKind.Refund or CompensationKind.Voucher && cents == 0) throw Refused.Invalid("Compensation.AmountRequired", "amount");
        var currency = cents == 0 ? "" : Money.Currency(offer.Currency);
        State = CompensationLifecycle.Check(State, cents <= reach ? CompensationAction.Grant : CompensationAction.Propose);
        (Kind, Cents, Currency, ProposedById) = (kind, cents, currency, by.PersonId);
        return Step(cents <= reach ? CompensationAction.Grant : CompensationAction.Propose, offer.Reason, required: true, by, at);
    }

    /// <summary>Decides that there is no compensation.</summary>
    public CompensationStep DecideNone(string? reason, Actor by, DateTime at)
    {
        State = CompensationLifecycle.Check(State, CompensationAction.DecideNone);
        (Kind, Cents, Currency, ProposedById) = (null, 0, "", null);
        return Step(CompensationAction.DecideNone, reason, required: true, by, at);
    }

    /// <summary>Somebody other than the proposer decides.</summary>
    public CompensationStep Judge(bool approves, string? reason, long reach, Actor by, DateTime at)
    {
        var action = approves ? CompensationAction.Approve : CompensationAction.Decline;
        var next = CompensationLifecycle.Check(State, action);
        if (by.PersonId is null || by.PersonId == ProposedById) throw Refused.Forbidden("Compensation.FourEyes");
        if (Cents > reach) throw Refused.Forbidden("Compensation.AboveLimit", Currency, Money.Amount(reach));
        State = next;
        return Step(action, reason, required: !approves, by, at);
    }

    /// <summary>The customer has it.</summary>
    public CompensationStep Give(string? reference, Actor by, DateTime at)
    {
        State = CompensationLifecycle.Check(State, CompensationAction.Give);
        return Step(CompensationAction.Give, reference, required: false, by, at);
    }

    private CompensationStep Step(CompensationAction action, string? reason, bool required, Actor by, DateTime at)
    {
        ChangedAt = at;
        var step = CompensationStep.Of(this, action, Limits.Checked(reason, "reason", Limits.Reply, required), by, at);
        Steps.Add(step);
        return step;
    }

    private sealed class Mapping : IEntityTypeConfiguration<Complaint>
    {
        public void Configure(EntityTypeBuilder<Complaint> map)
        {
            map.HasOne<Case>().WithOne().HasForeignKey<Complaint>(c => c.Id);
            map.HasOne<ComplaintCause>().WithMany().HasForeignKey(c => c.CauseId).OnDelete(DeleteBehavior.Restrict);
            map.HasMany(c => c.Steps).WithOne().HasForeignKey(s => s.ComplaintId);
            map.HasIndex(c => new { c.State, c.RegisteredAt });
            map.Property(c => c.Currency).HasMaxLength(3);
        }
    }
}

/// <summary>One decision about a compensation; what was decided before stays on record.</summary>
public sealed class CompensationStep
{
    private CompensationStep()
    {
    }

    public Guid Id { get; private set; }
    public Guid ComplaintId { get; private set; }
    public CompensationAction Action { get; private set; }
    public CompensationKind? Kind { get; private set; }

    /// <summary>In hundredths.</summary>
    public long Cents { get; private set; }
    public string Currency { get; private set; } = "";
    public string Reason { get; private set; } = "";
    public Guid? PersonId { get; private set; }
    public string PersonName { get; private set; } = "";
    public DateTime At { get; private set; }

    internal static CompensationStep Of(Complaint complaint, CompensationAction action, string reason, Actor by, DateTime at) => new()
    {
        Id = Guid.CreateVersion7(), ComplaintId = complaint.Id, Action = action, Kind = complaint.Kind, Cents = complaint.Cents,
        Currency = complaint.Currency, Reason = reason, PersonId = by.PersonId, PersonName = by.Name, At = at,
    };

    private sealed class Mapping : IEntityTypeConfiguration<CompensationStep>
    {
        public void Configure(EntityTypeBuilder<CompensationStep> map)
        {
            map.Property(s => s.Id).ValueGeneratedNever();
            map.Property(s => s.Currency).HasMaxLength(3);
            map.Property(s => s.PersonName).HasMaxLength(Limits.Name);
        }
    }
}

/// <summary>A case became a complaint.</summary>
public sealed record ComplaintRegistered(Guid CaseId, string Number) : DomainEvent;
