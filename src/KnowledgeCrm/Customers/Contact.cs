using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Customers;

/// <summary>A person one speaks with at an organisation.</summary>
public sealed class Contact
{
    private Contact()
    {
    }

    public Guid Id { get; private set; }
    public Guid CustomerId { get; private set; }
    public string Name { get; private set; } = "";
    public string Position { get; private set; } = "";
    public string Language { get; private set; } = Languages.English;

    internal static Contact Of(Guid customerId, string name, string? position, string language) => new()
    {
        Id = Guid.CreateVersion7(),
        CustomerId = customerId,
        Name = Limits.Checked(name, "name", Limits.Name),
        Position = Limits.Checked(position, "position", Limits.Name, required: false),
        Language = Languages.Checked(language),
    };

    private sealed class Mapping : IEntityTypeConfiguration<Contact>
    {
        public void Configure(EntityTypeBuilder<Contact> map)
        {
            map.Property(c => c.Id).ValueGeneratedNever();
            map.Property(c => c.Name).HasMaxLength(Limits.Name);
            map.Property(c => c.Position).HasMaxLength(Limits.Name);
            map.Property(c => c.Language).HasMaxLength(2);
        }
    }
}
