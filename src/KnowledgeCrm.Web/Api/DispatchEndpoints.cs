using KnowledgeCrm.Complaints;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KnowledgeCrm.Web.Api;

/// <summary>Work that partners do: sent by the centre, accepted, worked and answered by the partner, closed or taken back by the centre.</summary>
internal static class DispatchEndpoints
{
    public static void Map(RouteGroupBuilder keyed)
    {
        keyed.MapPost("/cases/{number}/dispatches", SendAsync).WithTags("Dispatches").Refuses(404, 409);
        var all = keyed.MapGroup("/dispatches").WithTags("Dispatches").Refuses(404);
        all.MapGet("", ListAsync);
        all.MapGet("/{dispatch}", ReadAsync);
        all.MapPost("/{dispatch}/accept", AcceptAsync).Refuses(409);
        all.MapPost("/{dispatch}/begin", BeginAsync).Refuses(409);
        all.MapPost("/{dispatch}/decline", DeclineAsync).Refuses(409);
        all.MapPost("/{dispatch}/answer", AnswerAsync).Refuses(409);
        all.MapPost("/{dispatch}/posts", PostAsync).Refuses(409);
        all.MapPost("/{dispatch}/return", ReturnAsync).Refuses(409);
        all.MapPost("/{dispatch}/take-back", TakeBackAsync).Refuses(409);
        all.MapPost("/{dispatch}/close", CloseAsync).Refuses(409);
    }

    /// <summary>Sends work on a case to a dealer, repair partner or branch. For representatives.</summary>
    /// <param name="number">The case's number.</param>
    internal static async Task<Created<DispatchStanding>> SendAsync(
        Caller caller, string number, Body<DispatchRequest> body, SendDispatch send, CancellationToken stop)
    {
        var request = body.Value;
        var done = (await send.RunAsync(caller.Actor, number, new NewDispatch
        {
            Partner = request.Partner, Task = request.Task, DueAt = request.DueAt, Serial = request.Serial, ShowsCustomer = request.ShowsCustomer == true,
            Articles = request.Articles ?? [],
        }, stop)).Value;
        return TypedResults.Created($"/api/v1/dispatches/{done.Number}", DispatchStanding.Of(done));
    }

    /// <summary>Dispatches, those due first at the top: all for those who see cases, a partner's own for that partner.</summary>
    /// <param name="show"><c>open</c> (when absent), <c>overdue</c>, <c>done</c> or <c>all</c>.</param>
    /// <param name="state">Only those in this state.</param>
    /// <param name="partner">A partner's customer number.</param>
    /// <param name="page">From 1; up to 50 each.</param>
    internal static async Task<Listing<DispatchListed>> ListAsync(
        Caller caller, DispatchList list, CancellationToken stop, string? show = null, string? state = null, string? partner = null, int? page = null)
    {
        var at = Parameters.Page(page);
        var filter = new DispatchFilter(
            Parameters.Named<DispatchShow>(show, "show") ?? DispatchShow.Open, Parameters.Named<DispatchState>(state, "state"),
            string.IsNullOrEmpty(partner) ? null : partner, Page: at);
        var found = (await list.RunAsync(caller.Actor, filter, stop)).Value;
        return new Listing<DispatchListed> { Total = found.Total, Page = at + 1, PageSize = DispatchList.PageSize, Items = [.. found.Items.Select(DispatchListed.Of)] };
    }

    /// <summary>A dispatch with its thread. One that was taken back is not there for the partner.</summary>
    /// <param name="dispatch">The dispatch's number.</param>
    internal static async Task<DispatchDetail> ReadAsync(Caller caller, string dispatch, DispatchReading reading, CancellationToken stop) =>
        DispatchDetail.Of((await reading.RunAsync(caller.Actor, dispatch, stop)).Value);

    /// <summary>The partner says what came of it, and what it cost.</summary>
    /// <param name="dispatch">The dispatch's number.</param>
    internal static async Task<DispatchStanding> AnswerAsync(
        Caller caller, string dispatch, Body<DispatchAnswerRequest> body, AnswerDispatch answer, CancellationToken stop)
    {
        var request = body.Value;
        return DispatchStanding.Of((await answer.RunAsync(caller.Actor, dispatch, new DispatchAnswer
        {
            Result = request.Result, Outcome = request.Outcome, Article = request.Article, Cause = request.Cause, Parts = request.Parts, Labour = request.Labour,
            Travel = request.Travel, Currency = request.Currency,
        }, stop)).Value);
    }

    /// <summary>The partner takes it on.</summary>
    /// <param name="dispatch">The dispatch's number.</param>
    internal static Task<DispatchStanding> AcceptAsync(Caller caller, string dispatch, MoveDispatch move, CancellationToken stop) =>
        MovedAsync(caller, dispatch, DispatchAction.Accept, null, move, stop);

    /// <summary>The partner begins to work.</summary>
    /// <param name="dispatch">The dispatch's number.</param>
    internal static Task<DispatchStanding> BeginAsync(Caller caller, string dispatch, MoveDispatch move, CancellationToken stop) =>
        MovedAsync(caller, dispatch, DispatchAction.Begin, null, move, stop);

    /// <summary>The partner won't do it, and says why.</summary>
    /// <param name="dispatch">The dispatch's number.</param>
    internal static Task<DispatchStanding> DeclineAsync(Caller caller, string dispatch, Body<DispatchTextRequest> body, MoveDispatch move, CancellationToken stop) =>
        MovedAsync(caller, dispatch, DispatchAction.Decline, body.Value.Text, move, stop);

    /// <summary>Writes to the other side.</summary>
    /// <param name="dispatch">The dispatch's number.</param>
    internal static Task<DispatchStanding> PostAsync(Caller caller, string dispatch, Body<DispatchTextRequest> body, MoveDispatch move, CancellationToken stop) =>
        MovedAsync(caller, dispatch, DispatchAction.Post, body.Value.Text, move, stop);

    /// <summary>The centre is not content with an answer, and says what is missing. For representatives.</summary>
    /// <param name="dispatch">The dispatch's number.</param>
    internal static Task<DispatchStanding> ReturnAsync(Caller caller, string dispatch, Body<DispatchTextRequest> body, MoveDispatch move, CancellationToken stop) =>
        MovedAsync(caller, dispatch, DispatchAction.Return, body.Value.Text, move, stop);

    /// <summary>The centre takes it back; the partner sees it no more. For representatives.</summary>
    /// <param name="dispatch">The dispatch's number.</param>
    internal static Task<DispatchStanding> TakeBackAsync(Caller caller, string dispatch, MoveDispatch move, CancellationToken stop) =>
        MovedAsync(caller, dispatch, DispatchAction.TakeBack, null, move, stop);

    /// <summary>The centre is content with an answer. For representatives.</summary>
    /// <param name="dispatch">The dispatch's number.</param>
    internal static Task<DispatchStanding> CloseAsync(Caller caller, string dispatch, MoveDispatch move, CancellationToken stop) =>
        MovedAsync(caller, dispatch, DispatchAction.Close, null, move, stop);

    private static async Task<DispatchStanding> MovedAsync(
        Caller caller, string dispatch, DispatchAction action, string? text, MoveDispatch move, CancellationToken stop) =>
        DispatchStanding.Of((await move.RunAsync(caller.Actor, dispatch, action, text, stop)).Value);
}
