using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KnowledgeCrm.Web.Api;

/// <summary>What readers and colleagues say of articles: flags, which somebody sees to, and tips, which may be taken in.</summary>
internal static class FlagEndpoints
{
    public static void Map(RouteGroupBuilder keyed)
    {
        var flagged = keyed.MapGroup("/articles/{number}/flags").WithTags("Flags").Refuses(404);
        flagged.MapGet("", OfArticleAsync);
        flagged.MapPost("", FlagAsync);
        var flags = keyed.MapGroup("/flags").WithTags("Flags");
        flags.MapGet("", ListAsync);
        flags.MapPost("/{flag:guid}/take-up", TakeUpAsync).Refuses(404, 409);
        flags.MapPost("/{flag:guid}/decline", DeclineAsync).Refuses(404, 409);
        var tips = keyed.MapGroup("/articles/{number}/tips").WithTags("Tips").Refuses(404);
        tips.MapGet("", TipsAsync);
        tips.MapPost("", TipAsync);
        tips.MapPost("/{tip:guid}/promote", PromoteAsync).Refuses(409);
        tips.MapDelete("/{tip:guid}", RemoveAsync).Refuses(409);
    }

    /// <summary>The flags of an article, the open ones first. For those who write and judge.</summary>
    /// <param name="number">The article's number.</param>
    internal static async Task<IReadOnlyList<FlagAnswer>> OfArticleAsync(Caller caller, string number, ArticleFlags flags, CancellationToken stop) =>
        [.. (await flags.RunAsync(caller.Actor, number, stop)).Value.Select(FlagAnswer.Of)];

    /// <summary>Says what is the matter with an article. For staff.</summary>
    /// <param name="number">The article's number.</param>
    internal static async Task<Created<FlagStanding>> FlagAsync(
        Caller caller, string number, Body<FlagRequest> body, FlagArticle flag, CancellationToken stop)
    {
        var request = body.Value;
        var input = new FlagInput { Reason = request.Reason, Words = request.Words, Case = request.Case, TakeUp = request.TakeUp == true };
        var done = (await flag.RunAsync(caller.Actor, number, input, stop)).Value;
        return TypedResults.Created($"/api/v1/articles/{number}/flags", FlagStanding.Of(done));
    }

    /// <summary>Flags, newest first: those that the caller raised; for those who write and judge all.</summary>
    /// <param name="show"><c>mine</c> (when absent), <c>open</c> or <c>closed</c>.</param>
    /// <param name="page">From 1; up to 50 each.</param>
    internal static async Task<Listing<FlagAnswer>> ListAsync(
        Caller caller, FlagList list, CancellationToken stop, string? show = null, int? page = null)
    {
        var at = Parameters.Page(page);
        var found = (await list.RunAsync(caller.Actor, Parameters.Named<FlagShow>(show, "show") ?? FlagShow.Mine, at, stop)).Value;
        return new Listing<FlagAnswer> { Total = found.Total, Page = at + 1, PageSize = FlagList.PageSize, Items = [.. found.Items.Select(FlagAnswer.Of)] };
    }

    /// <summary>Sets about mending what was flagged; the next published version that is saved after this closes it. For authors and knowledge
    /// managers.</summary>
    /// <param name="flag">The flag's id.</param>
    internal static async Task<FlagStanding> TakeUpAsync(Caller caller, Guid flag, TakeUpFlag takeUp, CancellationToken stop) =>
        FlagStanding.Of((await takeUp.RunAsync(caller.Actor, flag, stop)).Value);

    /// <summary>Closes a flag without a change, with an answer. For those who write and judge.</summary>
    /// <param name="flag">The flag's id.</param>
    internal static async Task<FlagStanding> DeclineAsync(
        Caller caller, Guid flag, Body<DeclineRequest> body, DeclineFlag decline, CancellationToken stop) =>
        FlagStanding.Of((await decline.RunAsync(caller.Actor, flag, body.Value.Answer, stop)).Value);

    /// <summary>What colleagues said below an article. For staff.</summary>
    /// <param name="number">The article's number.</param>
    internal static async Task<IReadOnlyList<TipAnswer>> TipsAsync(Caller caller, string number, ArticleTips tips, CancellationToken stop) =>
        [.. (await tips.RunAsync(caller.Actor, number, stop)).Value.Select(tip => new TipAnswer
        {
            Id = tip.Id, Text = tip.Text, Author = tip.Author, At = tip.At, State = tip.State, PromotedInVersion = tip.PromotedInVersion,
        })];

    /// <summary>Says something below an article. For staff.</summary>
    /// <param name="number">The article's number.</param>
    internal static async Task<Created<TipMade>> TipAsync(Caller caller, string number, Body<TipRequest> body, AddTip add, CancellationToken stop) =>
        TypedResults.Created($"/api/v1/articles/{number}/tips", new TipMade { Id = (await add.RunAsync(caller.Actor, number, body.Value.Text, stop)).Value.Tip });

    /// <summary>Takes a tip's words into the article, as a change of its draft. For its owner and knowledge managers.</summary>
    /// <param name="number">The article's number.</param>
    /// <param name="tip">The tip's id.</param>
    internal static async Task<ArticleStanding> PromoteAsync(
        Caller caller, string number, Guid tip, Body<SeenRequest> body, PromoteTip promote, CancellationToken stop) =>
        ArticleEndpoints.Standing(await promote.RunAsync(caller.Actor, number, tip, body.Value.Version, stop));

    /// <summary>Takes a tip away. For whoever said it, the article's owner and knowledge managers.</summary>
    /// <param name="number">The article's number.</param>
    /// <param name="tip">The tip's id.</param>
    internal static async Task<NoContent> RemoveAsync(Caller caller, string number, Guid tip, RemoveTip remove, CancellationToken stop)
    {
        _ = (await remove.RunAsync(caller.Actor, number, tip, stop)).Value;
        return TypedResults.NoContent();
    }
}
