using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Persistence;

/// <summary>Counts human numbers (<c>KB-1042</c>). Taken inside the transaction of what is numbered: unique under any load.</summary>
public sealed class NumberSequence
{
    public const string Articles = "KB";
    public const string Cases = "CS";
    public const string Customers = "CU";
    public const string Contracts = "CT";
    public const string Dispatches = "DP";
    public const string Opportunities = "SO";
    public const string Objections = "OB";
    public const string Questions = "QU";

    public required string Name { get; init; }
    public int Last { get; set; }

    /// <summary>The next number, such as <c>CS-10027</c>.</summary>
    public static async Task<string> NextAsync(KnowledgeCrmDb db, string name, CancellationToken stop)
    {
        var numbers = await db.Database
            .SqlQuery<int>($"""UPDATE "NumberSequences" SET "Last" = "Last" + 1 WHERE "Name" = {name} RETURNING "Last" AS "Value" """)
            .ToListAsync(stop);
        return $"{name}-{numbers.Single()}";
    }

    private sealed class Mapping : IEntityTypeConfiguration<NumberSequence>
    {
        public void Configure(EntityTypeBuilder<NumberSequence> map)
        {
            map.HasKey(s => s.Name);
            map.Property(s => s.Name).HasMaxLength(10);
            map.HasData(
                new NumberSequence { Name = Articles, Last = 1000 },
                new NumberSequence { Name = Cases, Last = 10000 },
                new NumberSequence { Name = Customers, Last = 1000 },
                new NumberSequence { Name = Contracts, Last = 1000 },
                new NumberSequence { Name = Dispatches, Last = 1000 },
                new NumberSequence { Name = Opportunities, Last = 1000 },
                new NumberSequence { Name = Objections, Last = 100 },
                new NumberSequence { Name = Questions, Last = 1000 });
        }
    }
}
