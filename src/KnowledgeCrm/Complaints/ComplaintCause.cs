using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Complaints;

/// <summary>One kind of thing that goes wrong, in a tree: delivery, and under it: came late, came damaged.</summary>
public sealed class ComplaintCause : Entity
{
    private ComplaintCause()
    {
    }

    public Guid? ParentId { get; private set; }
    public string NameEn { get; private set; } = "";
    public string NameZh { get; private set; } = "";

    /// <summary>Not chosen any more; complaints that bear it keep it.</summary>
    public bool IsRetired { get; private set; }

    public static ComplaintCause Of(CauseInput input, Guid? parentId)
    {
        var cause = new ComplaintCause();
        cause.Write(input, parentId);
        return cause;
    }

    public void Write(CauseInput input, Guid? parentId)
    {
        (NameEn, NameZh) = (Limits.Checked(input.NameEn, "nameEn", Limits.Name), Limits.Checked(input.NameZh, "nameZh", Limits.Name));
        (ParentId, IsRetired) = (parentId, input.IsRetired);
    }

    public string NameIn(string language) => language == Languages.Chinese ? NameZh : NameEn;

    private sealed class Mapping : IEntityTypeConfiguration<ComplaintCause>
    {
        public void Configure(EntityTypeBuilder<ComplaintCause> map)
        {
            map.HasOne<ComplaintCause>().WithMany().HasForeignKey(c => c.ParentId).OnDelete(DeleteBehavior.Restrict);
            map.Property(c => c.NameEn).HasMaxLength(Limits.Name);
            map.Property(c => c.NameZh).HasMaxLength(Limits.Name);
        }
    }
}

/// <summary>What is known of a cause.</summary>
public sealed record CauseInput
{
    public string? NameEn { get; init; }
    public string? NameZh { get; init; }

    /// <summary>The cause that it is a kind of; null for one at the top.</summary>
    public Guid? Parent { get; init; }

    /// <summary>True: not chosen any more.</summary>
    public bool IsRetired { get; init; }

    /// <summary>The version that was looked at; a newer one is a conflict. Null: whatever is there.</summary>
    public int? Version { get; init; }
}

/// <summary>All causes at a moment. They are few: the whole tree is read, and everything about it is asked in memory.</summary>
internal sealed class CauseTree
{
    // Deeper nobody finds anything.
    public const int Deepest = 4;

    private readonly Dictionary<Guid, ComplaintCause> causes;

    private CauseTree(Dictionary<Guid, ComplaintCause> causes) => this.causes = causes;

    public static async Task<CauseTree> ReadAsync(Persistence.KnowledgeCrmDb db, CancellationToken stop) =>
        new(await db.ComplaintCauses.ToDictionaryAsync(c => c.Id, stop));

    /// <summary>From the top down to this one.</summary>
    public IReadOnlyList<ComplaintCause> Path(Guid? id)
    {
        var path = new List<ComplaintCause>();
        while (id is { } at && causes.TryGetValue(at, out var cause) && path.Count < Deepest)
        {
            path.Insert(0, cause);
            id = cause.ParentId;
        }
        return path;
    }

    /// <summary>The names from the top down, as one line; empty without a cause.</summary>
    public string Name(Guid? id, string language) => string.Join(" › ", Path(id).Select(cause => cause.NameIn(language)));

    /// <summary>This one and everything below it.</summary>
    public IReadOnlyList<Guid> Under(Guid id) => [.. causes.Keys.Where(known => Path(known).Any(cause => cause.Id == id))];

    public bool Knows(Guid id) => causes.ContainsKey(id);

    /// <summary>Every cause after the one that it belongs to, in the order of names.</summary>
    public IEnumerable<(ComplaintCause Cause, int Depth)> InOrder(string language) =>
        causes.Values.OrderBy(cause => Name(cause.Id, language), StringComparer.Ordinal).Select(cause => (cause, Path(cause.Id).Count - 1));
}
