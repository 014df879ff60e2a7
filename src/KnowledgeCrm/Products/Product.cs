using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Products;

/// <summary>A product, or a category of products when it has no model. Products form a tree.</summary>
public sealed class Product : Entity
{
    private Product()
    {
    }

    /// <summary>A short name for addresses and imports, such as <c>wm-820</c>.</summary>
    public string Key { get; private set; } = "";
    public Guid? ParentId { get; private set; }
    public string? Model { get; private set; }
    public string NameEn { get; private set; } = "";
    public string NameZh { get; private set; } = "";

    public static Product Of(string key, Guid? parentId, string? model, string nameEn, string nameZh) => new()
    {
        Key = Limits.Checked(key, "key", Limits.Name),
        ParentId = parentId,
        Model = string.IsNullOrWhiteSpace(model) ? null : Limits.Checked(model, "model", Limits.Name),
        NameEn = Limits.Checked(nameEn, "nameEn", Limits.Name),
        NameZh = Limits.Checked(nameZh, "nameZh", Limits.Name),
    };

    public string NameIn(string language) => language == Languages.Chinese ? NameZh : NameEn;

    /// <summary>Model and name together: <c>WM-820 Front-load washing machine</c>.</summary>
    public string FullNameIn(string language) => Model is null ? NameIn(language) : $"{Model} {NameIn(language)}";

    private sealed class Mapping : IEntityTypeConfiguration<Product>
    {
        public void Configure(EntityTypeBuilder<Product> map)
        {
            map.HasIndex(p => p.Key).IsUnique();
            map.HasIndex(p => p.Model).IsUnique();
            map.HasOne<Product>().WithMany().HasForeignKey(p => p.ParentId);
            map.Property(p => p.Key).HasMaxLength(Limits.Name);
            map.Property(p => p.Model).HasMaxLength(Limits.Name);
            map.Property(p => p.NameEn).HasMaxLength(Limits.Name);
            map.Property(p => p.NameZh).HasMaxLength(Limits.Name);
        }
    }
}
