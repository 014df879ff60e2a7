using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KnowledgeCrm.Web.Api;

/// <summary>Reviews: what waits, who reviews, and what reviewers and managers do besides approving.</summary>
internal static class ReviewEndpoints
{
    public static void Map(RouteGroupBuilder keyed)
    {
        var verbs = keyed.MapGroup("/articles/{number}").WithTags("Reviews").Refuses(404);
        verbs.MapGet("/reviewers", ReviewersAsync);
        verbs.MapPut("/amendment", AmendAsync).Refuses(409);
        verbs.MapPost("/confirm", ConfirmAsync).Refuses(409);
        verbs.MapPost("/emergency", EmergencyAsync).Refuses(409);
        verbs.MapPost("/review-afterwards", AfterwardsAsync).Refuses(409);
        verbs.MapPut("/expiry", ExpiryAsync).Refuses(409);
        var reviews = keyed.MapGroup("/reviews").WithTags("Reviews");
        reviews.MapGet("", QueueAsync);
        reviews.MapGet("/emergencies", EmergenciesAsync);
        reviews.MapGet("/rules", RulesAsync);
        reviews.MapPut("/rules", SetRuleAsync);
    }

    /// <summary>Who can be asked to review an article: those who may approve and wrote no part of it.</summary>
    /// <param name="number">The article's number.</param>
    internal static async Task<IReadOnlyList<ReviewerAnswer>> ReviewersAsync(Caller caller, string number, ReviewerList list, CancellationToken stop) =>
        [.. (await list.RunAsync(caller.Actor, number, stop)).Value.Select(ReviewerAnswer.Of)];

    /// <summary>A reviewer edits what is in review; an author confirms it and another reviewer approves. For reviewers.</summary>
    /// <param name="number">The article's number.</param>
    internal static async Task<ArticleStanding> AmendAsync(
        Caller caller, string number, Body<DraftRequest> body, AmendArticle amend, CancellationToken stop) =>
        ArticleEndpoints.Standing(await amend.RunAsync(caller.Actor, number, body.Value.ToInput(), body.Value.Version, stop));

    /// <summary>Agrees to what a reviewer edited. For another of its writers.</summary>
    /// <param name="number">The article's number.</param>
    internal static async Task<ArticleStanding> ConfirmAsync(
        Caller caller, string number, Body<SeenRequest> body, ConfirmAmendment confirm, CancellationToken stop) =>
        ArticleEndpoints.Standing(await confirm.RunAsync(caller.Actor, number, body.Value.Version, stop));

    /// <summary>Publishes without an approval what can't wait; recorded, and reviewed afterwards. For knowledge managers.</summary>
    /// <param name="number">The article's number.</param>
    internal static async Task<ArticleStanding> EmergencyAsync(
        Caller caller, string number, Body<EmergencyRequest> body, PublishEmergency publish, CancellationToken stop) =>
        ArticleEndpoints.Standing(await publish.RunAsync(caller.Actor, number, body.Value.Reason, body.Value.Version, stop));

    /// <summary>Judges afterwards what was published in an emergency. For reviewers who neither wrote nor published it.</summary>
    /// <param name="number">The article's number.</param>
    internal static async Task<ArticleStanding> AfterwardsAsync(
        Caller caller, string number, Body<AfterwardsRequest> body, ReviewAfterwards review, CancellationToken stop)
    {
        var passes = Parameters.Required(body.Value.Passes, "passes");
        return ArticleEndpoints.Standing(await review.RunAsync(caller.Actor, number, passes, body.Value.Reason, stop));
    }

    /// <summary>Says until when readers may see an article. For knowledge managers.</summary>
    /// <param name="number">The article's number.</param>
    internal static async Task<ArticleStanding> ExpiryAsync(
        Caller caller, string number, Body<ExpiryRequest> body, SetExpiry set, CancellationToken stop) =>
        ArticleEndpoints.Standing(await set.RunAsync(caller.Actor, number, body.Value.ExpiresAt, stop));

    /// <summary>What waits for a review, the soonest due first. For those who write and judge.</summary>
    /// <param name="mine">True for what the caller is asked to review, or may as nobody in particular is.</param>
    /// <param name="page">From 1; up to 50 each.</param>
    internal static async Task<Listing<ReviewAnswer>> QueueAsync(
        Caller caller, ReviewQueue queue, CancellationToken stop, bool? mine = null, int? page = null)
    {
        var at = Parameters.Page(page);
        var found = (await queue.RunAsync(caller.Actor, mine == true, at, stop)).Value;
        return new Listing<ReviewAnswer>
        {
            Total = found.Total, Page = at + 1, PageSize = ReviewQueue.PageSize, Items = [.. found.Items.Select(ReviewAnswer.Of)],
        };
    }

    /// <summary>What was published in an emergency and waits to be reviewed, the longest waiting first. For those who write and judge.</summary>
    internal static async Task<IReadOnlyList<EmergencyAnswer>> EmergenciesAsync(Caller caller, EmergencyQueue queue, CancellationToken stop) =>
        [.. (await queue.RunAsync(caller.Actor, stop)).Value.Select(line => new EmergencyAnswer
        {
            Number = line.Number, Title = line.Title, PublishedAt = line.At, By = line.By, Reason = line.Reason, Live = line.IsLive,
        })];

    /// <summary>The rules of who reviews which topic. For knowledge managers.</summary>
    internal static async Task<IReadOnlyList<RuleAnswer>> RulesAsync(Caller caller, ReviewRuleList list, CancellationToken stop) =>
        [.. (await list.RunAsync(caller.Actor, stop)).Value.Rules.Select(rule => new RuleAnswer
        {
            Topic = rule.TopicKey, Days = rule.Days, Reviewers = [.. rule.Reviewers.Select(ReviewerAnswer.Of)],
        })];

    /// <summary>Sets the rule of a topic, or of all the rest; without days it is taken away. For knowledge managers.</summary>
    internal static async Task<NoContent> SetRuleAsync(Caller caller, Body<RuleRequest> body, SetReviewRule set, CancellationToken stop)
    {
        var request = body.Value;
        _ = (await set.RunAsync(caller.Actor, request.Topic, request.Reviewers ?? [], request.Days, stop)).Value;
        return TypedResults.NoContent();
    }
}
