using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Customers;

/// <summary>Adds a customer, with contacts and what it owns.</summary>
public sealed class AddCustomer(UseCase useCase)
{
    public Task<Outcome<CustomerAdding>> RunAsync(Actor actor, CustomerInput input, CancellationToken stop) =>
        useCase.WriteAsync(nameof(AddCustomer), actor, async db =>
        {
            actor.Require(Role.Rep, Role.Sales, Role.Administrator);
            Guid? parentId = string.IsNullOrEmpty(input.Parent) ? null
                : await db.Customers.Where(c => c.Number == input.Parent).Select(c => (Guid?)c.Id).SingleOrDefaultAsync(stop)
                    ?? throw Refused.Invalid("Customer.Unknown", "parent");
            var number = await NumberSequence.NextAsync(db, NumberSequence.Customers, stop);
            var customer = Customer.Of(
                number, input.Kind ?? CustomerKind.Person, input.Relation ?? CustomerRelation.Customer, input.Name ?? "",
                input.Language ?? actor.Language, input.Address, input.City, parentId, db.Now);
            customer.AddContactPoint(ContactPointKind.Phone, input.Phone);
            customer.AddContactPoint(ContactPointKind.Email, input.Email);
            foreach (var contact in input.Contacts ?? [])
            {
                var added = customer.AddContact(contact.Name ?? "", contact.Position, contact.Language ?? customer.Language);
                customer.AddContactPoint(ContactPointKind.Phone, contact.Phone, added);
                customer.AddContactPoint(ContactPointKind.Email, contact.Email, added);
            }
            foreach (var asset in input.Assets ?? [])
            {
                var productId = await db.Products.Where(p => p.Model == asset.Product).Select(p => (Guid?)p.Id).SingleOrDefaultAsync(stop)
                    ?? throw Refused.Invalid("Product.Unknown", "product", asset.Product ?? "");
                customer.AddAsset(productId, asset.Serial, asset.BoughtAt, asset.WarrantyUntil);
            }
            if (input.Grade is not null && !CustomerVisibility.MayGrade(actor)) throw Refused.Forbidden("Customer.GradeNotYours");
            customer.SetCare(input.Grade, input.CareNote);
            db.Customers.Add(customer);
            return new CustomerAdding(number, customer.Id);
        }, stop);
}

/// <summary>What is known of a new customer.</summary>
public sealed record CustomerInput
{
    public string? Name { get; init; }
    public CustomerKind? Kind { get; init; }
    public CustomerRelation? Relation { get; init; }
    public string? Language { get; init; }
    public string? Phone { get; init; }
    public string? Email { get; init; }
    public string? Address { get; init; }
    public string? City { get; init; }

    /// <summary>The number of the company that this one is a branch of.</summary>
    public string? Parent { get; init; }

    /// <summary>For sales and administrators to say.</summary>
    public CustomerGrade? Grade { get; init; }

    /// <summary>What colleagues are to mind.</summary>
    public string? CareNote { get; init; }
    public IReadOnlyList<ContactInput>? Contacts { get; init; }
    public IReadOnlyList<AssetInput>? Assets { get; init; }
}

public sealed record ContactInput(string? Name, string? Position, string? Phone, string? Email, string? Language);

/// <summary>A product that the customer owns; times in UTC.</summary>
public sealed record AssetInput(string? Product, string? Serial, DateTime? BoughtAt, DateTime? WarrantyUntil);

/// <summary>The new customer's number.</summary>
public sealed record CustomerAdding(string Number, Guid Id) : IAudited
{
    string IAudited.AuditSubject => Number;
}
