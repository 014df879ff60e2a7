using KnowledgeCrm.Accounts;
using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Interactions;

public enum InteractionChannel { Phone, Email, Chat, Visit, Other }

public enum InteractionDirection
{
    /// <summary>The customer came to us.</summary>
    Inbound,
    Outbound,
}

/// <summary>How a contact ended.</summary>
public enum Disposition
{
    /// <summary>The customer has what they needed.</summary>
    Answered,
    /// <summary>A case carries on.</summary>
    CaseOpen,
    /// <summary>Another contact is agreed.</summary>
    CallBack,
    NotReached,
    WrongNumber,
    Interested,
    NotInterested,
}

/// <summary>One contact with a customer: who, when, how, what was said, and what comes next. What is written into a case's thread is kept there
/// and shown beside it.</summary>
public sealed class Interaction : Entity
{
    private Interaction()
    {
    }

    public Guid CustomerId { get; private set; }

    /// <summary>The person spoken with, at an organisation.</summary>
    public Guid? ContactId { get; private set; }
    public Guid? CaseId { get; private set; }

    /// <summary>The entry of a call list that it was made for.</summary>
    public Guid? EntryId { get; private set; }
    public Guid? PersonId { get; private set; }
    public InteractionChannel Channel { get; private set; }
    public InteractionDirection Direction { get; private set; }
    public DateTime At { get; private set; }

    /// <summary>How long it took, in whole seconds; null where nobody measured.</summary>
    public int? Seconds { get; private set; }

    /// <summary>The telephone number, as it was given.</summary>
    public string Phone { get; private set; } = "";
    public string Note { get; private set; } = "";
    public Disposition Disposition { get; private set; }

    /// <summary>When the customer is to be contacted again, and what for.</summary>
    public DateTime? NextAt { get; private set; }
    public string NextStep { get; private set; } = "";

    /// <summary>Whose turn it is.</summary>
    public Guid? NextById { get; private set; }
    public DateTime? NextDoneAt { get; private set; }
    public Guid? NextDoneById { get; private set; }

    internal static Interaction Of(ContactMade made, Actor by, DateTime now)
    {
        if (made.At > now.AddMinutes(5)) throw Refused.Invalid("Interaction.NotYet", "at");
        if (made.Seconds is < 0 or > 86_400) throw Refused.Invalid("Interaction.TooLong", "seconds");
        if (made.Disposition == Disposition.CallBack && made.NextAt is null) throw Refused.Invalid("Interaction.NextRequired", "nextAt");
        if (made.NextAt < now) throw Refused.Invalid("Interaction.NextOver", "nextAt");
        return new Interaction
        {
            CustomerId = made.CustomerId,
            ContactId = made.ContactId,
            CaseId = made.CaseId,
            EntryId = made.EntryId,
            PersonId = by.PersonId,
            Channel = made.Channel,
            Direction = made.Direction,
            At = made.At ?? now,
            Seconds = made.Seconds,
            Phone = Limits.Checked(made.Phone, "phone", Limits.Name, required: false),
            Note = Limits.Checked(made.Note, "note", Limits.Reply, required: false),
            Disposition = made.Disposition,
            NextAt = made.NextAt,
            NextStep = Limits.Checked(made.NextStep, "nextStep", Limits.Summary, required: false),
            NextById = made.NextAt is null ? null : made.NextById ?? by.PersonId,
        };
    }

    /// <summary>The customer was contacted again, or needs it no more.</summary>
    public void CompleteNext(Actor by, DateTime at)
    {
        CheckNextIsOpen();
        (NextDoneAt, NextDoneById) = (at, by.PersonId);
    }

    public void PutOff(DateTime to, DateTime now)
    {
        CheckNextIsOpen();
        if (to < now) throw Refused.Invalid("Interaction.NextOver", "nextAt");
        NextAt = to;
    }

    private void CheckNextIsOpen()
    {
        if (NextAt is null || NextDoneAt is not null) throw Refused.Conflict("Interaction.NextDone");
    }

    private sealed class Mapping : IEntityTypeConfiguration<Interaction>
    {
        public void Configure(EntityTypeBuilder<Interaction> map)
        {
            map.HasIndex(i => new { i.CustomerId, i.At });
            map.HasIndex(i => new { i.NextDoneAt, i.NextAt });
            map.HasOne<Customer>().WithMany().HasForeignKey(i => i.CustomerId);
            map.HasOne<Contact>().WithMany().HasForeignKey(i => i.ContactId);
            map.HasOne<Case>().WithMany().HasForeignKey(i => i.CaseId);
            map.HasOne<CallListEntry>().WithMany().HasForeignKey(i => i.EntryId);
            map.HasOne<Person>().WithMany().HasForeignKey(i => i.PersonId);
            map.HasOne<Person>().WithMany().HasForeignKey(i => i.NextById);
            map.HasOne<Person>().WithMany().HasForeignKey(i => i.NextDoneById);
            map.Property(i => i.Phone).HasMaxLength(Limits.Name);
            map.Property(i => i.NextStep).HasMaxLength(Limits.Summary);
        }
    }
}

/// <summary>What is known of a contact when it is written down. Times are UTC.</summary>
internal sealed record ContactMade
{
    public required Guid CustomerId { get; init; }
    public Guid? ContactId { get; init; }
    public Guid? CaseId { get; init; }
    public Guid? EntryId { get; init; }
    public InteractionChannel Channel { get; init; }
    public InteractionDirection Direction { get; init; }
    public DateTime? At { get; init; }
    public int? Seconds { get; init; }
    public string? Phone { get; init; }
    public string? Note { get; init; }
    public Disposition Disposition { get; init; }
    public DateTime? NextAt { get; init; }
    public string? NextStep { get; init; }
    public Guid? NextById { get; init; }
}
