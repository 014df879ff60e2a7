using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Insight;

/// <summary>A kind of work in the house, such as taking calls or selling, whose steps need knowledge. It is no role of an account and allows nothing.</summary>
public sealed class WorkRole : Entity
{
    private WorkRole()
    {
    }

    /// <summary>A short name for addresses and imports, such as <c>service</c>.</summary>
    public string Key { get; private set; } = "";
    public string NameEn { get; private set; } = "";
    public string NameZh { get; private set; } = "";

    /// <summary>Which comes first: 0 before 1.</summary>
    public int Place { get; set; }

    public static WorkRole Of(string? key, string? nameEn, string? nameZh, int place)
    {
        var role = new WorkRole { Key = WorkKey.Checked(key, "role"), Place = place };
        role.Name(nameEn, nameZh);
        return role;
    }

    /// <summary>Takes the names; false when they are what they were.</summary>
    public bool Name(string? english, string? chinese)
    {
        var names = (Limits.Checked(english, "nameEn", Limits.Name), Limits.Checked(chinese, "nameZh", Limits.Name));
        if (names == (NameEn, NameZh)) return false;
        (NameEn, NameZh) = names;
        return true;
    }

    public string NameIn(string language) => language == Languages.Chinese ? NameZh : NameEn;

    private sealed class Mapping : IEntityTypeConfiguration<WorkRole>
    {
        public void Configure(EntityTypeBuilder<WorkRole> map)
        {
            map.HasIndex(r => r.Key).IsUnique();
            map.Property(r => r.Key).HasMaxLength(WorkKey.Longest);
            map.Property(r => r.NameEn).HasMaxLength(Limits.Name);
            map.Property(r => r.NameZh).HasMaxLength(Limits.Name);
        }
    }
}
