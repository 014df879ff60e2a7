using KnowledgeCrm.Knowledge;

namespace KnowledgeCrm.Web.Api;

/// <summary>What was learnt in cases and waits for an author.</summary>
internal static class CandidateEndpoints
{
    public static void Map(RouteGroupBuilder keyed) => keyed.MapGet("/candidates", ListAsync).WithTags("Candidates");

    /// <summary>The candidates, newest change first. For those who work on cases and articles.</summary>
    /// <param name="page">From 1; up to 50 candidates each.</param>
    internal static async Task<Listing<CandidateLine>> ListAsync(Caller caller, ArticleList list, CancellationToken stop, int? page = null)
    {
        var at = Parameters.Page(page);
        var found = (await list.RunAsync(caller.Actor, new ArticleFilter(ArticleState.Candidate, Page: at), stop)).Value;
        return new Listing<CandidateLine>
        {
            Total = found.Total,
            Page = at + 1,
            PageSize = ArticleList.PageSize,
            Items = [.. found.Items.Select(line => new CandidateLine
            {
                Number = line.Number, Title = line.Title, Language = line.Language, ChangedAt = line.ChangedAt, FromCase = line.FromCaseNumber,
            })],
        };
    }
}

/// <summary>One candidate.</summary>
public sealed record CandidateLine
{
    /// <summary>The article's number.</summary>
    public required string Number { get; init; }

    /// <summary>The title, plain text.</summary>
    public required string Title { get; init; }

    /// <summary><c>en</c> or <c>zh</c>.</summary>
    public required string Language { get; init; }

    /// <summary>When it last changed (UTC).</summary>
    public required DateTime ChangedAt { get; init; }

    /// <summary>The number of the case that it was learnt from.</summary>
    public string? FromCase { get; init; }
}

/// <summary>One page of a list.</summary>
/// <typeparam name="T">What is listed.</typeparam>
public sealed record Listing<T>
{
    /// <summary>How many there are in all, for this caller.</summary>
    public required int Total { get; init; }

    /// <summary>Which page this is, from 1.</summary>
    public required int Page { get; init; }

    /// <summary>How many a page holds at most.</summary>
    public required int PageSize { get; init; }

    /// <summary>Those of this page.</summary>
    public required IReadOnlyList<T> Items { get; init; }
}
