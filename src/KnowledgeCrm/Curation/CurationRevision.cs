using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Curation;

/// <summary>Counts the changes of the rules: one row. Every node sees by it, cheaply, that it has to read them again; and since each
/// change takes it first, two changes never run at the same time.</summary>
public sealed class CurationRevision
{
    private const int OnlyRow = 1;

    public int Id { get; init; }
    public long Revision { get; set; }

    /// <summary>Holds the row until the transaction ends: what is read after this is what the change before has left.</summary>
    internal static Task AdvanceAsync(KnowledgeCrmDb db, CancellationToken stop) =>
        db.Database.ExecuteSqlAsync($"""UPDATE "CurationRevisions" SET "Revision" = "Revision" + 1""", stop);

    private sealed class Mapping : IEntityTypeConfiguration<CurationRevision>
    {
        public void Configure(EntityTypeBuilder<CurationRevision> map)
        {
            map.Property(r => r.Id).ValueGeneratedNever();
            map.HasData(new CurationRevision { Id = OnlyRow, Revision = 0 });
        }
    }
}
