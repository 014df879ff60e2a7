using KnowledgeCrm.Sales;
using Microsoft.AspNetCore.Http.HttpResults;
using WhoToTake = KnowledgeCrm.Experts.WhoToTake;

namespace KnowledgeCrm.Web.Api;

/// <summary>Opportunities, what was doubted in them and what it was answered with.</summary>
internal static class SalesEndpoints
{
    public static void Map(RouteGroupBuilder keyed)
    {
        var opportunities = keyed.MapGroup("/opportunities").WithTags("Sales");
        opportunities.MapGet("", ListAsync);
        opportunities.MapPost("", OpenAsync);
        var one = opportunities.MapGroup("/{number}").Refuses(404);
        one.MapGet("", ReadAsync);
        one.MapPut("", ChangeAsync).Refuses(409);
        one.MapPost("/move", MoveAsync).Refuses(409);
        one.MapPost("/objections", RaiseAsync);
        one.MapGet("/likely-objections", LikelyAsync);
        one.MapGet("/who-to-take", WhoToTakeAsync);
        keyed.MapPost("/raised-objections/{id:guid}/explanations", ExplainAsync).WithTags("Sales").Refuses(404);
    }

    /// <summary>Opportunities, those that changed last first. For sales, administrators and reps.</summary>
    /// <param name="q">A number, or a part of a title or a customer's name; absent: all.</param>
    /// <param name="stage">Only of this stage: <c>qualify</c>, <c>propose</c>, <c>negotiate</c>, <c>won</c>, <c>lost</c>.</param>
    /// <param name="customer">Only of the customer with this number.</param>
    /// <param name="product">Only with the product of this model.</param>
    /// <param name="segment">Only of customers of this segment: <c>household</c>, <c>business</c>, <c>dealer</c>, <c>repairPartner</c>.</param>
    /// <param name="page">From 1; up to 50 opportunities each.</param>
    internal static async Task<Listing<OpportunityLineAnswer>> ListAsync(
        Caller caller, OpportunityList list, CancellationToken stop, string? q = null, string? stage = null, string? customer = null, string? product = null,
        string? segment = null, int? page = null)
    {
        var at = Parameters.Page(page);
        var filter = new OpportunityFilter(
            Parameters.Named<OpportunityStage>(stage, "stage"), customer, null, Parameters.Named<CustomerSegment>(segment, "segment"), product, q, at);
        var found = (await list.RunAsync(caller.Actor, filter, stop)).Value;
        return new Listing<OpportunityLineAnswer> { Total = found.Total, Page = at + 1, PageSize = OpportunityList.PageSize, Items = [.. found.Items.Select(OpportunityLineAnswer.Of)] };
    }

    /// <summary>Opens an opportunity. For sales and administrators.</summary>
    internal static async Task<Created<OpportunityStanding>> OpenAsync(Caller caller, Body<OpportunityRequest> body, OpenOpportunity open, CancellationToken stop)
    {
        var opened = (await open.RunAsync(caller.Actor, body.Value.ToInput(), stop)).Value;
        return TypedResults.Created($"/api/v1/opportunities/{opened.Number}", OpportunityStanding.Of(opened));
    }

    /// <summary>An opportunity with what was doubted in it. For sales, administrators and reps.</summary>
    /// <param name="number">Its number.</param>
    internal static async Task<OpportunityAnswer> ReadAsync(Caller caller, string number, OpportunityReading reading, CancellationToken stop) =>
        OpportunityAnswer.Of((await reading.RunAsync(caller.Actor, number, stop)).Value);

    /// <summary>Changes an opportunity; what is sent is all that it says then. Its customer stays. For sales and administrators.</summary>
    /// <param name="number">Its number.</param>
    internal static async Task<OpportunityStanding> ChangeAsync(
        Caller caller, string number, Body<OpportunityChangeRequest> body, ChangeOpportunity change, CancellationToken stop) =>
        OpportunityStanding.Of((await change.RunAsync(caller.Actor, number, body.Value.ToInput(), body.Value.Version, stop)).Value);

    /// <summary>Moves an opportunity to another stage. For sales and administrators.</summary>
    /// <param name="number">Its number.</param>
    internal static async Task<OpportunityStanding> MoveAsync(Caller caller, string number, Body<StageRequest> body, MoveOpportunity move, CancellationToken stop) =>
        OpportunityStanding.Of((await move.RunAsync(
            caller.Actor, number, Parameters.Required(body.Value.Stage, "stage"), body.Value.Reason, body.Value.Version, stop)).Value);

    /// <summary>Records what the customer doubted, and with which explanation it was answered if it was. For sales and administrators.</summary>
    /// <param name="number">The opportunity's number.</param>
    internal static async Task<Created<RaisedStanding>> RaiseAsync(Caller caller, string number, Body<RaisedRequest> body, RaiseObjection raise, CancellationToken stop)
    {
        var raised = (await raise.RunAsync(caller.Actor, number, body.Value.ToInput(), stop)).Value;
        return TypedResults.Created($"/api/v1/opportunities/{raised.Opportunity}", new RaisedStanding { Id = raised.Id, Opportunity = raised.Opportunity });
    }

    /// <summary>Records that an explanation was given to a raised objection, or what came of it. For sales and administrators.</summary>
    /// <param name="id">The id of the raised objection.</param>
    internal static async Task<RaisedStanding> ExplainAsync(Caller caller, Guid id, Body<ExplanationRequest> body, GiveExplanation give, CancellationToken stop)
    {
        var raised = (await give.RunAsync(caller.Actor, id, body.Value.Article, body.Value.Result ?? ExplanationResult.Open, stop)).Value;
        return new RaisedStanding { Id = raised.Id, Opportunity = raised.Opportunity };
    }

    /// <summary>Whom to take along: colleagues who know what is offered, have dealt with the customer or such customers, won deals with an answer to
    /// what is doubted, and speak the language; each reason with its evidence as far as the caller may see it. For sales, administrators and reps.</summary>
    /// <param name="number">The opportunity's number.</param>
    internal static async Task<FoundPeople> WhoToTakeAsync(Caller caller, string number, WhoToTake who, CancellationToken stop) =>
        FoundPeople.Of((await who.RunAsync(caller.Actor, number, stop)).Value);

    /// <summary>What the customer is likely to doubt, by what was doubted in opportunities like it, with the best answers. For sales, administrators and reps.</summary>
    /// <param name="number">The opportunity's number.</param>
    internal static async Task<LikelyAnswer> LikelyAsync(Caller caller, string number, LikelyObjections likely, CancellationToken stop) =>
        LikelyAnswer.Of((await likely.RunAsync(caller.Actor, number, stop)).Value);
}
