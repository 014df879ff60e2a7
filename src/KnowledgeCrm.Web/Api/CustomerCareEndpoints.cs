using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;

namespace KnowledgeCrm.Web.Api;

/// <summary>How much customers matter to the house, and what is to be minded with them.</summary>
internal static class CustomerCareEndpoints
{
    public static void Map(RouteGroupBuilder keyed)
    {
        var customers = keyed.MapGroup("/customers").WithTags("Customers");
        customers.MapPut("/{number}/care", SetAsync).Refuses(404, 409);
        customers.MapPost("/care/import", ImportAsync);
    }

    /// <summary>Says what grade a customer has and what is to be minded with it. Its open cases are due by the service level of its grade from then on, where no contract says otherwise. For staff
    /// who work with customers; the grade is for sales and administrators to change.</summary>
    /// <param name="number">The customer's number.</param>
    internal static async Task<SavedRule> SetAsync(Caller caller, string number, Body<CustomerCareRequest> body, SetCustomerCare set, CancellationToken stop)
    {
        var done = (await set.RunAsync(caller.Actor, number, body.Value.Grade, body.Value.CareNote, body.Value.Version, stop)).Value;
        return new SavedRule { Key = done.Number, Version = done.Version };
    }

    /// <summary>Brings in grades and care notes of customers that are known: what is absent stays as it is, and what is sent again changes nothing. A bad row is told and keeps no other from
    /// coming in. For staff who work with customers; rows that change a grade are for sales and administrators.</summary>
    internal static async Task<ImportAnswer> ImportAsync(Caller caller, Body<CustomerCareImportRequest> body, ImportCustomerCare import, CancellationToken stop)
    {
        var rows = ImportRows.Of(body.Value.Customers, "customers", row => new CustomerCareRow(row.Customer, row.Grade, row.NoGrade ?? false, row.CareNote));
        return ImportAnswer.Of((await import.RunAsync(caller.Actor, rows, null, stop)).Value, caller.Actor.Language);
    }
}

/// <summary>All that is to be said of how a customer is cared for.</summary>
public sealed record CustomerCareRequest
{
    /// <summary>How much it matters: <c>a</c> the most; absent: no grade.</summary>
    public CustomerGrade? Grade { get; init; }

    /// <summary>What colleagues are to mind, up to 1,000 characters; absent: nothing.</summary>
    public string? CareNote { get; init; }

    /// <summary>The <c>version</c> that the change started from; when there is a newer one, 409. Absent: whatever is there.</summary>
    public int? Version { get; init; }
}

/// <summary>Grades and care notes to bring in.</summary>
public sealed record CustomerCareImportRequest
{
    /// <summary>Up to 1,000 customers. Required.</summary>
    public IReadOnlyList<CustomerCareImportRow>? Customers { get; init; }
}

/// <summary>What is to be said of one customer.</summary>
public sealed record CustomerCareImportRow
{
    /// <summary>The customer's number. Required.</summary>
    public string? Customer { get; init; }

    /// <summary>Its grade; absent: as it is.</summary>
    public CustomerGrade? Grade { get; init; }

    /// <summary>True: it has no grade any more.</summary>
    public bool? NoGrade { get; init; }

    /// <summary>What colleagues are to mind, up to 1,000 characters; absent: as it is.</summary>
    public string? CareNote { get; init; }
}
