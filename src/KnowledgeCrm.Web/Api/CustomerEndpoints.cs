using KnowledgeCrm.Customers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KnowledgeCrm.Web.Api;

/// <summary>Customers, for the staff who work with them; a customer sees itself.</summary>
internal static class CustomerEndpoints
{
    public static void Map(RouteGroupBuilder keyed)
    {
        var customers = keyed.MapGroup("/customers").WithTags("Customers");
        customers.MapGet("", ListAsync);
        customers.MapPost("", AddAsync);
        customers.MapGet("/{number}", ReadAsync).Refuses(404);
        customers.MapPost("/{number}/win", WinAsync).Refuses(404, 409);
    }

    /// <summary>Customers, newest first. For staff who work with them.</summary>
    /// <param name="q">A part of a name, a number, a telephone number, an e-mail address or a serial number; absent: all.</param>
    /// <param name="grade"><c>a</c> to <c>d</c>, or <c>none</c> for those without a grade; absent: all.</param>
    /// <param name="page">From 1; up to 50 customers each.</param>
    internal static async Task<Listing<CustomerLineAnswer>> ListAsync(
        Caller caller, CustomerList list, CancellationToken stop, string? q = null, string? grade = null, int? page = null)
    {
        var at = Parameters.Page(page);
        var found = (await list.RunAsync(caller.Actor, Filter(q, grade) with { Page = at }, stop)).Value;
        return new Listing<CustomerLineAnswer>
        {
            Total = found.Total,
            Page = at + 1,
            PageSize = CustomerList.PageSize,
            Items = [.. found.Items.Select(line => new CustomerLineAnswer
            {
                Number = line.Number, Name = line.Name, Kind = line.Kind, Relation = line.Relation, Language = line.Language,
                City = ArticleAnswer.OrAbsent(line.City), Phone = line.Phone, Grade = line.Grade,
            })],
        };
    }

    private static CustomerFilter Filter(string? text, string? grade) =>
        grade == "none" ? new(text, WithoutGrade: true) : new(text, Parameters.Named<CustomerGrade>(grade, "grade"));

    /// <summary>Adds a customer, with contacts and what it owns. For staff who work with customers.</summary>
    internal static async Task<Created<CustomerAdded>> AddAsync(
        Caller caller, Body<CustomerRequest> body, AddCustomer add, CancellationToken stop)
    {
        var added = (await add.RunAsync(caller.Actor, body.Value.ToInput(), stop)).Value;
        return TypedResults.Created($"/api/v1/customers/{added.Number}", new CustomerAdded { Number = added.Number });
    }

    /// <summary>A customer with its contacts and what it owns. Anybody else's is not found.</summary>
    /// <param name="number">The customer's number.</param>
    internal static async Task<CustomerAnswer> ReadAsync(Caller caller, string number, CustomerReading reading, CancellationToken stop) =>
        CustomerAnswer.Of((await reading.RunAsync(caller.Actor, number, stop)).Value);

    /// <summary>Says that a prospect has become a customer. For staff who work with customers.</summary>
    /// <param name="number">The customer's number.</param>
    internal static async Task<NoContent> WinAsync(Caller caller, string number, WinCustomer win, CancellationToken stop)
    {
        _ = (await win.RunAsync(caller.Actor, number, stop)).Value;
        return TypedResults.NoContent();
    }
}
