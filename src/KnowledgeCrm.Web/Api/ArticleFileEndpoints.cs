using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace KnowledgeCrm.Web.Api;

/// <summary>The files of an article. They belong to a version and go to its readers with it.</summary>
internal static class ArticleFileEndpoints
{
    public static void Map(RouteGroupBuilder open, RouteGroupBuilder keyed)
    {
        var readers = open.MapGroup("/articles/{number}/files").WithTags("Articles").Refuses(404);
        readers.MapGet("", ListAsync).OpenToVisitors<VisitorReads>();
        readers.MapGet("/{name}", ReadAsync).Produces(200, contentType: "application/octet-stream").OpenToVisitors<VisitorReads>();

        var writers = keyed.MapGroup("/articles/{number}/files").WithTags("Articles").Refuses(404, 409);
        // A byte more than the largest, so that it is we who say what is too large.
        writers.MapPost("", AddAsync).Accepts<IFormFile>("application/octet-stream", "*/*").WithMetadata(new RequestSizeLimitAttribute(FileIntake.Largest + 1))
            .Refuses(413, 503);
        writers.MapDelete("/{name}", RemoveAsync);
    }

    /// <summary>The files of an article. Needs no key where it is public.</summary>
    /// <param name="number">The article's number.</param>
    /// <param name="version"><c>live</c>: what readers have. <c>work</c>: the working version, for those who write and judge. When absent,
    /// the working version for those who may see it.</param>
    internal static async Task<IReadOnlyList<FileAnswer>> ListAsync(
        Caller caller, string number, ArticleReading reading, ArticleWork work, CancellationToken stop, string? version = null)
    {
        var ofWork = IsOfWork(caller.Actor, version);
        var article = ofWork ? (await work.RunAsync(caller.Actor, number, stop)).Value.Article : (await reading.RunAsync(caller.Actor, number, stop)).Value;
        return [.. article.Attachments.Select(file => FileAnswer.Of(file, ArticleVisibility.MaySeeWork(caller.Actor)))];
    }

    /// <summary>A file itself, byte for byte. Needs no key where the article is public.</summary>
    /// <param name="number">The article's number.</param>
    /// <param name="name">The file's name.</param>
    /// <param name="version">As for the list.</param>
    internal static async Task<IResult> ReadAsync(
        Caller caller, string number, string name, HttpContext context, FileReading files, CancellationToken stop, string? version = null) =>
        ServedFile.Of(context, (await files.OfArticleAsync(caller.Actor, number, name, IsOfWork(caller.Actor, version), stop)).Value);

    /// <summary>Gives the working version a file: the body of the request is the file, byte for byte, at most 20 MB. One of the same name is
    /// replaced there. For authors and knowledge managers; in review for reviewers.</summary>
    /// <param name="number">The article's number.</param>
    /// <param name="name">The file's name; its ending says what it is, and the bytes must agree.</param>
    internal static async Task<Created<FileAnswer>> AddAsync(
        Caller caller, string number, HttpRequest request, AttachFile attach, CancellationToken stop, string? name = null)
    {
        try
        {
            var added = (await attach.RunAsync(caller.Actor, number, name, request.Body, stop)).Value;
            return TypedResults.Created(
                $"/api/v1/articles/{number}/files/{Uri.EscapeDataString(added.File.FileName)}", FileAnswer.Of(added.File, true) with { Version = added.Version });
        }
        catch (BadHttpRequestException bad) when (bad.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw Refused.Invalid("File.TooLarge", "file", FileIntake.Largest >> 20);
        }
    }

    /// <summary>Takes a file away from the working version; older versions keep it. For authors and knowledge managers; in review for reviewers.</summary>
    /// <param name="number">The article's number.</param>
    /// <param name="name">The file's name.</param>
    internal static async Task<ArticleStanding> RemoveAsync(Caller caller, string number, string name, RemoveFile remove, CancellationToken stop) =>
        ArticleEndpoints.Standing(await remove.RunAsync(caller.Actor, number, name, stop));

    private static bool IsOfWork(Actor actor, string? version) => version switch
    {
        "work" => true,
        "live" => false,
        null or "" => ArticleVisibility.MaySeeWork(actor),
        _ => throw Rejected.Invalid("Field.OneOf", "version", "live, work"),
    };
}
