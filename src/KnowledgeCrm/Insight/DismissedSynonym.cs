using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Insight;

/// <summary>Words that people tried one after the other, and of which somebody said that they don't mean the same.</summary>
public sealed class DismissedSynonym : Entity
{
    public required string From { get; init; }
    public required string To { get; init; }
    public required DateTime At { get; init; }
    public required Guid? ById { get; init; }

    private sealed class Mapping : IEntityTypeConfiguration<DismissedSynonym>
    {
        public void Configure(EntityTypeBuilder<DismissedSynonym> map)
        {
            map.Property(d => d.From).HasMaxLength(Limits.Name);
            map.Property(d => d.To).HasMaxLength(Limits.Name);
            map.HasIndex(d => new { d.From, d.To }).IsUnique();
        }
    }
}
