using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KnowledgeCrm.Web.Api;

/// <summary>What is done with articles beside their text: who minds them, how far they are relied on, when they are looked at again.</summary>
internal static class CareEndpoints
{
    public static void Map(RouteGroupBuilder keyed)
    {
        var verbs = keyed.MapGroup("/articles/{number}").WithTags("Care").Refuses(404);
        verbs.MapGet("/care", ReadAsync);
        verbs.MapPut("/confidence", ConfidenceAsync).Refuses(409);
        verbs.MapPost("/still-right", StillRightAsync).Refuses(409);
        verbs.MapPut("/review-by", ReviewByAsync).Refuses(409);
        verbs.MapPut("/owner", OwnerAsync).Refuses(409);
        verbs.MapPut("/details", DetailsAsync).Refuses(409);
        verbs.MapPut("/address", AddressAsync).Refuses(409);
        var owners = keyed.MapGroup("/owners").WithTags("Care");
        owners.MapGet("", OwnersAsync);
        owners.MapPost("/hand-over", HandOverAsync);
        var periods = keyed.MapGroup("/review-periods").WithTags("Care");
        periods.MapGet("", PeriodsAsync);
        periods.MapPut("", SetPeriodAsync);
    }

    /// <summary>How an article is minded. For those who write and judge.</summary>
    /// <param name="number">The article's number.</param>
    internal static async Task<CareAnswer> ReadAsync(Caller caller, string number, CareReading reading, CancellationToken stop) =>
        CareAnswer.Of((await reading.RunAsync(caller.Actor, number, stop)).Value);

    /// <summary>Says how far the live version can be relied on. For those who write and judge.</summary>
    /// <param name="number">The article's number.</param>
    internal static async Task<ArticleStanding> ConfidenceAsync(
        Caller caller, string number, Body<ConfidenceRequest> body, SayConfidence say, CancellationToken stop) =>
        ArticleEndpoints.Standing(await say.RunAsync(caller.Actor, number, Parameters.Required(body.Value.Confidence, "confidence"), stop));

    /// <summary>Says that somebody has looked at the live version, and that it is still right. For those who write and judge.</summary>
    /// <param name="number">The article's number.</param>
    internal static async Task<ArticleStanding> StillRightAsync(
        Caller caller, string number, Body<SeenRequest> body, ConfirmRight confirm, CancellationToken stop) =>
        ArticleEndpoints.Standing(await confirm.RunAsync(caller.Actor, number, body.Value.Version, stop));

    /// <summary>Says by when an article is to be looked at again. For its owner and knowledge managers.</summary>
    /// <param name="number">The article's number.</param>
    internal static async Task<ArticleStanding> ReviewByAsync(
        Caller caller, string number, Body<ReviewByRequest> body, SetReviewBy set, CancellationToken stop) =>
        ArticleEndpoints.Standing(await set.RunAsync(caller.Actor, number, body.Value.ReviewBy, stop));

    /// <summary>Gives an article to another owner. For its owner and knowledge managers.</summary>
    /// <param name="number">The article's number.</param>
    internal static async Task<ArticleStanding> OwnerAsync(
        Caller caller, string number, Body<OwnerRequest> body, HandOverArticle handOver, CancellationToken stop) =>
        ArticleEndpoints.Standing(await handOver.RunAsync(caller.Actor, number, body.Value.ToChoice(), stop));

    /// <summary>Says for which customers an article is and what goes with it. For authors and knowledge managers.</summary>
    /// <param name="number">The article's number.</param>
    internal static async Task<ArticleStanding> DetailsAsync(
        Caller caller, string number, Body<DetailsRequest> body, DescribeArticle describe, CancellationToken stop) =>
        ArticleEndpoints.Standing(await describe.RunAsync(caller.Actor, number, body.Value.Segments, body.Value.Related, stop));

    /// <summary>Gives an article another address; the old one leads to it. For knowledge managers.</summary>
    /// <param name="number">The article's number.</param>
    internal static async Task<ArticleStanding> AddressAsync(
        Caller caller, string number, Body<AddressRequest> body, ChangeAddress change, CancellationToken stop) =>
        ArticleEndpoints.Standing(await change.RunAsync(caller.Actor, number, body.Value.Slug, stop));

    /// <summary>Who owns articles, those first who write no more. For authors and knowledge managers.</summary>
    internal static async Task<IReadOnlyList<OwnerAnswer>> OwnersAsync(Caller caller, OwnerList list, CancellationToken stop) =>
        [.. (await list.RunAsync(caller.Actor, stop)).Value.Owners.Select(line => new OwnerAnswer
        {
            Person = line.PersonId, Team = line.Team, Name = line.Name, Articles = line.Articles, MayOwn = line.MayOwn,
        })];

    /// <summary>Gives all that somebody or a team owns to another owner. For knowledge managers.</summary>
    internal static async Task<HandOverAnswer> HandOverAsync(Caller caller, Body<HandOverRequest> body, HandOverAll handOver, CancellationToken stop)
    {
        var request = body.Value;
        var (from, to) = (request.From?.ToChoice() ?? new OwnerChoice(null, null), request.To?.ToChoice() ?? new OwnerChoice(null, null));
        return new HandOverAnswer { Articles = (await handOver.RunAsync(caller.Actor, from, to, request.Articles, stop)).Value.Count };
    }

    /// <summary>After how long articles of each kind are to be looked at again. For those who write and judge.</summary>
    internal static async Task<IReadOnlyList<ReviewPeriodShape>> PeriodsAsync(Caller caller, ReviewPeriodList list, CancellationToken stop) =>
        [.. (await list.RunAsync(caller.Actor, stop)).Value.Select(line => new ReviewPeriodShape { Governance = line.Governance, Days = line.Days })];

    /// <summary>Says after how long articles of a kind are to be looked at again. For knowledge managers.</summary>
    internal static async Task<NoContent> SetPeriodAsync(Caller caller, Body<ReviewPeriodShape> body, SetReviewPeriod set, CancellationToken stop)
    {
        var request = body.Value;
        _ = (await set.RunAsync(
            caller.Actor, Parameters.Required(request.Governance, "governance"), Parameters.Required(request.Days, "days"), stop)).Value;
        return TypedResults.NoContent();
    }
}
