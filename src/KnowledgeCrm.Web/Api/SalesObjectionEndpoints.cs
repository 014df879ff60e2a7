using KnowledgeCrm.Sales;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KnowledgeCrm.Web.Api;

/// <summary>The catalogue of objections, and the explanations that answer them.</summary>
internal static class SalesObjectionEndpoints
{
    public static void Map(RouteGroupBuilder keyed)
    {
        var objections = keyed.MapGroup("/objections").WithTags("Sales");
        objections.MapGet("", ListAsync);
        objections.MapPost("", AddAsync).Refuses(409);
        objections.MapGet("/suggested", SuggestAsync);
        var one = objections.MapGroup("/{number}").Refuses(404);
        one.MapGet("", ReadAsync);
        one.MapPut("", ChangeAsync).Refuses(409);
        one.MapPost("/merge", MergeAsync).Refuses(409);
        one.MapPost("/answers", WriteAsync);
    }

    /// <summary>Objections with the best answer to each, those raised most first. For everybody of the house; figures are of the opportunities that the caller may see.</summary>
    /// <param name="q">A part of the wording, or a number; absent: all.</param>
    /// <param name="product">The figures of the product of this model.</param>
    /// <param name="segment">The figures of this segment: <c>household</c>, <c>business</c>, <c>dealer</c>, <c>repairPartner</c>.</param>
    /// <param name="topic">Only of the topic with this key.</param>
    /// <param name="page">From 1; up to 50 objections each.</param>
    internal static async Task<Listing<ObjectionLineAnswer>> ListAsync(
        Caller caller, ObjectionList list, CancellationToken stop, string? q = null, string? product = null, string? segment = null, string? topic = null, int? page = null)
    {
        var at = Parameters.Page(page);
        var filter = new ObjectionFilter(product, Parameters.Named<CustomerSegment>(segment, "segment"), topic, q, at);
        var found = (await list.RunAsync(caller.Actor, filter, stop)).Value;
        return new Listing<ObjectionLineAnswer> { Total = found.Total, Page = at + 1, PageSize = ObjectionList.PageSize, Items = [.. found.Items.Select(ObjectionLineAnswer.Of)] };
    }

    /// <summary>Adds an objection. For sales, knowledge managers and administrators.</summary>
    internal static async Task<Created<ObjectionStanding>> AddAsync(Caller caller, Body<ObjectionRequest> body, SaveObjection save, CancellationToken stop)
    {
        var added = (await save.RunAsync(caller.Actor, null, body.Value.ToInput(), null, stop)).Value;
        return TypedResults.Created($"/api/v1/objections/{added.Number}", ObjectionStanding.Of(added));
    }

    /// <summary>The objections that a customer's words may be, the nearest first. For everybody of the house.</summary>
    /// <param name="words">What the customer says, in either language.</param>
    internal static async Task<IReadOnlyList<SuggestedObjectionAnswer>> SuggestAsync(Caller caller, SuggestedObjections suggested, CancellationToken stop, string? words = null) =>
        [.. (await suggested.RunAsync(caller.Actor, words, null, stop)).Value.Select(SuggestedObjectionAnswer.Of)];

    /// <summary>An objection with every answer that was given to it, ranked. For everybody of the house; figures are of the opportunities that the caller may see.</summary>
    /// <param name="number">Its number, also one that it took over.</param>
    /// <param name="product">The figures of the product of this model.</param>
    /// <param name="segment">The figures of this segment: <c>household</c>, <c>business</c>, <c>dealer</c>, <c>repairPartner</c>.</param>
    internal static async Task<ObjectionAnswer> ReadAsync(
        Caller caller, string number, ObjectionReading reading, CancellationToken stop, string? product = null, string? segment = null) =>
        ObjectionAnswer.Of((await reading.RunAsync(caller.Actor, number, product, Parameters.Named<CustomerSegment>(segment, "segment"), stop)).Value);

    /// <summary>Changes the wording of an objection; what is sent is all that it says then. For sales, knowledge managers and administrators.</summary>
    /// <param name="number">Its number.</param>
    internal static async Task<ObjectionStanding> ChangeAsync(Caller caller, string number, Body<ObjectionRequest> body, SaveObjection save, CancellationToken stop) =>
        ObjectionStanding.Of((await save.RunAsync(caller.Actor, number, body.Value.ToInput(), body.Value.Version, stop)).Value);

    /// <summary>Makes an objection a part of another that says the same; what was raised under it counts there. For sales, knowledge managers and administrators.</summary>
    /// <param name="number">The number of the one that becomes a part.</param>
    internal static async Task<ObjectionStanding> MergeAsync(Caller caller, string number, Body<ObjectionMergeRequest> body, MergeObjections merge, CancellationToken stop) =>
        ObjectionStanding.Of((await merge.RunAsync(caller.Actor, number, body.Value.Into, stop)).Value);

    /// <summary>Begins a new explanation: a draft for authors and knowledge managers, a candidate for sales. It goes through review like any article.</summary>
    /// <param name="number">The objection's number.</param>
    internal static async Task<Created<BegunAnswer>> WriteAsync(Caller caller, string number, Body<NewAnswerRequest> body, WriteAnswer write, CancellationToken stop)
    {
        var begun = (await write.RunAsync(caller.Actor, number, body.Value.ToInput(), stop)).Value;
        return TypedResults.Created($"/api/v1/articles/{begun.Number}", new BegunAnswer { Number = begun.Number, IsDraft = begun.IsDraft });
    }
}
