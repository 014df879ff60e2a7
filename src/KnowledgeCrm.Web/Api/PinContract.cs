using KnowledgeCrm.Curation;

namespace KnowledgeCrm.Web.Api;

/// <summary>A pin to add, or what one is to say.</summary>
public sealed record PinRequest
{
    /// <summary>The query, as people type it, up to 200 characters. Required. The order, case and form of its words make no difference.</summary>
    public string? Query { get; init; }

    /// <summary>The article's number. Required. Example: <c>KB-1042</c>.</summary>
    public string? Article { get; init; }

    /// <summary>True: never shown for the query. False, also when absent: comes first.</summary>
    public bool? Banned { get; init; }

    /// <summary>Its place among those pinned for the query, 1 to 100; when absent, the last, or where it is.</summary>
    public int? Order { get; init; }

    /// <summary>The day (UTC) until which somebody is to look at it again. Example: <c>2026-05-31</c>.</summary>
    public DateOnly? ReviewBy { get; init; }

    /// <summary>Why, up to 1,000 characters.</summary>
    public string? Note { get; init; }

    /// <summary>When changing: the version that the change started from; a newer one is a conflict. When absent, whatever is there.</summary>
    public int? Version { get; init; }

    internal PinInput ToInput() => new(Query, Article, Banned ?? false, Order, ReviewBy, Note);
}

/// <summary>A pin: what a query is to show first, or never.</summary>
public sealed record PinAnswer
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Grows with every change.</summary>
    public required int Version { get; init; }

    /// <summary>The query, as it was laid down.</summary>
    public required string Query { get; init; }

    /// <summary>The article's number.</summary>
    public required string Article { get; init; }

    /// <summary>The article's title, plain text.</summary>
    public required string Title { get; init; }

    /// <summary>True: never shown for the query. False: comes first.</summary>
    public required bool Banned { get; init; }

    /// <summary>Its place among those pinned for the query.</summary>
    public required int Order { get; init; }

    /// <summary>The day (UTC) until which somebody is to look at it again.</summary>
    public DateOnly? ReviewBy { get; init; }

    /// <summary>True when that day is past.</summary>
    public required bool Overdue { get; init; }

    /// <summary>Why.</summary>
    public string? Note { get; init; }

    /// <summary>When it last changed (UTC).</summary>
    public required DateTime ChangedAt { get; init; }

    /// <summary>The name of the person who changed it; absent for the program itself.</summary>
    public string? ChangedBy { get; init; }

    internal static PinAnswer Of(PinLine line) => new()
    {
        Id = line.Id, Version = line.Version, Query = line.Query, Article = line.Article, Title = line.Title, Banned = line.Banned,
        Order = line.Order, ReviewBy = line.ReviewBy, Overdue = line.IsOverdue, Note = ArticleAnswer.OrAbsent(line.Note),
        ChangedAt = line.ChangedAt, ChangedBy = ArticleAnswer.OrAbsent(line.ChangedBy),
    };
}
