using KnowledgeCrm.Accounts;
using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Insight;

/// <summary>A step of a role's work, with the articles and the people that serve it.</summary>
public sealed class WorkStep : Entity
{
    private WorkStep()
    {
    }

    public Guid RoleId { get; private set; }

    /// <summary>A short name within its role.</summary>
    public string Key { get; private set; } = "";
    public string NameEn { get; private set; } = "";
    public string NameZh { get; private set; } = "";

    /// <summary>Which comes first: 0 before 1.</summary>
    public int Place { get; set; }
    public List<StepArticle> Articles { get; } = [];
    public List<StepPerson> People { get; } = [];

    public static WorkStep Of(WorkRole role, string? key, string? nameEn, string? nameZh, int place)
    {
        var step = new WorkStep { RoleId = role.Id, Key = WorkKey.Checked(key, "step"), Place = place };
        step.Name(nameEn, nameZh);
        return step;
    }

    /// <summary>Takes the names; false when they are what they were.</summary>
    public bool Name(string? english, string? chinese)
    {
        var names = (Limits.Checked(english, "nameEn", Limits.Name), Limits.Checked(chinese, "nameZh", Limits.Name));
        if (names == (NameEn, NameZh)) return false;
        (NameEn, NameZh) = names;
        return true;
    }

    /// <summary>Is served by these from now on; false when it was already. Articles that the one who says it doesn't know of stay.</summary>
    public bool ServeWith(IReadOnlyCollection<Guid> articles, IReadOnlyCollection<Guid> people, IReadOnlySet<Guid> knownArticles, IReadOnlySet<Guid> knownPeople)
    {
        var gone = Articles.RemoveAll(link => knownArticles.Contains(link.ArticleId) && !articles.Contains(link.ArticleId))
            + People.RemoveAll(link => knownPeople.Contains(link.PersonId) && !people.Contains(link.PersonId));
        var added = articles.Where(id => !Articles.Exists(link => link.ArticleId == id)).Select(id => new StepArticle { StepId = Id, ArticleId = id }).ToList();
        var joined = people.Where(id => !People.Exists(link => link.PersonId == id)).Select(id => new StepPerson { StepId = Id, PersonId = id }).ToList();
        Articles.AddRange(added);
        People.AddRange(joined);
        return gone + added.Count + joined.Count > 0;
    }

    public string NameIn(string language) => language == Languages.Chinese ? NameZh : NameEn;

    private sealed class Mapping : IEntityTypeConfiguration<WorkStep>
    {
        public void Configure(EntityTypeBuilder<WorkStep> map)
        {
            map.HasIndex(s => new { s.RoleId, s.Key }).IsUnique();
            map.HasOne<WorkRole>().WithMany().HasForeignKey(s => s.RoleId);
            map.HasMany(s => s.Articles).WithOne().HasForeignKey(link => link.StepId);
            map.HasMany(s => s.People).WithOne().HasForeignKey(link => link.StepId);
            map.Property(s => s.Key).HasMaxLength(WorkKey.Longest);
            map.Property(s => s.NameEn).HasMaxLength(Limits.Name);
            map.Property(s => s.NameZh).HasMaxLength(Limits.Name);
        }
    }
}

/// <summary>An article that serves a step, or that was begun for it.</summary>
public sealed class StepArticle
{
    public required Guid StepId { get; init; }
    public required Guid ArticleId { get; set; }

    private sealed class Mapping : IEntityTypeConfiguration<StepArticle>
    {
        public void Configure(EntityTypeBuilder<StepArticle> map)
        {
            map.HasKey(link => new { link.StepId, link.ArticleId });
            map.HasOne<Article>().WithMany().HasForeignKey(link => link.ArticleId);
        }
    }
}

/// <summary>Somebody to ask at a step.</summary>
public sealed class StepPerson
{
    public required Guid StepId { get; init; }
    public required Guid PersonId { get; init; }

    private sealed class Mapping : IEntityTypeConfiguration<StepPerson>
    {
        public void Configure(EntityTypeBuilder<StepPerson> map)
        {
            map.HasKey(link => new { link.StepId, link.PersonId });
            map.HasOne<Person>().WithMany().HasForeignKey(link => link.PersonId);
        }
    }
}
