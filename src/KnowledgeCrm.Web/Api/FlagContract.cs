using KnowledgeCrm.Knowledge;

namespace KnowledgeCrm.Web.Api;

/// <summary>What is the matter with an article.</summary>
public sealed record FlagRequest
{
    /// <summary>Required.</summary>
    public FlagReason? Reason { get; init; }

    /// <summary>In one's own words; required for <c>other</c>.</summary>
    public string? Words { get; init; }

    /// <summary>The number of the case that it came up in.</summary>
    public string? Case { get; init; }

    /// <summary>True when the caller mends it, too. For authors and knowledge managers.</summary>
    public bool? TakeUp { get; init; }
}

/// <summary>An answer to whoever raised a flag.</summary>
public sealed record DeclineRequest
{
    /// <summary>Why nothing changes. Required.</summary>
    public string? Answer { get; init; }
}

/// <summary>A flag after what was done.</summary>
public sealed record FlagStanding
{
    /// <summary>The flag's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Where it stands.</summary>
    public required FlagState State { get; init; }

    /// <summary>The article's number.</summary>
    public required string Article { get; init; }

    internal static FlagStanding Of(FlagDone done) => new() { Id = done.Flag, State = done.State, Article = done.Article };
}

/// <summary>Something that somebody found to be the matter with an article. Times are UTC.</summary>
public sealed record FlagAnswer
{
    /// <summary>The flag's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The article's number.</summary>
    public required string Article { get; init; }

    /// <summary>The article's title.</summary>
    public required string Title { get; init; }

    /// <summary>What is the matter.</summary>
    public required FlagReason Reason { get; init; }

    /// <summary>In the words of whoever raised it.</summary>
    public string? Words { get; init; }

    /// <summary>The number of the version that was read.</summary>
    public required int OnVersion { get; init; }

    /// <summary>Who raised it; absent for a visitor.</summary>
    public string? From { get; init; }

    /// <summary>When.</summary>
    public required DateTime At { get; init; }

    /// <summary>The case of whoever raised it, for those who may see cases.</summary>
    public string? Case { get; init; }

    /// <summary>Where it stands.</summary>
    public required FlagState State { get; init; }

    /// <summary>Who mends it.</summary>
    public string? TakenBy { get; init; }

    /// <summary>Who closed it.</summary>
    public string? ClosedBy { get; init; }

    /// <summary>When it was closed.</summary>
    public DateTime? ClosedAt { get; init; }

    /// <summary>The number of the version that mended it.</summary>
    public int? FixedInVersion { get; init; }

    /// <summary>What whoever raised it is told.</summary>
    public string? Answer { get; init; }

    internal static FlagAnswer Of(FlagLine line) => new()
    {
        Id = line.Id,
        Article = line.Article,
        Title = line.Title,
        Reason = line.Reason,
        Words = ArticleAnswer.OrAbsent(line.Words),
        OnVersion = line.OnVersion,
        From = ArticleAnswer.OrAbsent(line.From),
        At = line.At,
        Case = line.CaseNumber,
        State = line.State,
        TakenBy = ArticleAnswer.OrAbsent(line.TakenBy),
        ClosedBy = ArticleAnswer.OrAbsent(line.ClosedBy),
        ClosedAt = line.ClosedAt,
        FixedInVersion = line.FixedInVersion,
        Answer = ArticleAnswer.OrAbsent(line.Answer),
    };
}

/// <summary>Something said below an article.</summary>
public sealed record TipRequest
{
    /// <summary>Required.</summary>
    public string? Text { get; init; }
}

/// <summary>What a colleague said below an article.</summary>
public sealed record TipAnswer
{
    /// <summary>The tip's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>What was said, plain text.</summary>
    public required string Text { get; init; }

    /// <summary>Who said it.</summary>
    public required string Author { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTime At { get; init; }

    /// <summary>Where it stands.</summary>
    public required TipState State { get; init; }

    /// <summary>The number of the version that took its words in.</summary>
    public int? PromotedInVersion { get; init; }
}

/// <summary>A tip that was made.</summary>
public sealed record TipMade
{
    /// <summary>The tip's id.</summary>
    public required Guid Id { get; init; }
}
