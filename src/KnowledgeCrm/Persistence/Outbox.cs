using System.Text.Json;
using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Persistence;

/// <summary>An event as stored, in the transaction that made it true.</summary>
public sealed class OutboxEvent
{
    private static readonly Dictionary<string, Type> Types = typeof(OutboxEvent).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(DomainEvent)) && !type.IsAbstract)
        .ToDictionary(type => type.Name);

    /// <summary>The events that this program has. While a newer one runs beside it there may be others, which that one delivers.</summary>
    public static IReadOnlyCollection<string> KnownTypes => Types.Keys;

    public long Id { get; private set; }
    public required string Type { get; init; }
    public required string Payload { get; init; }
    public DateTime At { get; init; }

    /// <summary>Whose action it was; null for the program itself and for visitors.</summary>
    public Guid? ById { get; init; }

    /// <summary>The searchable document that this changes, if any.</summary>
    public string? SearchKind { get; init; }
    public Guid? SearchId { get; init; }

    /// <summary>Set once every reaction is done or parked.</summary>
    public DateTime? DeliveredAt { get; set; }

    public static OutboxEvent Of(DomainEvent happened, DateTime at, Guid? byId = null) => new()
    {
        Type = happened.GetType().Name,
        Payload = JsonSerializer.Serialize(happened, happened.GetType()),
        At = at,
        ById = byId,
        SearchKind = happened.Touches?.Kind,
        SearchId = happened.Touches?.Id,
    };

    public DomainEvent Read() => (DomainEvent)JsonSerializer.Deserialize(Payload, Types[Type])!;

    private sealed class Mapping : IEntityTypeConfiguration<OutboxEvent>
    {
        public void Configure(EntityTypeBuilder<OutboxEvent> map)
        {
            map.Property(e => e.Type).HasMaxLength(100);
            map.Property(e => e.SearchKind).HasMaxLength(20);
            map.HasIndex(e => new { e.DeliveredAt, e.Id });
        }
    }
}

/// <summary>How far the delivery of one event to one reaction has come.</summary>
public sealed class OutboxDelivery
{
    public long EventId { get; init; }
    public required string Reaction { get; init; }
    public int Attempts { get; set; }
    public DateTime? DoneAt { get; set; }
    public DateTime? NextAttemptAt { get; set; }

    /// <summary>Set when it was given up; an administrator sees it and may have it tried again.</summary>
    public DateTime? ParkedAt { get; set; }
    public string? Error { get; set; }

    private sealed class Mapping : IEntityTypeConfiguration<OutboxDelivery>
    {
        public void Configure(EntityTypeBuilder<OutboxDelivery> map)
        {
            map.HasKey(d => new { d.EventId, d.Reaction });
            map.Property(d => d.Reaction).HasMaxLength(100);
            map.HasIndex(d => d.ParkedAt);
            // Of two nodes that try again at the same time, one is told that the other was first.
            map.Property(d => d.Attempts).IsConcurrencyToken();
            map.HasOne<OutboxEvent>().WithMany().HasForeignKey(d => d.EventId);
        }
    }
}

/// <summary>When something happened, and by whom.</summary>
/// <param name="EventId">The event's number in the outbox: the same each time it is delivered.</param>
/// <param name="At">When (UTC).</param>
/// <param name="ById">Whose action it was; null for the program itself and for visitors.</param>
public sealed record Happening(long EventId, DateTime At, Guid? ById);
