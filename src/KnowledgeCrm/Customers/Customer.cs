using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Customers;

public enum CustomerKind { Person, Organisation }

public enum CustomerRelation
{
    Customer,
    Dealer,
    RepairPartner,
    Branch,
    /// <summary>Somebody who has bought nothing yet.</summary>
    Prospect,
}

/// <summary>A customer: a person, or an organisation with its branches. Dealers and repair partners are organisations too.</summary>
public sealed class Customer : Entity
{
    private Customer()
    {
    }

    public string Number { get; private set; } = "";
    public CustomerKind Kind { get; private set; }
    public CustomerRelation Relation { get; private set; }

    /// <summary>The company that this one is a branch of.</summary>
    public Guid? ParentId { get; private set; }
    public string Name { get; private set; } = "";
    public string Language { get; private set; } = Languages.English;
    public string Address { get; private set; } = "";
    public string City { get; private set; } = "";
    public DateTime CreatedAt { get; private set; }

    /// <summary>Null for none. For staff alone, as what is to be minded.</summary>
    public CustomerGrade? Grade { get; private set; }

    /// <summary>What colleagues are to mind when they speak with this customer.</summary>
    public string CareNote { get; private set; } = "";

    public List<Contact> Contacts { get; } = [];
    public List<ContactPoint> ContactPoints { get; } = [];
    public List<Asset> Assets { get; } = [];

    public static Customer Of(
        string number, CustomerKind kind, CustomerRelation relation, string name, string language, string? address, string? city,
        Guid? parentId, DateTime at)
    {
        if (relation is not (CustomerRelation.Customer or CustomerRelation.Prospect) && kind != CustomerKind.Organisation)
            throw Refused.Invalid("Customer.RelationNeedsOrganisation", "relation");
        var customer = new Customer
        {
            Number = number,
            Kind = kind,
            Relation = relation,
            ParentId = parentId,
            Name = Limits.Checked(name, "name", Limits.Name),
            Language = Languages.Checked(language),
            Address = Limits.Checked(address, "address", Limits.Summary, required: false),
            City = Limits.Checked(city, "city", Limits.Name, required: false),
            CreatedAt = at,
        };
        customer.Raise(new CustomerAdded(customer.Id, number));
        return customer;
    }

    public void AddContactPoint(ContactPointKind kind, string? value, Contact? of = null)
    {
        if (string.IsNullOrWhiteSpace(value)) return;
        var point = ContactPoint.Of(Id, of?.Id, kind, value);
        if (!ContactPoints.Exists(known => known.Kind == kind && known.Normalized == point.Normalized && known.ContactId == point.ContactId))
            ContactPoints.Add(point);
    }

    public Contact AddContact(string name, string? position, string language)
    {
        var contact = Contact.Of(Id, name, position, language);
        Contacts.Add(contact);
        return contact;
    }

    public Asset AddAsset(Guid productId, string? serial, DateTime? boughtAt, DateTime? warrantyUntil)
    {
        var asset = Asset.Of(Id, productId, serial, boughtAt, warrantyUntil);
        Assets.Add(asset);
        if (Relation == CustomerRelation.Prospect) Relation = CustomerRelation.Customer;
        return asset;
    }

    /// <summary>Says how much it matters and what is to be minded.</summary>
    /// <returns>False when that is what was said already.</returns>
    public bool SetCare(CustomerGrade? grade, string? note)
    {
        if (grade is { } known && !Enum.IsDefined(known)) throw Refused.Invalid("Value.Unknown", "grade", known);
        var care = (grade, Limits.Checked(note, "careNote", Limits.Summary, required: false));
        if (care == (Grade, CareNote)) return false;
        (Grade, CareNote) = care;
        Raise(new CustomerChanged(Id, Number));
        return true;
    }

    /// <summary>A prospect has bought something.</summary>
    public void Win()
    {
        if (Relation != CustomerRelation.Prospect) throw Refused.Conflict("Customer.NoProspect");
        Relation = CustomerRelation.Customer;
        Raise(new CustomerChanged(Id, Number));
    }

    private sealed class Mapping : IEntityTypeConfiguration<Customer>
    {
        public void Configure(EntityTypeBuilder<Customer> map)
        {
            map.HasIndex(c => c.Number).IsUnique();
            map.HasIndex(c => c.Name);
            map.HasOne<Customer>().WithMany().HasForeignKey(c => c.ParentId);
            map.HasMany(c => c.Contacts).WithOne().HasForeignKey(c => c.CustomerId);
            map.HasMany(c => c.ContactPoints).WithOne().HasForeignKey(p => p.CustomerId);
            map.HasMany(c => c.Assets).WithOne().HasForeignKey(a => a.CustomerId);
            map.Property(c => c.Number).HasMaxLength(20);
            map.Property(c => c.Name).HasMaxLength(Limits.Name);
            map.Property(c => c.Language).HasMaxLength(2);
            map.Property(c => c.City).HasMaxLength(Limits.Name);
            map.Property(c => c.CareNote).HasMaxLength(Limits.Summary);
        }
    }
}
