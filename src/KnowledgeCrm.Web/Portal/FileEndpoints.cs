using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Web.Accounts;
using KnowledgeCrm.Web.Hosting;

namespace KnowledgeCrm.Web.Portal;

/// <summary>Serves the files of articles.</summary>
internal static class FileEndpoints
{
    public static void MapPortalFiles(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapMethods("/files/{key}/{name}", [HttpMethods.Get, HttpMethods.Head], ServeAsync);

    private static async Task<IResult> ServeAsync(
        string key, string name, HttpContext context, CurrentActor current, FileReading files, PortalPace pace, CancellationToken stop)
    {
        var actor = await current.GetAsync(stop);
        var outcome = await files.RunAsync(actor, key, name, stop);
        if (outcome.Succeeded) return ServedFile.Of(context, outcome.Value);
        context.Response.Headers.CacheControl = "no-store";
        return Results.StatusCode(pace.MayMissFile(context, actor) ? StatusCodes.Status404NotFound : StatusCodes.Status429TooManyRequests);
    }
}
