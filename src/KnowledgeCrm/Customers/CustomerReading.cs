using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Customers;

/// <summary>One customer: identity, contacts, branches, and what it owns. A customer sees itself, anybody else's is not found.</summary>
public sealed class CustomerReading(UseCase useCase)
{
    public Task<Outcome<CustomerView>> RunAsync(Actor actor, string number, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            var customer = await db.Customers.VisibleTo(actor)
                .Include(c => c.Contacts).Include(c => c.ContactPoints).Include(c => c.Assets).AsSplitQuery()
                .SingleOrDefaultAsync(c => c.Number == number, stop) ?? throw Refused.NotFound();
            var productIds = customer.Assets.Select(a => a.ProductId).ToHashSet();
            var products = await db.Products.Where(p => productIds.Contains(p.Id)).ToDictionaryAsync(p => p.Id, stop);
            // What the house thinks of a customer is not for the customer.
            var isStaff = CustomerVisibility.SeesAll(actor);
            var related = db.Customers.VisibleTo(actor);
            string? Of(ContactPointKind kind, Guid? contact) =>
                customer.ContactPoints.Find(p => p.Kind == kind && p.ContactId == contact)?.Value;
            return new CustomerView
            {
                Id = customer.Id,
                Number = customer.Number,
                Name = customer.Name,
                Kind = customer.Kind,
                Relation = customer.Relation,
                Language = customer.Language,
                Address = customer.Address,
                City = customer.City,
                CreatedAt = customer.CreatedAt,
                Grade = isStaff ? customer.Grade : null,
                CareNote = isStaff ? customer.CareNote : "",
                Version = customer.Version,
                Phone = Of(ContactPointKind.Phone, null),
                Email = Of(ContactPointKind.Email, null),
                Parent = await related.Where(c => c.Id == customer.ParentId).Select(c => new CustomerName(c.Number, c.Name)).SingleOrDefaultAsync(stop),
                Branches = await related.Where(c => c.ParentId == customer.Id).OrderBy(c => c.Name)
                    .Select(c => new CustomerName(c.Number, c.Name)).ToListAsync(stop),
                Contacts = [.. customer.Contacts.Select(c => new ContactView(
                    c.Name, c.Position, c.Language, Of(ContactPointKind.Phone, c.Id), Of(ContactPointKind.Email, c.Id)))],
                Assets = [.. customer.Assets.OrderByDescending(a => a.BoughtAt).Select(a => new AssetView(
                    products[a.ProductId].Model ?? "", products[a.ProductId].NameIn(actor.Language), a.Serial, a.BoughtAt, a.WarrantyUntil))],
            };
        }, stop);
}

/// <summary>A customer as staff, or the customer itself, sees it. Times are UTC.</summary>
public sealed record CustomerView
{
    public required Guid Id { get; init; }
    public required string Number { get; init; }
    public required string Name { get; init; }
    public required CustomerKind Kind { get; init; }
    public required CustomerRelation Relation { get; init; }
    public required string Language { get; init; }
    public required string Address { get; init; }
    public required string City { get; init; }
    public required DateTime CreatedAt { get; init; }

    /// <summary>For staff alone, as what is to be minded.</summary>
    public required CustomerGrade? Grade { get; init; }
    public required string CareNote { get; init; }
    public required int Version { get; init; }
    public required string? Phone { get; init; }
    public required string? Email { get; init; }
    public required CustomerName? Parent { get; init; }
    public required IReadOnlyList<CustomerName> Branches { get; init; }
    public required IReadOnlyList<ContactView> Contacts { get; init; }
    public required IReadOnlyList<AssetView> Assets { get; init; }
}

public sealed record CustomerName(string Number, string Name);

public sealed record ContactView(string Name, string Position, string Language, string? Phone, string? Email);

public sealed record AssetView(string Model, string ProductName, string Serial, DateTime? BoughtAt, DateTime? WarrantyUntil);
