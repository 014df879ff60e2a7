using KnowledgeCrm.Knowledge;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KnowledgeCrm.Web.Api;

/// <summary>Comments on the working text of an article, and edits that are suggested in it. For those who write and judge.</summary>
internal static class CommentEndpoints
{
    public static void Map(RouteGroupBuilder keyed)
    {
        var comments = keyed.MapGroup("/articles/{number}/comments").WithTags("Comments").Refuses(404);
        comments.MapGet("", ListAsync);
        comments.MapPost("", SayAsync).Refuses(409);
        var one = comments.MapGroup("/{comment:guid}");
        one.MapPost("/answers", AnswerAsync);
        one.MapPost("/resolve", ResolveAsync).Refuses(409);
        one.MapPost("/reopen", ReopenAsync).Refuses(409);
        one.MapPost("/accept", AcceptAsync).Refuses(409);
        one.MapPost("/decline", DeclineAsync).Refuses(409);
    }

    /// <summary>The comments: open ones in the order of the text, then up to 100 closed ones, latest first.</summary>
    /// <param name="number">The article's number.</param>
    internal static async Task<IReadOnlyList<CommentAnswerView>> ListAsync(Caller caller, string number, PassageComments comments, CancellationToken stop) =>
        [.. (await comments.RunAsync(caller.Actor, number, stop)).Value.Select(CommentAnswerView.Of)];

    /// <summary>Says something about a passage or about all of it, perhaps with an edit that is suggested.</summary>
    /// <param name="number">The article's number.</param>
    internal static async Task<Created<CommentMade>> SayAsync(
        Caller caller, string number, Body<CommentRequest> body, CommentOnPassage say, CancellationToken stop)
    {
        var request = body.Value;
        var input = new CommentInput { Quote = request.Quote, Start = request.Start, Text = request.Text, Replacement = request.Replacement };
        var made = (await say.RunAsync(caller.Actor, number, input, stop)).Value;
        return TypedResults.Created($"/api/v1/articles/{number}/comments", new CommentMade { Id = made.Comment });
    }

    /// <summary>Answers a comment.</summary>
    /// <param name="number">The article's number.</param>
    /// <param name="comment">The comment's id.</param>
    internal static async Task<NoContent> AnswerAsync(
        Caller caller, string number, Guid comment, Body<CommentReplyRequest> body, AnswerComment answer, CancellationToken stop)
    {
        _ = (await answer.RunAsync(caller.Actor, number, comment, body.Value.Text, stop)).Value;
        return TypedResults.NoContent();
    }

    /// <summary>Resolves a comment: who made it, authors and knowledge managers.</summary>
    /// <param name="number">The article's number.</param>
    /// <param name="comment">The comment's id.</param>
    internal static async Task<NoContent> ResolveAsync(Caller caller, string number, Guid comment, ResolveComment resolve, CancellationToken stop)
    {
        _ = (await resolve.RunAsync(caller.Actor, number, comment, true, stop)).Value;
        return TypedResults.NoContent();
    }

    /// <summary>Opens a resolved comment again.</summary>
    /// <param name="number">The article's number.</param>
    /// <param name="comment">The comment's id.</param>
    internal static async Task<NoContent> ReopenAsync(Caller caller, string number, Guid comment, ResolveComment resolve, CancellationToken stop)
    {
        _ = (await resolve.RunAsync(caller.Actor, number, comment, false, stop)).Value;
        return TypedResults.NoContent();
    }

    /// <summary>Takes a suggested edit into the working text; who suggested it has written a part then. For authors and knowledge managers.</summary>
    /// <param name="number">The article's number.</param>
    /// <param name="comment">The comment's id.</param>
    internal static async Task<ArticleStanding> AcceptAsync(
        Caller caller, string number, Guid comment, Body<SeenRequest> body, DecideSuggestion decide, CancellationToken stop) =>
        ArticleEndpoints.Standing(await decide.RunAsync(caller.Actor, number, comment, true, body.Value.Version, stop));

    /// <summary>Declines a suggested edit. For authors and knowledge managers.</summary>
    /// <param name="number">The article's number.</param>
    /// <param name="comment">The comment's id.</param>
    internal static async Task<ArticleStanding> DeclineAsync(
        Caller caller, string number, Guid comment, Body<SeenRequest> body, DecideSuggestion decide, CancellationToken stop) =>
        ArticleEndpoints.Standing(await decide.RunAsync(caller.Actor, number, comment, false, body.Value.Version, stop));
}
