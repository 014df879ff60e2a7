using KnowledgeCrm.Accounts;
using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Cases;

/// <summary>That posts of one case became a case of their own.</summary>
public sealed class CaseSplit : Entity
{
    private CaseSplit()
    {
    }

    /// <summary>The case that they were in.</summary>
    public Guid FromId { get; private set; }

    /// <summary>The one that they are in since.</summary>
    public Guid CaseId { get; private set; }
    public Guid? ById { get; private set; }
    public DateTime At { get; private set; }
    public List<Guid> PostIds { get; private set; } = [];
    public DateTime? UndoneAt { get; private set; }

    internal static CaseSplit Of(Guid fromId, Guid caseId, IEnumerable<Guid> posts, Actor by, DateTime at) =>
        new() { FromId = fromId, CaseId = caseId, PostIds = [.. posts], ById = by.PersonId, At = at };

    internal void Undo(DateTime at) => UndoneAt = at;

    private sealed class Mapping : IEntityTypeConfiguration<CaseSplit>
    {
        public void Configure(EntityTypeBuilder<CaseSplit> map)
        {
            map.Property(s => s.PostIds).HasJson();
            map.HasIndex(s => s.CaseId).IsUnique();
            map.HasIndex(s => s.FromId);
            map.HasOne<Case>().WithMany().HasForeignKey(s => s.FromId);
            map.HasOne<Case>().WithMany().HasForeignKey(s => s.CaseId);
            map.HasOne<Person>().WithMany().HasForeignKey(s => s.ById);
        }
    }
}
