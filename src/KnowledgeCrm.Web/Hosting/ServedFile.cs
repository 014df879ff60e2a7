using KnowledgeCrm.Knowledge;
using Microsoft.Net.Http.Headers;

namespace KnowledgeCrm.Web.Hosting;

/// <summary>A file of an article as an answer: saved by whoever opens it, unless it is a picture that its bytes have proved; run by nobody.</summary>
internal static class ServedFile
{
    public static IResult Of(HttpContext context, FileView file)
    {
        var headers = context.Response.Headers;
        // A drawing is still shown by an image element; opened by itself it is saved, and runs nothing.
        headers.ContentSecurityPolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'";
        headers.XContentTypeOptions = "nosniff";
        // Asked for again each time, so that an article that is restricted takes its files along.
        headers.CacheControl = file.IsPublic ? "public, no-cache" : "private, no-store";
        var disposition = new ContentDispositionHeaderValue(file.IsPlainPicture ? "inline" : "attachment");
        disposition.SetHttpFileName(file.FileName);
        headers.ContentDisposition = disposition.ToString();
        return Results.File(file.Path, TypeOf(file), entityTag: new EntityTagHeaderValue($"\"{file.Sha256}\""), enableRangeProcessing: true);
    }

    // No page is ever served as one.
    private static string TypeOf(FileView file) => file.ContentType == "text/html" ? "application/octet-stream" : file.ContentType;
}
