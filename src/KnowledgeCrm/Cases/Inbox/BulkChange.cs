using KnowledgeCrm.Accounts;
using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Cases;

public enum BulkKind { Assign, Priority, Queue, Close, Macro }

/// <summary>What a case was before it was changed together with others.</summary>
public sealed record CaseBefore(
    Guid CaseId, string Number, Guid? AssigneeId, DateTime? AssignedAt, CasePriority Priority, Guid? QueueId, bool IsQueueChosen, CaseStatus Status, DateTime? ClosedAt)
{
    /// <summary>What a macro can change besides; null for other changes.</summary>
    public CaseMoreBefore? More { get; init; }
}

/// <summary>What else a case was.</summary>
/// <param name="Answered">True when the customer was written to, which no undoing takes back.</param>
/// <param name="Links">The articles that were linked, and what they had done for it.</param>
/// <param name="FirstAnsweredAt">When the customer was first answered.</param>
/// <param name="PausedAt">Since when it waited for the customer.</param>
/// <param name="PausedTicks">How long it had waited, in ticks of working time.</param>
public sealed record CaseMoreBefore(
    CaseType Type, IReadOnlyDictionary<string, string> Fields, bool Answered, IReadOnlyDictionary<Guid, CaseArticleKind> Links, DateTime? FirstAnsweredAt, DateTime? PausedAt,
    long PausedTicks, DateTime? ResolvedAt, Guid? ResolvedById, string Resolution);

/// <summary>One change of many cases, with all that it takes to undo it.</summary>
public sealed class BulkChange : Entity
{
    private BulkChange()
    {
    }

    public Guid PersonId { get; private set; }
    public BulkKind Kind { get; private set; }
    public DateTime At { get; private set; }
    public List<CaseBefore> Before { get; private set; } = [];
    public DateTime? UndoneAt { get; private set; }

    internal static BulkChange Of(Guid person, BulkKind kind, IEnumerable<CaseBefore> before, DateTime at) =>
        new() { PersonId = person, Kind = kind, At = at, Before = [.. before] };

    internal void Undo(DateTime at) => UndoneAt = UndoneAt is null ? at : throw Refused.Conflict("Bulk.UndoneAlready");

    private sealed class Mapping : IEntityTypeConfiguration<BulkChange>
    {
        public void Configure(EntityTypeBuilder<BulkChange> map)
        {
            map.Property(c => c.Before).HasJson();
            map.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId);
        }
    }
}
