using KnowledgeCrm.Accounts;
using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Interactions;

/// <summary>Customers to be called for one purpose, worked through by several reps at once.</summary>
public sealed class CallList : Entity
{
    private CallList()
    {
    }

    public string Name { get; private set; } = "";

    /// <summary>What the caller wants to say or learn; shown during each call.</summary>
    public string Purpose { get; private set; } = "";
    public Guid? MadeById { get; private set; }
    public DateTime MadeAt { get; private set; }

    /// <summary>No more calls are made from then on.</summary>
    public DateTime? ClosedAt { get; private set; }
    public List<CallListEntry> Entries { get; } = [];

    internal static CallList Of(string? name, string? purpose, IEnumerable<Guid> customers, Actor by, DateTime at)
    {
        var made = new CallList
        {
            Name = Limits.Checked(name, "name", Limits.Name),
            Purpose = Limits.Checked(purpose, "purpose", Limits.Reply, required: false),
            MadeById = by.PersonId,
            MadeAt = at,
        };
        made.Entries.AddRange(customers.Select((customer, place) => CallListEntry.Of(made.Id, customer, place)));
        return made;
    }

    public void Close(DateTime at)
    {
        if (ClosedAt is not null) throw Refused.Conflict("CallList.Closed");
        ClosedAt = at;
    }

    public void Open() => ClosedAt = null;

    private sealed class Mapping : IEntityTypeConfiguration<CallList>
    {
        public void Configure(EntityTypeBuilder<CallList> map)
        {
            map.HasOne<Person>().WithMany().HasForeignKey(l => l.MadeById);
            map.HasMany(l => l.Entries).WithOne().HasForeignKey(e => e.ListId);
            map.Property(l => l.Name).HasMaxLength(Limits.Name);
        }
    }
}

public enum CallListEntryStatus { Waiting, Taken, Done }

/// <summary>One customer of a call list.</summary>
public sealed class CallListEntry : Entity
{
    /// <summary>Nobody answered so often: it is left at that.</summary>
    public const int MostTries = 3;

    /// <summary>A call that was taken and never settled, by somebody who left, is free again after this.</summary>
    public static readonly TimeSpan Hold = TimeSpan.FromMinutes(30);

    // Nobody answered: not again before.
    private static readonly TimeSpan Rest = TimeSpan.FromHours(2);

    private CallListEntry()
    {
    }

    public Guid ListId { get; private set; }
    public Guid CustomerId { get; private set; }

    /// <summary>Its place in the list.</summary>
    public int Place { get; private set; }
    public CallListEntryStatus Status { get; private set; }
    public Guid? TakenById { get; private set; }
    public DateTime? TakenAt { get; private set; }
    public int Tries { get; private set; }

    /// <summary>Not before.</summary>
    public DateTime? NextAt { get; private set; }

    /// <summary>How the last call of it ended.</summary>
    public Disposition? Disposition { get; private set; }

    internal static CallListEntry Of(Guid list, Guid customer, int place) => new() { ListId = list, CustomerId = customer, Place = place };

    internal void Take(Actor by, DateTime at) => (Status, TakenById, TakenAt) = (CallListEntryStatus.Taken, by.PersonId, at);

    internal void GiveBack() => (Status, TakenById, TakenAt) = (CallListEntryStatus.Waiting, null, null);

    /// <summary>A call of it has ended.</summary>
    internal void Settle(Disposition disposition, DateTime? nextAt, Actor by, DateTime at)
    {
        // Who did not take it, or whose hold is over, settles nothing that somebody else is at.
        if (Status != CallListEntryStatus.Taken || TakenById != by.PersonId) throw Refused.Conflict("CallList.NotYours");
        GiveBack();
        (Disposition, Tries) = (disposition, Tries + 1);
        var again = disposition switch
        {
            Interactions.Disposition.CallBack => nextAt,
            Interactions.Disposition.NotReached when Tries < MostTries => nextAt ?? at + Rest,
            _ => null,
        };
        NextAt = again;
        if (again is null) Status = CallListEntryStatus.Done;
    }

    private sealed class Mapping : IEntityTypeConfiguration<CallListEntry>
    {
        public void Configure(EntityTypeBuilder<CallListEntry> map)
        {
            map.HasIndex(e => new { e.ListId, e.CustomerId }).IsUnique();
            map.HasIndex(e => new { e.ListId, e.Status, e.NextAt });
            map.HasOne<Customer>().WithMany().HasForeignKey(e => e.CustomerId);
            map.HasOne<Person>().WithMany().HasForeignKey(e => e.TakenById);
        }
    }
}
