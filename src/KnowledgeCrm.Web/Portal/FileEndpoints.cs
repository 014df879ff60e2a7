using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Web.Accounts;
using Microsoft.Net.Http.Headers;

namespace KnowledgeCrm.Web.Portal;

/// <summary>Serves the files of articles.</summary>
internal static class FileEndpoints
{
    public static void MapPortalFiles(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapMethods("/files/{key}/{name}", [HttpMethods.Get, HttpMethods.Head], ServeAsync);

    private static async Task<IResult> ServeAsync(
        string key, string name, HttpContext context, CurrentActor current, FileReading files, PortalPace pace, CancellationToken stop)
    {
        var headers = context.Response.Headers;
        var actor = await current.GetAsync(stop);
        var outcome = await files.RunAsync(actor, key, name, stop);
        if (!outcome.Succeeded)
        {
            headers.CacheControl = "no-store";
            return Results.StatusCode(pace.MayMissFile(context, actor) ? StatusCodes.Status404NotFound : StatusCodes.Status429TooManyRequests);
        }
        var file = outcome.Value;
        // A drawing is still shown by an image element; opened by itself it is saved, and runs nothing.
        headers.ContentSecurityPolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'";
        headers.XContentTypeOptions = "nosniff";
        // Asked for again each time, so that an article that is restricted takes its files along.
        headers.CacheControl = file.IsPublic ? "public, no-cache" : "private, no-store";
        var disposition = new ContentDispositionHeaderValue(file.IsPlainPicture ? "inline" : "attachment");
        disposition.SetHttpFileName(file.FileName);
        headers.ContentDisposition = disposition.ToString();
        var type = file.ContentType == "text/plain" ? "text/plain; charset=utf-8" : file.ContentType;
        return Results.File(file.Path, type, entityTag: new EntityTagHeaderValue($"\"{file.Sha256}\""), enableRangeProcessing: true);
    }
}
