using KnowledgeCrm.Insight;

namespace KnowledgeCrm.Web.Api;

/// <summary>A desk: how much of each kind lies on it, and a page of it.</summary>
public sealed record DeskAnswer
{
    /// <summary>How much of each kind of work there is, whatever was asked for.</summary>
    public required IReadOnlyList<DeskCountAnswer> Counts { get; init; }

    /// <summary>What helps the most readers first.</summary>
    public required Listing<DeskLineAnswer> Work { get; init; }
}

/// <summary>How much there is of one kind of work.</summary>
public sealed record DeskCountAnswer
{
    /// <summary>The kind.</summary>
    public required DeskKind Kind { get; init; }

    /// <summary>How many articles.</summary>
    public required int Count { get; init; }
}

/// <summary>One piece of work.</summary>
public sealed record DeskLineAnswer
{
    /// <summary>Why it is there.</summary>
    public required DeskKind Kind { get; init; }

    /// <summary>The article's number.</summary>
    public required string Number { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>Since when it waits (UTC).</summary>
    public required DateTime Since { get; init; }

    /// <summary>How many things are to be done at once, such as flags.</summary>
    public required int Count { get; init; }

    /// <summary>What somebody wrote about it.</summary>
    public string? Words { get; init; }

    /// <summary>Reads in the last 90 days.</summary>
    public required int Reads { get; init; }

    /// <summary>Uses in cases in the last 90 days.</summary>
    public required int Links { get; init; }
}

/// <summary>The value of an article, 0 to 100, and what it is made of.</summary>
public sealed record ValueAnswer
{
    /// <summary>The article's number.</summary>
    public required string Number { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>0 to 100: the sum of the points.</summary>
    public required double Value { get; init; }

    /// <summary>Every part, those that don't count too.</summary>
    public required IReadOnlyList<ValuePartAnswer> Parts { get; init; }

    internal static ValueAnswer Of(ArticleValueView view) => new()
    {
        Number = view.Number,
        Title = view.Title,
        Value = Math.Round(view.Worth.Value, 1),
        Parts = [.. view.Worth.Parts.Select(part => new ValuePartAnswer
        {
            Kind = part.Kind, Score = part.Score is { } score ? Math.Round(score, 4) : null, Points = Math.Round(part.Points, 2), Most = Math.Round(part.Most, 2),
        })],
    };
}

/// <summary>A part of a value.</summary>
public sealed record ValuePartAnswer
{
    /// <summary>Which.</summary>
    public required ValuePartKind Kind { get; init; }

    /// <summary>0 to 1; absent when it does not count for this article.</summary>
    public double? Score { get; init; }

    /// <summary>What it adds.</summary>
    public required double Points { get; init; }

    /// <summary>The most that it could add.</summary>
    public required double Most { get; init; }
}

/// <summary>A merging.</summary>
public sealed record MergeRequest
{
    /// <summary>The number of the article that takes it over. Required.</summary>
    public string? Into { get; init; }

    /// <summary>The <c>version</c> of the article that was looked at; when there is a newer one, 409. Absent: whatever is there.</summary>
    public int? Version { get; init; }
}

/// <summary>A deletion.</summary>
public sealed record DeleteRequest
{
    /// <summary>Why; kept in the audit. Required.</summary>
    public string? Reason { get; init; }
}
