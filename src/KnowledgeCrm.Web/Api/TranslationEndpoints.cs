using KnowledgeCrm.Knowledge;

namespace KnowledgeCrm.Web.Api;

/// <summary>What is to be translated, and what is there already: articles beside each other.</summary>
internal static class TranslationEndpoints
{
    public static void Map(RouteGroupBuilder keyed)
    {
        var articles = keyed.MapGroup("/articles").WithTags("Articles");
        articles.MapGet("/similar", SimilarAsync);
        articles.MapGet("/behind", BehindAsync);
        articles.MapGet("/{number}/translation", ReadAsync).Refuses(404);
        articles.MapPost("/{number}/translation/no-change", NoChangeAsync).Refuses(404, 409);
    }

    /// <summary>Articles that may say already what is being written, the nearest first. For those who answer and write.</summary>
    /// <param name="title">The title; up to 250 characters are read.</param>
    /// <param name="issue">What it is about, plain text; up to 600 characters are read.</param>
    /// <param name="except">The number of the article that is being written.</param>
    internal static async Task<IReadOnlyList<SimilarAnswer>> SimilarAsync(
        Caller caller, NearDuplicates duplicates, CancellationToken stop, string? title = null, string? issue = null, string? except = null) =>
        [.. (await duplicates.RunAsync(caller.Actor, new TypedArticle(title, issue, except), stop)).Value.Select(SimilarAnswer.Of)];

    /// <summary>The published articles that lack something that is published in the other language, the longest waiting first. For those who
    /// write and judge.</summary>
    /// <param name="lang">Only articles in this language: <c>en</c> or <c>zh</c>.</param>
    /// <param name="mine">True for one's own alone.</param>
    /// <param name="page">From 1; up to 50 articles each.</param>
    internal static async Task<Listing<BehindArticleAnswer>> BehindAsync(
        Caller caller, BehindTranslations list, CancellationToken stop, string? lang = null, bool? mine = null, int? page = null)
    {
        var at = Parameters.Page(page);
        var filter = new BehindFilter(mine == true ? caller.Actor.PersonId : null, Parameters.Language(lang), at);
        var found = (await list.RunAsync(caller.Actor, filter, stop)).Value;
        return new Listing<BehindArticleAnswer>
        {
            Total = found.Total, Page = at + 1, PageSize = BehindTranslations.PageSize, Items = [.. found.Items.Select(BehindArticleAnswer.Of)],
        };
    }

    /// <summary>How an article stands to the published one in the other language, and what is to be translated. For those who write and
    /// judge.</summary>
    /// <param name="number">The article's number.</param>
    internal static async Task<TranslationAnswer> ReadAsync(Caller caller, string number, TranslationReading reading, CancellationToken stop) =>
        TranslationAnswer.Of((await reading.RunAsync(caller.Actor, number, stop)).Value);

    /// <summary>Says that nothing is to be changed in an article for what the other language published. For authors and knowledge managers.</summary>
    /// <param name="number">The article's number.</param>
    internal static async Task<ArticleStanding> NoChangeAsync(
        Caller caller, string number, Body<NoChangeRequest> body, ConfirmTranslation confirm, CancellationToken stop) =>
        ArticleEndpoints.Standing(await confirm.RunAsync(caller.Actor, number, Parameters.Required(body.Value.Version, "version"), stop));
}
