using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Drafts;

/// <summary>What a person has typed into a form and not yet sent, so that nothing typed is lost.</summary>
public sealed class KeptDraft
{
    public required Guid PersonId { get; init; }

    /// <summary>The form and what it is about, such as <c>reply:CS-10027</c>.</summary>
    public required string Form { get; init; }
    public required string Json { get; set; }
    public DateTime KeptAt { get; set; }

    private sealed class Mapping : IEntityTypeConfiguration<KeptDraft>
    {
        public void Configure(EntityTypeBuilder<KeptDraft> map)
        {
            map.HasKey(d => new { d.PersonId, d.Form });
            map.Property(d => d.Form).HasMaxLength(100);
        }
    }
}
