using KnowledgeCrm.Customers;

namespace KnowledgeCrm.Web.Api;

/// <summary>A customer to add.</summary>
public sealed record CustomerRequest
{
    /// <summary>Up to 200 characters. Required.</summary>
    public string? Name { get; init; }

    /// <summary><c>person</c> when absent.</summary>
    public CustomerKind? Kind { get; init; }

    /// <summary><c>customer</c> when absent; the others are for organisations.</summary>
    public CustomerRelation? Relation { get; init; }

    /// <summary>The language to speak with them: <c>en</c> or <c>zh</c>. When absent, that of the request.</summary>
    public string? Language { get; init; }

    /// <summary>A telephone number, in any way of writing it.</summary>
    public string? Phone { get; init; }

    /// <summary>An e-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>Street and number, up to 1,000 characters.</summary>
    public string? Address { get; init; }

    /// <summary>Up to 200 characters.</summary>
    public string? City { get; init; }

    /// <summary>The number of the company that this one is a branch of.</summary>
    public string? Parent { get; init; }

    /// <summary>How much it matters to the house: <c>a</c> the most; for sales and administrators to say. Absent: no grade.</summary>
    public CustomerGrade? Grade { get; init; }

    /// <summary>What colleagues are to mind, up to 1,000 characters.</summary>
    public string? CareNote { get; init; }

    /// <summary>People to speak with there.</summary>
    public IReadOnlyList<ContactPerson>? Contacts { get; init; }

    /// <summary>What it owns.</summary>
    public IReadOnlyList<OwnedProduct>? Assets { get; init; }

    internal CustomerInput ToInput() => new()
    {
        Name = Name,
        Kind = Kind,
        Relation = Relation,
        Language = Language,
        Phone = Phone,
        Email = Email,
        Address = Address,
        City = City,
        Parent = Parent,
        Grade = Grade,
        CareNote = CareNote,
        Contacts = Contacts is null ? null
            : [.. Contacts.Select(contact => new ContactInput(contact.Name, contact.Position, contact.Phone, contact.Email, contact.Language))],
        Assets = Assets is null ? null
            : [.. Assets.Select(asset => new AssetInput(asset.Product, asset.Serial, Midnight(asset.BoughtOn), Midnight(asset.WarrantyUntil)))],
    };

    private static DateTime? Midnight(DateOnly? day) => day?.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
}

/// <summary>Somebody to speak with at a customer.</summary>
public sealed record ContactPerson
{
    /// <summary>Required.</summary>
    public string? Name { get; init; }

    /// <summary>What they do there.</summary>
    public string? Position { get; init; }

    /// <summary>A telephone number.</summary>
    public string? Phone { get; init; }

    /// <summary>An e-mail address.</summary>
    public string? Email { get; init; }

    /// <summary><c>en</c> or <c>zh</c>; when absent, the customer's.</summary>
    public string? Language { get; init; }
}

/// <summary>A product that a customer owns.</summary>
public sealed record OwnedProduct
{
    /// <summary>The product's model. Required.</summary>
    public string? Product { get; init; }

    /// <summary>The serial number.</summary>
    public string? Serial { get; init; }

    /// <summary>The day it was bought. Example: <c>2025-03-01</c>.</summary>
    public DateOnly? BoughtOn { get; init; }

    /// <summary>The last day of its warranty; not before the day it was bought.</summary>
    public DateOnly? WarrantyUntil { get; init; }
}

/// <summary>The customer that was added.</summary>
public sealed record CustomerAdded
{
    /// <summary>Its number. Example: <c>CU-1007</c>.</summary>
    public required string Number { get; init; }
}

/// <summary>One customer of a list.</summary>
public sealed record CustomerLineAnswer
{
    /// <summary>Its number.</summary>
    public required string Number { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>A person or an organisation.</summary>
    public required CustomerKind Kind { get; init; }

    /// <summary>What it is to us.</summary>
    public required CustomerRelation Relation { get; init; }

    /// <summary>The language to speak with them: <c>en</c> or <c>zh</c>.</summary>
    public required string Language { get; init; }

    /// <summary>Where it is.</summary>
    public string? City { get; init; }

    /// <summary>A telephone number.</summary>
    public string? Phone { get; init; }

    /// <summary>How much it matters to the house; absent without a grade.</summary>
    public CustomerGrade? Grade { get; init; }
}

/// <summary>A customer with its contacts and what it owns.</summary>
public sealed record CustomerAnswer
{
    /// <summary>Its number.</summary>
    public required string Number { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>A person or an organisation.</summary>
    public required CustomerKind Kind { get; init; }

    /// <summary>What it is to us.</summary>
    public required CustomerRelation Relation { get; init; }

    /// <summary>The language to speak with them: <c>en</c> or <c>zh</c>.</summary>
    public required string Language { get; init; }

    /// <summary>A telephone number.</summary>
    public string? Phone { get; init; }

    /// <summary>An e-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>Street and number.</summary>
    public string? Address { get; init; }

    /// <summary>Where it is.</summary>
    public string? City { get; init; }

    /// <summary>The number of the company that it is a branch of.</summary>
    public string? Parent { get; init; }

    /// <summary>How much it matters to the house; for staff. Absent without a grade.</summary>
    public CustomerGrade? Grade { get; init; }

    /// <summary>What colleagues are to mind; for staff.</summary>
    public string? CareNote { get; init; }

    /// <summary>Counts changes.</summary>
    public required int Version { get; init; }

    /// <summary>The numbers of its branches.</summary>
    public required IReadOnlyList<string> Branches { get; init; }

    /// <summary>People to speak with there.</summary>
    public required IReadOnlyList<ContactPerson> Contacts { get; init; }

    /// <summary>What it owns, newest first.</summary>
    public required IReadOnlyList<OwnedProduct> Assets { get; init; }

    internal static CustomerAnswer Of(CustomerView view) => new()
    {
        Number = view.Number,
        Name = view.Name,
        Kind = view.Kind,
        Relation = view.Relation,
        Language = view.Language,
        Phone = view.Phone,
        Email = view.Email,
        Address = ArticleAnswer.OrAbsent(view.Address),
        City = ArticleAnswer.OrAbsent(view.City),
        Parent = view.Parent?.Number,
        Grade = view.Grade,
        CareNote = ArticleAnswer.OrAbsent(view.CareNote),
        Version = view.Version,
        Branches = [.. view.Branches.Select(branch => branch.Number)],
        Contacts = [.. view.Contacts.Select(contact => new ContactPerson
        {
            Name = contact.Name, Position = contact.Position, Phone = contact.Phone, Email = contact.Email, Language = contact.Language,
        })],
        Assets = [.. view.Assets.Select(asset => new OwnedProduct
        {
            Product = asset.Model, Serial = asset.Serial, BoughtOn = Day(asset.BoughtAt), WarrantyUntil = Day(asset.WarrantyUntil),
        })],
    };

    private static DateOnly? Day(DateTime? time) => time is { } known ? DateOnly.FromDateTime(known) : null;
}
