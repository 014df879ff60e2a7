using KnowledgeCrm.Common;
using KnowledgeCrm.Products;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Customers;

/// <summary>What a customer was promised: for which of its things, how quickly, from when to when.</summary>
public sealed class Contract : Entity
{
    public const int MostCovered = 500;

    private Contract()
    {
    }

    public string Number { get; private set; } = "";
    public Guid CustomerId { get; private set; }
    public string Title { get; private set; } = "";

    /// <summary>The key of the service level; which there are, the service desk knows.</summary>
    public string ServiceLevel { get; private set; } = "";

    /// <summary>The first day that it holds.</summary>
    public DateOnly From { get; private set; }

    /// <summary>The last day that it holds; null when no end is agreed.</summary>
    public DateOnly? To { get; private set; }

    /// <summary>Products and categories; with <see cref="AssetIds"/> empty as well, everything that the customer owns.</summary>
    public List<Guid> ProductIds { get; private set; } = [];
    public List<Guid> AssetIds { get; private set; } = [];
    public string Note { get; private set; } = "";

    /// <summary>Its name in the system that it was brought in from; null when it was made here.</summary>
    public string? ImportKey { get; private set; }

    public static Contract Of(string number, Guid customerId, ContractTerms terms, string? importKey = null)
    {
        var contract = new Contract { Number = number, CustomerId = customerId, ImportKey = importKey };
        contract.Change(terms);
        return contract;
    }

    public void Change(ContractTerms terms)
    {
        if (terms.To < terms.From) throw Refused.Invalid("Contract.EndsBeforeItBegins", "to");
        if (terms.ProductIds.Count + terms.AssetIds.Count > MostCovered) throw Refused.Invalid("Contract.TooMuchCovered", "products", MostCovered);
        (Title, ServiceLevel, From, To, Note) = (
            Limits.Checked(terms.Title, "title", Limits.Name), Limits.Checked(terms.ServiceLevel, "serviceLevel", Limits.Name), terms.From, terms.To,
            Limits.Checked(terms.Note, "note", Limits.Summary, required: false));
        (ProductIds, AssetIds) = ([.. terms.ProductIds.Distinct()], [.. terms.AssetIds.Distinct()]);
        Raise(new ContractChanged(Id, CustomerId, Number));
    }

    /// <summary>True when changing it to the terms would change nothing.</summary>
    public bool Says(ContractTerms terms) =>
        (Title, ServiceLevel, From, To, Note) == (terms.Title?.Trim(), terms.ServiceLevel?.Trim(), terms.From, terms.To, terms.Note?.Trim() ?? "")
        && ProductIds.ToHashSet().SetEquals(terms.ProductIds) && AssetIds.ToHashSet().SetEquals(terms.AssetIds);

    public bool HoldsOn(DateOnly day) => From <= day && (To is null || day <= To);

    private sealed class Mapping : IEntityTypeConfiguration<Contract>
    {
        public void Configure(EntityTypeBuilder<Contract> map)
        {
            map.HasIndex(c => c.Number).IsUnique();
            map.HasIndex(c => c.CustomerId);
            map.HasIndex(c => c.ImportKey).IsUnique();
            map.Property(c => c.ImportKey).HasMaxLength(Limits.Name);
            map.HasOne<Customer>().WithMany().HasForeignKey(c => c.CustomerId);
            map.Property(c => c.Number).HasMaxLength(20);
            map.Property(c => c.Title).HasMaxLength(Limits.Name);
            map.Property(c => c.ServiceLevel).HasMaxLength(Limits.Name);
            map.PrimitiveCollection(c => c.ProductIds);
            map.PrimitiveCollection(c => c.AssetIds);
        }
    }
}

/// <summary>What a contract says.</summary>
public sealed record ContractTerms(
    string? Title, string? ServiceLevel, DateOnly From, DateOnly? To, IReadOnlyList<Guid> ProductIds, IReadOnlyList<Guid> AssetIds, string? Note);

public sealed record ContractChanged(Guid ContractId, Guid CustomerId, string Number) : DomainEvent;
