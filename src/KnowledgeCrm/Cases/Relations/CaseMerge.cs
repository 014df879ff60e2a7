using KnowledgeCrm.Accounts;
using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Cases;

/// <summary>What a merged case was, and what of it went where: all that it takes to bring both back.</summary>
public sealed record MergedCase
{
    public CaseStatus Status { get; init; }
    public DateTime? ClosedAt { get; init; }
    public Guid? ParentId { get; init; }

    /// <summary>What the other one was a part of.</summary>
    public Guid? IntoParentId { get; init; }

    /// <summary>What it is a part of since; the same unless the merge has changed it.</summary>
    public Guid? IntoParentSince { get; init; }

    /// <summary>The post in the other's thread that holds the merged case's own words.</summary>
    public Guid WordsId { get; init; }
    public List<Guid> PostIds { get; init; } = [];
    public List<Guid> LinkIds { get; init; } = [];
    public List<Guid> WatcherIds { get; init; } = [];
    public List<Guid> ChildIds { get; init; } = [];

    /// <summary>What other capabilities have moved, by the key of their <see cref="ICaseCompanion"/>.</summary>
    public Dictionary<string, List<Guid>> Elsewhere { get; init; } = [];
}

/// <summary>That a case became a part of another.</summary>
public sealed class CaseMerge : Entity
{
    private CaseMerge()
    {
    }

    /// <summary>The case that was merged.</summary>
    public Guid CaseId { get; private set; }

    /// <summary>The one that leads on.</summary>
    public Guid IntoId { get; private set; }
    public Guid? ById { get; private set; }
    public DateTime At { get; private set; }
    public MergedCase Before { get; private set; } = new();
    public DateTime? UndoneAt { get; private set; }

    internal static CaseMerge Of(Guid caseId, Guid intoId, MergedCase before, Actor by, DateTime at) =>
        new() { CaseId = caseId, IntoId = intoId, Before = before, ById = by.PersonId, At = at };

    internal void Undo(DateTime at) => UndoneAt = at;

    private sealed class Mapping : IEntityTypeConfiguration<CaseMerge>
    {
        public void Configure(EntityTypeBuilder<CaseMerge> map)
        {
            map.Property(m => m.Before).HasJson();
            map.HasIndex(m => new { m.CaseId, m.At });
            map.HasIndex(m => m.IntoId);
            map.HasOne<Case>().WithMany().HasForeignKey(m => m.CaseId);
            map.HasOne<Case>().WithMany().HasForeignKey(m => m.IntoId);
            map.HasOne<Person>().WithMany().HasForeignKey(m => m.ById);
        }
    }
}
