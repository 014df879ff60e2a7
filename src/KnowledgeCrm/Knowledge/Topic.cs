using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Knowledge;

/// <summary>A subject that articles are about. Topics form a tree.</summary>
public sealed class Topic : Entity
{
    private Topic()
    {
    }

    /// <summary>A short name for addresses and imports, such as <c>fault-codes</c>.</summary>
    public string Key { get; private set; } = "";
    public Guid? ParentId { get; private set; }
    public string NameEn { get; private set; } = "";
    public string NameZh { get; private set; } = "";
    public string DescriptionEn { get; private set; } = "";
    public string DescriptionZh { get; private set; } = "";

    public static Topic Of(string key, Guid? parentId, string nameEn, string nameZh, string? descriptionEn, string? descriptionZh) => new()
    {
        Key = Limits.Checked(key, "key", Limits.Name),
        ParentId = parentId,
        NameEn = Limits.Checked(nameEn, "nameEn", Limits.Name),
        NameZh = Limits.Checked(nameZh, "nameZh", Limits.Name),
        DescriptionEn = Limits.Checked(descriptionEn, "descriptionEn", Limits.Summary, required: false),
        DescriptionZh = Limits.Checked(descriptionZh, "descriptionZh", Limits.Summary, required: false),
    };

    public string NameIn(string language) => language == Languages.Chinese ? NameZh : NameEn;

    public string DescriptionIn(string language) => language == Languages.Chinese ? DescriptionZh : DescriptionEn;

    private sealed class Mapping : IEntityTypeConfiguration<Topic>
    {
        public void Configure(EntityTypeBuilder<Topic> map)
        {
            map.HasIndex(t => t.Key).IsUnique();
            map.HasOne<Topic>().WithMany().HasForeignKey(t => t.ParentId);
            map.Property(t => t.Key).HasMaxLength(Limits.Name);
            map.Property(t => t.NameEn).HasMaxLength(Limits.Name);
            map.Property(t => t.NameZh).HasMaxLength(Limits.Name);
        }
    }
}
