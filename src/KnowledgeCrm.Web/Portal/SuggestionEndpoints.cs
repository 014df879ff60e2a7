using KnowledgeCrm.Insight;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Search;
using KnowledgeCrm.Web.Accounts;
using KnowledgeCrm.Web.Portal.Parts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KnowledgeCrm.Web.Portal;

/// <summary>Articles that may answer a question while it is typed: a piece of the page, fetched by its script.</summary>
internal static class SuggestionEndpoints
{
    public const int Shown = 5;

    private const int Completions = 8;

    public static void MapSuggestions(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/portal/suggest", async Task<IResult> (
            string? q, string? context, HttpContext http, CurrentActor current, SearchEverything search, PortalPace pace, CancellationToken stop) =>
        {
            var actor = await current.GetAsync(stop);
            if (!pace.MaySuggest(http, actor)) return Results.StatusCode(StatusCodes.Status429TooManyRequests);
            var answer = await search.RunAsync(actor, RequestOf(q, context), stop);
            http.Response.Headers.CacheControl = "no-store";
            return new RazorComponentResult<SuggestionList>(new { answer.Items });
        });
        endpoints.MapGet("/portal/complete", CompleteAsync);
    }

    /// <summary>How what is typed into the box of search may go on, fetched by its script.</summary>
    private static async Task<IResult> CompleteAsync(
        string? q, HttpContext http, CurrentActor current, SearchCompletions completions, PortalPace pace, CancellationToken stop)
    {
        var actor = await current.GetAsync(stop);
        if (!pace.MayComplete(http, actor)) return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        http.Response.Headers.CacheControl = "no-store";
        var found = await completions.RunAsync(actor, q ?? "", Completions, stop);
        return Results.Json(found.Select(completion => new { completion.Text, completion.Address }));
    }

    /// <summary>The subject is looked for; the description and the product tell what is meant.</summary>
    public static SearchRequest RequestOf(string? subject, string? description) =>
        string.IsNullOrWhiteSpace(subject)
            ? new SearchRequest(description ?? "", Kinds: [ArticleSearchSource.KindName], Limit: Shown)
            : new SearchRequest(subject, Kinds: [ArticleSearchSource.KindName], Limit: Shown, Context: description);
}
