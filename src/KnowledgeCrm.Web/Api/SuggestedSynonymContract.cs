using KnowledgeCrm.Insight;

namespace KnowledgeCrm.Web.Api;

/// <summary>Words that may stand for others.</summary>
public sealed record SuggestedSynonymAnswer
{
    /// <summary>What people typed first, in lower case.</summary>
    public required string From { get; init; }

    /// <summary>What they typed instead of it, and led to something.</summary>
    public required string To { get; init; }

    /// <summary>How many different people showed it.</summary>
    public required int People { get; init; }

    /// <summary>Up to three pairs of queries that show it.</summary>
    public required IReadOnlyList<TriedSearchAnswer> Examples { get; init; }

    internal static SuggestedSynonymAnswer Of(SuggestedSynonym suggested) => new()
    {
        From = suggested.From, To = suggested.To, People = suggested.People,
        Examples = [.. suggested.Examples.Select(tried => new TriedSearchAnswer { First = tried.First, Next = tried.Next })],
    };
}

/// <summary>A query, and the one that its searcher tried next.</summary>
public sealed record TriedSearchAnswer
{
    /// <summary>The query that led to nothing.</summary>
    public required string First { get; init; }

    /// <summary>The query after it.</summary>
    public required string Next { get; init; }
}

/// <summary>Words that are not to be suggested any more.</summary>
public sealed record DismissSynonymRequest
{
    /// <summary>What people typed first, as suggested. Required.</summary>
    public string? From { get; init; }

    /// <summary>What they typed instead of it, as suggested. Required.</summary>
    public string? To { get; init; }
}

/// <summary>Words that are not suggested any more.</summary>
public sealed record DismissedSynonymAnswer
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>What people typed first, in lower case.</summary>
    public required string From { get; init; }

    /// <summary>What they typed instead of it.</summary>
    public required string To { get; init; }

    /// <summary>When it was dismissed (UTC).</summary>
    public required DateTime At { get; init; }

    /// <summary>The name of who dismissed it; absent for the program itself.</summary>
    public string? By { get; init; }

    internal static DismissedSynonymAnswer Of(DismissedLine line) =>
        new() { Id = line.Id, From = line.From, To = line.To, At = line.At, By = ArticleAnswer.OrAbsent(line.By) };
}
