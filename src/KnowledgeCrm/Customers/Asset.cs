using KnowledgeCrm.Common;
using KnowledgeCrm.Products;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Customers;

/// <summary>One product that a customer owns.</summary>
public sealed class Asset
{
    private Asset()
    {
    }

    public Guid Id { get; private set; }
    public Guid CustomerId { get; private set; }
    public Guid ProductId { get; private set; }
    public string Serial { get; private set; } = "";
    public DateTime? BoughtAt { get; private set; }
    public DateTime? WarrantyUntil { get; private set; }

    internal static Asset Of(Guid customerId, Guid productId, string? serial, DateTime? boughtAt, DateTime? warrantyUntil)
    {
        if (warrantyUntil < boughtAt) throw Refused.Invalid("Asset.WarrantyBeforePurchase", "warrantyUntil");
        return new Asset
        {
            Id = Guid.CreateVersion7(),
            CustomerId = customerId,
            ProductId = productId,
            Serial = Limits.Checked(serial, "serial", Limits.Name, required: false),
            BoughtAt = boughtAt,
            WarrantyUntil = warrantyUntil,
        };
    }

    private sealed class Mapping : IEntityTypeConfiguration<Asset>
    {
        public void Configure(EntityTypeBuilder<Asset> map)
        {
            map.Property(a => a.Id).ValueGeneratedNever();
            map.Property(a => a.Serial).HasMaxLength(Limits.Name);
            map.HasIndex(a => a.Serial);
            map.HasOne<Product>().WithMany().HasForeignKey(a => a.ProductId);
        }
    }
}
