using KnowledgeCrm.Common;
using KnowledgeCrm.Insight;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Search;
using KnowledgeCrm.Web.Insight;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KnowledgeCrm.Web.Api;

/// <summary>Articles, from the first draft to the readers.</summary>
internal static class ArticleEndpoints
{
    public static void Map(RouteGroupBuilder open, RouteGroupBuilder keyed)
    {
        var readers = open.MapGroup("/articles").WithTags("Articles").Refuses(404);
        readers.MapGet("/{number}", ReadAsync).OpenToVisitors<VisitorReads>();
        readers.MapPost("/{number}/feedback", FeedbackAsync).OpenToVisitors<VisitorFeedback>();

        var articles = keyed.MapGroup("/articles").WithTags("Articles");
        articles.MapPost("", StartAsync);
        var verbs = articles.MapGroup("/{number}").Refuses(404, 409);
        verbs.MapPut("/draft", SaveAsync);
        verbs.MapPost("/submit", SubmitAsync);
        verbs.MapPost("/withdraw", WithdrawAsync);
        verbs.MapPost("/approve", ApproveAsync);
        verbs.MapPost("/send-back", SendBackAsync);
        verbs.MapPost("/publish", PublishAsync);
        verbs.MapPost("/archive", ArchiveAsync);
        verbs.MapPost("/restrict", RestrictAsync);
    }

    /// <summary>An article. Needs no key where it is public.</summary>
    /// <param name="number">The article's number.</param>
    /// <param name="version"><c>live</c>: what readers see. <c>work</c>: the working version, for those who write and judge. When absent,
    /// the working version for those who may see it.</param>
    /// <param name="from">The id of the search's answer that it was found in, when it was.</param>
    /// <param name="rank">Its place in that answer, from 1.</param>
    internal static async Task<ArticleAnswer> ReadAsync(
        Caller caller, string number, ArticleReading reading, ArticleWork work, SearchJournal journal, ReadCounter reads, CancellationToken stop,
        string? version = null, string? from = null, string? rank = null)
    {
        if (version is not (null or "" or "live" or "work")) throw Rejected.Invalid("Field.OneOf", "version", "live, work");
        var actor = caller.Actor;
        if (version != "live")
        {
            var found = await work.RunAsync(actor, number, stop);
            if (found.Succeeded)
            {
                Opened(found.Value.Article);
                return ArticleAnswer.ForWorker(found.Value.Article, found.Value.Actions);
            }
            // Not there, or not for this caller: who asked for any version may still be a reader.
            if (version == "work" || found.Refused.Kind != RefusalKind.NotFound) throw found.Refused;
        }
        var live = (await reading.RunAsync(actor, number, stop)).Value;
        Opened(live);
        reads.Read(actor, live.Id);
        return ArticleVisibility.MaySeeWork(actor) ? ArticleAnswer.ForWorker(live, null) : ArticleAnswer.ForReader(live);

        void Opened(ArticleView article)
        {
            if (SearchTrail.Of(from, rank) is { } trail) journal.Opened(trail.Search, new SearchKey(ArticleSearchSource.KindName, article.Id), trail.Rank);
        }
    }

    /// <summary>Says whether an article helped. Needs no key where it is public.</summary>
    /// <param name="number">The article's number.</param>
    internal static async Task<NoContent> FeedbackAsync(
        Caller caller, string number, Body<FeedbackRequest> body, GiveFeedback give, CancellationToken stop)
    {
        var request = body.Value;
        _ = (await give.RunAsync(caller.Actor, number, Parameters.Required(request.Helpful, "helpful"), request.Comment, request.Reason, stop)).Value;
        return TypedResults.NoContent();
    }

    /// <summary>Starts an article, as a draft. For authors and knowledge managers.</summary>
    internal static async Task<Created<ArticleStanding>> StartAsync(
        Caller caller, Body<ArticleRequest> body, StartArticle start, CancellationToken stop)
    {
        var request = body.Value;
        var started = (await start.RunAsync(caller.Actor, request.ToInput(), request.TranslationOf, null, stop)).Value;
        return TypedResults.Created($"/api/v1/articles/{started.Number}", ArticleStanding.Of(started));
    }

    /// <summary>Saves the working version: takes up a candidate, edits a draft, or begins a draft beside what is published.
    /// For authors and knowledge managers.</summary>
    /// <param name="number">The article's number.</param>
    internal static async Task<ArticleStanding> SaveAsync(
        Caller caller, string number, Body<DraftRequest> body, SaveDraft save, CancellationToken stop)
    {
        var request = body.Value;
        return Standing(await save.RunAsync(caller.Actor, number, request.ToInput(), request.Version, stop));
    }

    /// <summary>Gives the working version to review. For authors and knowledge managers.</summary>
    /// <param name="number">The article's number.</param>
    internal static async Task<ArticleStanding> SubmitAsync(
        Caller caller, string number, Body<SubmitRequest> body, SubmitArticle submit, CancellationToken stop)
    {
        var request = body.Value;
        var submission = new Submission { Note = request.Note, Reviewers = request.Reviewers ?? [], Version = request.Version };
        return Standing(await submit.RunAsync(caller.Actor, number, submission, stop));
    }

    /// <summary>Takes the working version back from review, or from waiting to be published. For those who wrote a part of it.</summary>
    /// <param name="number">The article's number.</param>
    internal static async Task<ArticleStanding> WithdrawAsync(Caller caller, string number, WithdrawArticle withdraw, CancellationToken stop) =>
        Standing(await withdraw.RunAsync(caller.Actor, number, stop));

    /// <summary>Approves the working version, which publishes it at once or at a given time. For reviewers who wrote no part of it.
    /// A matter of compliance takes two: after the first it is still in review.</summary>
    /// <param name="number">The article's number.</param>
    internal static async Task<ArticleStanding> ApproveAsync(
        Caller caller, string number, Body<ApproveRequest> body, ApproveArticle approve, CancellationToken stop) =>
        Standing(await approve.RunAsync(
            caller.Actor, number, new Approval(body.Value.PublishAt, body.Value.ExpiresAt), body.Value.Version, stop));

    /// <summary>Sends the working version back to its author. For reviewers.</summary>
    /// <param name="number">The article's number.</param>
    internal static async Task<ArticleStanding> SendBackAsync(
        Caller caller, string number, Body<SendBackRequest> body, SendBackArticle sendBack, CancellationToken stop) =>
        Standing(await sendBack.RunAsync(caller.Actor, number, body.Value.Reason, stop));

    /// <summary>Publishes an approved version now. For knowledge managers.</summary>
    /// <param name="number">The article's number.</param>
    internal static async Task<ArticleStanding> PublishAsync(Caller caller, string number, PublishArticle publish, CancellationToken stop) =>
        Standing(await publish.RunAsync(caller.Actor, number, stop));

    /// <summary>Takes an article out of use; every version is kept. For knowledge managers, and for a candidate all who write and judge.</summary>
    /// <param name="number">The article's number.</param>
    internal static async Task<ArticleStanding> ArchiveAsync(Caller caller, string number, ArchiveArticle archive, CancellationToken stop) =>
        Standing(await archive.RunAsync(caller.Actor, number, stop));

    /// <summary>Takes readers away from a published article at once. For knowledge managers.</summary>
    /// <param name="number">The article's number.</param>
    internal static async Task<ArticleStanding> RestrictAsync(
        Caller caller, string number, Body<RestrictRequest> body, RestrictArticle restrict, CancellationToken stop) =>
        Standing(await restrict.RunAsync(caller.Actor, number, Parameters.Required(body.Value.Audience, "audience"), stop));

    internal static ArticleStanding Standing(Outcome<ArticleDone> outcome) => ArticleStanding.Of(outcome.Value);
}
