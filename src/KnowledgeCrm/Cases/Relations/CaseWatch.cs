using KnowledgeCrm.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Cases;

/// <summary>Somebody of the house is told of what happens to a case.</summary>
public sealed class CaseWatch
{
    public Guid CaseId { get; init; }
    public Guid PersonId { get; init; }

    /// <summary>Who wanted it: oneself, or a colleague.</summary>
    public Guid? AddedById { get; init; }
    public DateTime At { get; init; }

    private sealed class Mapping : IEntityTypeConfiguration<CaseWatch>
    {
        public void Configure(EntityTypeBuilder<CaseWatch> map)
        {
            map.HasKey(w => new { w.CaseId, w.PersonId });
            map.HasOne<Case>().WithMany().HasForeignKey(w => w.CaseId);
            map.HasOne<Person>().WithMany().HasForeignKey(w => w.PersonId);
            map.HasOne<Person>().WithMany().HasForeignKey(w => w.AddedById);
        }
    }
}
