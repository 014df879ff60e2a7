using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Persistence;

/// <summary>Who did what, or was refused it, and when. Written by <see cref="UseCase"/> alone.</summary>
public sealed class AuditEntry
{
    public long Id { get; private set; }
    public DateTime At { get; init; }
    public Guid? PersonId { get; init; }
    public required string Action { get; init; }

    /// <summary>What it was about: a human number where there is one.</summary>
    public string? Subject { get; init; }

    /// <summary>Why it was done, where the rule asks for a reason.</summary>
    public string? Reason { get; init; }

    /// <summary>The refusal's code; null when it was done.</summary>
    public string? Refused { get; init; }

    private sealed class Mapping : IEntityTypeConfiguration<AuditEntry>
    {
        public void Configure(EntityTypeBuilder<AuditEntry> map)
        {
            map.Property(e => e.Action).HasMaxLength(100);
            map.Property(e => e.Subject).HasMaxLength(200);
            map.Property(e => e.Reason).HasMaxLength(Limits.Summary);
            map.Property(e => e.Refused).HasMaxLength(100);
            map.HasIndex(e => e.At);
        }
    }
}
