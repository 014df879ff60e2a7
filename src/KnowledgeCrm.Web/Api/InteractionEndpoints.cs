using KnowledgeCrm.Interactions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;

namespace KnowledgeCrm.Web.Api;

/// <summary>Contacts with customers: who is calling, the log, call-backs, call lists. For staff who work with customers.</summary>
internal static class InteractionEndpoints
{
    public static void Map(RouteGroupBuilder keyed)
    {
        keyed.MapGet("/callers", CallersAsync).WithTags("Contacts");
        keyed.MapPost("/interactions", AddAsync).WithTags("Contacts").Refuses(404, 409);
        keyed.MapGet("/customers/{number}/interactions", LogAsync).WithTags("Contacts").Refuses(404);
        var backs = keyed.MapGroup("/call-backs").WithTags("Contacts");
        backs.MapGet("", CallBacksAsync);
        backs.MapPost("/{id:guid}/done", DoneAsync).Refuses(404, 409);
        backs.MapPost("/{id:guid}/put-off", PutOffAsync).Refuses(404, 409);
        var lists = keyed.MapGroup("/call-lists").WithTags("Call lists");
        lists.MapGet("", ListsAsync);
        lists.MapPost("", MakeListAsync);
        lists.MapPost("/{id:guid}/next", NextAsync).Refuses(404, 409);
        lists.MapPost("/{id:guid}/close", CloseAsync).Refuses(404, 409);
        lists.MapPost("/{id:guid}/open", OpenAsync).Refuses(404);
        lists.MapPost("/entries/{id:guid}/give-back", GiveBackAsync).Refuses(404, 409);
    }

    /// <summary>Whom a telephone number belongs to, and the page that a telephone system opens for it.</summary>
    /// <param name="number">The number, in any way of writing it.</param>
    internal static async Task<CallersAnswer> CallersAsync(Caller caller, RecogniseCaller recognise, CancellationToken stop, string? number = null)
    {
        var found = (await recognise.RunAsync(caller.Actor, number, stop)).Value;
        return new CallersAnswer
        {
            Page = QueryHelpers.AddQueryString("/console/call", "number", number ?? ""),
            Callers = [.. found.Select(match => new CallerAnswer
            {
                Customer = match.Customer, Name = match.Name, Kind = match.Kind, Relation = match.Relation, City = ArticleAnswer.OrAbsent(match.City),
                Language = match.Language, Contact = match.Contact, Position = ArticleAnswer.OrAbsent(match.Position ?? ""), LastContactAt = match.LastContactAt,
                OpenCases = match.OpenCases, Grade = match.Grade,
            })],
        };
    }

    /// <summary>Writes a contact into a customer's log.</summary>
    internal static async Task<Created<InteractionAdded>> AddAsync(Caller caller, Body<InteractionRequest> body, LogInteraction log, CancellationToken stop)
    {
        var logged = (await log.RunAsync(caller.Actor, body.Value.ToInput(), stop)).Value;
        return TypedResults.Created($"/api/v1/customers/{logged.Customer}/interactions", new InteractionAdded { Id = logged.Id });
    }

    /// <summary>Every contact with a customer on every channel, newest first.</summary>
    /// <param name="number">The customer's number.</param>
    /// <param name="page">From 1; up to 20 each.</param>
    internal static async Task<Listing<InteractionAnswer>> LogAsync(Caller caller, string number, ContactLog log, CancellationToken stop, int? page = null)
    {
        var at = Parameters.Page(page);
        var found = (await log.RunAsync(caller.Actor, number, at, stop)).Value;
        return new Listing<InteractionAnswer>
        {
            Total = found.Total,
            Page = at + 1,
            PageSize = ContactLog.PageSize,
            Items = [.. found.Items.Select(line => new InteractionAnswer
            {
                Id = line.Id, At = line.At, By = line.By, Channel = line.Channel, Direction = line.Direction, Text = line.Text, Disposition = line.Disposition,
                Case = line.Case, Contact = line.Contact, Seconds = line.Seconds, NextAt = line.NextAt, NextStep = ArticleAnswer.OrAbsent(line.NextStep),
                NextDoneAt = line.NextDoneAt,
            })],
        };
    }

    /// <summary>Call-backs that are not done yet, the longest overdue first.</summary>
    /// <param name="mine">True for the caller's own only.</param>
    /// <param name="page">From 1; up to 50 each.</param>
    internal static async Task<Listing<CallBackAnswer>> CallBacksAsync(
        Caller caller, CallBacks backs, CancellationToken stop, bool? mine = null, int? page = null)
    {
        var at = Parameters.Page(page);
        var found = (await backs.RunAsync(caller.Actor, mine == true, at, stop)).Value;
        return new Listing<CallBackAnswer>
        {
            Total = found.Total,
            Page = at + 1,
            PageSize = CallBacks.PageSize,
            Items = [.. found.Items.Select(line => new CallBackAnswer
            {
                Id = line.Id, NextAt = line.NextAt, NextStep = ArticleAnswer.OrAbsent(line.NextStep), Customer = line.Customer, Phone = line.Phone, By = line.By, Case = line.Case,
            })],
        };
    }

    /// <summary>Says that a call-back is done, or not needed any more.</summary>
    /// <param name="id">The contact at which it was agreed.</param>
    internal static async Task<NoContent> DoneAsync(Caller caller, Guid id, CompleteCallBack complete, CancellationToken stop)
    {
        _ = (await complete.RunAsync(caller.Actor, id, stop)).Value;
        return TypedResults.NoContent();
    }

    /// <summary>Puts a call-back off.</summary>
    /// <param name="id">The contact at which it was agreed.</param>
    internal static async Task<NoContent> PutOffAsync(Caller caller, Guid id, Body<PutOffRequest> body, PutOffCallBack putOff, CancellationToken stop)
    {
        _ = (await putOff.RunAsync(caller.Actor, id, Parameters.Required(body.Value.To, "to"), stop)).Value;
        return TypedResults.NoContent();
    }

    /// <summary>All call lists, those that are worked first.</summary>
    internal static async Task<IReadOnlyList<CallListAnswer>> ListsAsync(Caller caller, CallLists lists, CancellationToken stop) =>
        [.. (await lists.RunAsync(caller.Actor, stop)).Value.Select(CallListAnswer.Of)];

    /// <summary>Makes a call list of at most 5,000 customers.</summary>
    internal static async Task<Created<CallListAdded>> MakeListAsync(Caller caller, Body<CallListRequest> body, MakeCallList make, CancellationToken stop)
    {
        var input = new CallListInput { Name = body.Value.Name, Purpose = body.Value.Purpose, Customers = body.Value.Customers, Product = body.Value.Product };
        var made = (await make.RunAsync(caller.Actor, input, stop)).Value;
        return TypedResults.Created($"/api/v1/call-lists/{made.Id}", new CallListAdded { Id = made.Id });
    }

    /// <summary>Gives the caller the next customer of a list to call; nobody else gets that one. No content where there is none at this moment.</summary>
    /// <param name="id">The list.</param>
    internal static async Task<Results<Ok<TakenCallAnswer>, NoContent>> NextAsync(Caller caller, Guid id, TakeNextCall take, CancellationToken stop) =>
        (await take.RunAsync(caller.Actor, id, stop)).Value is { } call
            ? TypedResults.Ok(new TakenCallAnswer
            {
                Entry = call.EntryId, Customer = call.Customer, Phone = call.Phone, Purpose = ArticleAnswer.OrAbsent(call.Purpose), Tries = call.Tries,
            })
            : TypedResults.NoContent();

    /// <summary>Ends the work on a list.</summary>
    /// <param name="id">The list.</param>
    internal static Task<NoContent> CloseAsync(Caller caller, Guid id, CloseCallList close, CancellationToken stop) => SetAsync(caller, id, close, true, stop);

    /// <summary>Takes a list up again.</summary>
    /// <param name="id">The list.</param>
    internal static Task<NoContent> OpenAsync(Caller caller, Guid id, CloseCallList close, CancellationToken stop) => SetAsync(caller, id, close, false, stop);

    /// <summary>Leaves a call that the caller has taken to others.</summary>
    /// <param name="id">The list's entry.</param>
    internal static async Task<NoContent> GiveBackAsync(Caller caller, Guid id, GiveBackCall giveBack, CancellationToken stop)
    {
        _ = (await giveBack.RunAsync(caller.Actor, id, stop)).Value;
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> SetAsync(Caller caller, Guid id, CloseCallList close, bool closed, CancellationToken stop)
    {
        _ = (await close.RunAsync(caller.Actor, id, closed, stop)).Value;
        return TypedResults.NoContent();
    }
}
