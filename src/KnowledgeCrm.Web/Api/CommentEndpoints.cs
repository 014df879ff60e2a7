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

/// <summary>A comment to make.</summary>
public sealed record CommentRequest
{
    /// <summary>The passage, exactly as it stands in the working text (Markdown); absent: about all of it.</summary>
    public string? Quote { get; init; }

    /// <summary>Where the passage begins, in UTF-16 characters; needed only where the text holds it several times.</summary>
    public int? Start { get; init; }

    /// <summary>What is said. Required unless an edit is suggested.</summary>
    public string? Text { get; init; }

    /// <summary>The edit: what is to stand in the passage's place; empty takes it out.</summary>
    public string? Replacement { get; init; }
}

/// <summary>An answer to a comment.</summary>
public sealed record CommentReplyRequest
{
    /// <summary>What is said. Required.</summary>
    public string? Text { get; init; }
}

/// <summary>The new comment.</summary>
public sealed record CommentMade
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }
}

/// <summary>A comment as it stands to the working text now. Times are UTC.</summary>
public sealed record CommentAnswerView
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The passage; absent when it is about all of it.</summary>
    public string? Quote { get; init; }

    /// <summary>Where the passage begins in the working text, in UTF-16 characters; absent when it is not there.</summary>
    public int? Start { get; init; }

    /// <summary>True when the passage is in the text no more.</summary>
    public required bool Orphaned { get; init; }

    /// <summary>What is said.</summary>
    public string? Text { get; init; }

    /// <summary>The edit that is suggested.</summary>
    public string? Replacement { get; init; }

    /// <summary>Whether it is open, and if not, how it was closed.</summary>
    public required CommentState State { get; init; }

    /// <summary>Who made it.</summary>
    public required string By { get; init; }

    /// <summary>When.</summary>
    public required DateTime At { get; init; }

    /// <summary>The answers, oldest first.</summary>
    public required IReadOnlyList<CommentReply> Answers { get; init; }

    internal static CommentAnswerView Of(CommentView comment) => new()
    {
        Id = comment.Id,
        Quote = ArticleAnswer.OrAbsent(comment.Quote),
        Start = comment.FoundAt,
        Orphaned = comment.IsOrphaned,
        Text = ArticleAnswer.OrAbsent(comment.Text),
        Replacement = comment.Replacement,
        State = comment.State,
        By = comment.By,
        At = comment.At,
        Answers = [.. comment.Answers.Select(said => new CommentReply { By = said.By, Text = said.Text, At = said.At })],
    };
}

/// <summary>An answer to a comment.</summary>
public sealed record CommentReply
{
    /// <summary>Who gave it.</summary>
    public required string By { get; init; }

    /// <summary>What was said.</summary>
    public required string Text { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTime At { get; init; }
}
