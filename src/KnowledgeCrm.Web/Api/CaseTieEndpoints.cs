using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KnowledgeCrm.Web.Api;

/// <summary>How cases hang together: parts, merges, splits, watchers, and others of the same thing.</summary>
internal static class CaseTieEndpoints
{
    public static void Map(RouteGroupBuilder keyed)
    {
        var ties = keyed.MapGroup("/cases/{number}").WithTags("Cases");
        ties.MapGet("/relations", RelationsAsync).Refuses(404);
        ties.MapGet("/related", RelatedAsync).Refuses(404);
        ties.MapPut("/parent", SetParentAsync).Refuses(404, 409);
        ties.MapPost("/children/solution", PassOnAsync).Refuses(404, 409);
        ties.MapPost("/merge", MergeAsync).Refuses(404, 409);
        ties.MapDelete("/merge", UndoMergeAsync).Refuses(404, 409);
        ties.MapPost("/split", SplitAsync).Refuses(404, 409);
        ties.MapDelete("/split", UndoSplitAsync).Refuses(404, 409);
        ties.MapPut("/watchers", WatchAsync).Refuses(404, 409);
        ties.MapDelete("/watchers", UnwatchAsync).Refuses(404, 409);
    }

    /// <summary>What a case hangs together with, and who watches it. For those who see cases.</summary>
    /// <param name="number">The case's number.</param>
    internal static async Task<CaseRelationsAnswer> RelationsAsync(Caller caller, string number, CaseRelations relations, CancellationToken stop) =>
        CaseRelationsAnswer.Of((await relations.RunAsync(caller.Actor, number, stop)).Value);

    /// <summary>Other cases about the same thing, and about the same product at this customer, with what solved them. For those who see cases.</summary>
    /// <param name="number">The case's number.</param>
    internal static async Task<RelatedCasesAnswer> RelatedAsync(Caller caller, string number, RelatedCases related, CancellationToken stop) =>
        RelatedCasesAnswer.Of((await related.RunAsync(caller.Actor, number, stop)).Value);

    /// <summary>Says which case this one is a part of. For representatives.</summary>
    /// <param name="number">The case's number.</param>
    internal static async Task<CaseStanding> SetParentAsync(Caller caller, string number, Body<ParentRequest> body, SetParent set, CancellationToken stop) =>
        CaseStanding.Of((await set.RunAsync(caller.Actor, number, body.Value.Parent, stop)).Value);

    /// <summary>Passes what solved a case on to its parts: their customers are told, and they are resolved alike or left open. For representatives.</summary>
    /// <param name="number">The number of the case that the others are parts of; it is resolved.</param>
    internal static async Task<PassedOnAnswer> PassOnAsync(Caller caller, string number, Body<PassOnRequest> body, PassOnSolution pass, CancellationToken stop) =>
        PassedOnAnswer.Of((await pass.RunAsync(caller.Actor, number, new Passing
        {
            Cases = body.Value.Cases ?? [], Resolve = body.Value.Resolve ?? false, Message = body.Value.Message,
        }, stop)).Value, caller.Actor.Language);

    /// <summary>Merges a case into another of the same customer. For representatives.</summary>
    /// <param name="number">The number of the case that becomes a part; it leads to the other from then on.</param>
    internal static async Task<CaseStanding> MergeAsync(Caller caller, string number, Body<MergeCaseRequest> body, MergeCases merge, CancellationToken stop) =>
        CaseStanding.Of((await merge.RunAsync(caller.Actor, number, Limits.Checked(body.Value.Into, "into", Limits.Name), stop)).Value);

    /// <summary>Takes a merge back, while nothing has happened since that belongs to both. For representatives.</summary>
    /// <param name="number">The number of the case that was merged.</param>
    internal static async Task<CaseStanding> UndoMergeAsync(Caller caller, string number, UndoMerge undo, CancellationToken stop) =>
        CaseStanding.Of((await undo.RunAsync(caller.Actor, number, stop)).Value);

    /// <summary>Makes a case of its own of chosen posts. For representatives.</summary>
    /// <param name="number">The number of the case that the posts are in.</param>
    internal static async Task<Created<CaseStanding>> SplitAsync(Caller caller, string number, Body<SplitCaseRequest> body, SplitCase split, CancellationToken stop)
    {
        var made = CaseStanding.Of((await split.RunAsync(caller.Actor, number, new Splitting
        {
            Posts = body.Value.Posts ?? [], Subject = body.Value.Subject, Description = body.Value.Description,
        }, stop)).Value);
        return TypedResults.Created($"/api/v1/cases/{made.Number}", made);
    }

    /// <summary>Takes a split back: the posts return, and the number leads to the case that they are in again. For representatives.</summary>
    /// <param name="number">The number of the case that was made by splitting.</param>
    internal static async Task<CaseStanding> UndoSplitAsync(Caller caller, string number, UndoSplit undo, CancellationToken stop) =>
        CaseStanding.Of((await undo.RunAsync(caller.Actor, number, stop)).Value);

    /// <summary>Watches a case, or has a colleague watch it. For those who see cases.</summary>
    /// <param name="number">The case's number.</param>
    internal static async Task<CaseStanding> WatchAsync(Caller caller, string number, Body<WatchRequest> body, WatchCase watch, CancellationToken stop) =>
        CaseStanding.Of((await watch.RunAsync(caller.Actor, number, body.Value.Person, stop)).Value);

    /// <summary>Ends watching a case. For those who see cases; a colleague's, for representatives.</summary>
    /// <param name="number">The case's number.</param>
    /// <param name="person">A colleague's id; oneself when absent.</param>
    internal static async Task<CaseStanding> UnwatchAsync(Caller caller, string number, UnwatchCase unwatch, CancellationToken stop, Guid? person = null) =>
        CaseStanding.Of((await unwatch.RunAsync(caller.Actor, number, person, stop)).Value);
}
