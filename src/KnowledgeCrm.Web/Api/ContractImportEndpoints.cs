using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;

namespace KnowledgeCrm.Web.Api;

/// <summary>Contracts of another system.</summary>
internal static class ContractImportEndpoints
{
    public static void Map(RouteGroupBuilder keyed) => keyed.MapGroup("").WithTags("Customers").MapPost("/contracts/import", ImportAsync);

    /// <summary>Brings in contracts of another system: a key that is known changes that contract, none is removed, and what is sent again changes nothing. A bad row is told and keeps no other
    /// from coming in. For staff who work with customers.</summary>
    internal static async Task<ImportAnswer> ImportAsync(Caller caller, Body<ContractImportRequest> body, ImportContracts import, CancellationToken stop)
    {
        var rows = ImportRows.Of(body.Value.Contracts, "contracts", row => new ContractRow(row.Key, row.ToInput()));
        return ImportAnswer.Of((await import.RunAsync(caller.Actor, rows, null, stop)).Value, caller.Actor.Language);
    }
}

/// <summary>Contracts to bring in.</summary>
public sealed record ContractImportRequest
{
    /// <summary>Up to 1,000 contracts. Required.</summary>
    public IReadOnlyList<ContractImportRow>? Contracts { get; init; }
}

/// <summary>One contract of another system.</summary>
public sealed record ContractImportRow
{
    /// <summary>Its name there, up to 200 characters; the same one again is the same contract. Required.</summary>
    public string? Key { get; init; }

    /// <summary>The customer's number. Required.</summary>
    public string? Customer { get; init; }

    /// <summary>What it is called, up to 200 characters. Required.</summary>
    public string? Title { get; init; }

    /// <summary>The key of the service level. Required.</summary>
    public string? ServiceLevel { get; init; }

    /// <summary>The first day that it holds. Required.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day; absent: without an end.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Models of products and keys of categories that it covers.</summary>
    public IReadOnlyList<string>? Products { get; init; }

    /// <summary>Serial numbers that it covers. With no products either, it covers everything that the customer owns.</summary>
    public IReadOnlyList<string>? Assets { get; init; }

    /// <summary>What colleagues should know, up to 1,000 characters.</summary>
    public string? Note { get; init; }

    internal ContractInput ToInput() => new()
    {
        Customer = Customer, Title = Title, ServiceLevel = ServiceLevel, From = From, To = To, Products = Products, Assets = Assets, Note = Note,
    };
}
