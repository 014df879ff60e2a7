using KnowledgeCrm.Knowledge;

namespace KnowledgeCrm.Web.Api;

/// <summary>The history of an article.</summary>
internal static class VersionEndpoints
{
    public static void Map(RouteGroupBuilder keyed)
    {
        var versions = keyed.MapGroup("/articles/{number}/versions").WithTags("Articles").Refuses(404);
        versions.MapGet("", ListAsync);
        versions.MapGet("/{version:int}", ReadAsync);
        versions.MapGet("/{version:int}/changes", ChangesAsync);
        versions.MapPost("/{version:int}/restore", RestoreAsync).Refuses(409);
    }

    /// <summary>Every version of an article, newest first: who, when, why. For those who write and judge.</summary>
    /// <param name="number">The article's number.</param>
    /// <param name="page">From 1; up to 50 versions each.</param>
    internal static async Task<Listing<VersionAnswer>> ListAsync(
        Caller caller, string number, VersionList list, CancellationToken stop, int? page = null)
    {
        var at = Parameters.Page(page);
        var found = (await list.RunAsync(caller.Actor, number, at, stop)).Value.Versions;
        return new Listing<VersionAnswer>
        {
            Total = found.Total, Page = at + 1, PageSize = VersionList.PageSize, Items = [.. found.Items.Select(VersionAnswer.Of)],
        };
    }

    /// <summary>One version of an article, as its readers saw it or would have. For those who write and judge.</summary>
    /// <param name="number">The article's number.</param>
    /// <param name="version">The version's number, from 1.</param>
    internal static async Task<ArticleAnswer> ReadAsync(Caller caller, string number, int version, VersionReading reading, CancellationToken stop) =>
        ArticleAnswer.ForWorker((await reading.RunAsync(caller.Actor, number, version, stop)).Value, null);

    /// <summary>What a version's text changed, line by line, with the words in rewritten lines. For those who write and judge.</summary>
    /// <param name="number">The article's number.</param>
    /// <param name="version">The version's number, from 1.</param>
    /// <param name="since">The number of the version to compare with; the one before when absent.</param>
    internal static async Task<ChangesAnswer> ChangesAsync(
        Caller caller, string number, int version, VersionDifference difference, CancellationToken stop, int? since = null)
    {
        var two = (await difference.RunAsync(caller.Actor, number, since ?? version - 1, version, stop)).Value;
        return ChangesAnswer.Between(two.Before, two.After);
    }

    /// <summary>Brings an old version back as a new draft. For authors and knowledge managers.</summary>
    /// <param name="number">The article's number.</param>
    /// <param name="version">The number of the version to bring back.</param>
    internal static async Task<ArticleStanding> RestoreAsync(
        Caller caller, string number, int version, Body<SeenRequest> body, RestoreVersion restore, CancellationToken stop) =>
        ArticleEndpoints.Standing(await restore.RunAsync(caller.Actor, number, version, body.Value.Version, stop));
}
