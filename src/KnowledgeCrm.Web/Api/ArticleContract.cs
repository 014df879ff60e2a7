using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;

namespace KnowledgeCrm.Web.Api;

/// <summary>An article to start.</summary>
public sealed record ArticleRequest
{
    /// <summary>Up to 250 characters. Required.</summary>
    public string? Title { get; init; }

    /// <summary>Markdown, up to 200,000 characters. Required.</summary>
    public string? Body { get; init; }

    /// <summary><c>en</c> or <c>zh</c>. When absent, the language of the request.</summary>
    public string? Language { get; init; }

    /// <summary>Who may read it once it is approved; <c>internal</c> when absent.</summary>
    public Audience? Audience { get; init; }

    /// <summary>A sentence or two, up to 1,000 characters.</summary>
    public string? Summary { get; init; }

    /// <summary>A topic's key. Example: <c>fault-codes</c>.</summary>
    public string? Topic { get; init; }

    /// <summary>Tags with commas between.</summary>
    public string? Tags { get; init; }

    /// <summary>Models of the products that it is about.</summary>
    public IReadOnlyList<string>? Products { get; init; }

    /// <summary><c>experience</c>: one person approves it. <c>compliance</c>: two do. <c>experience</c> when absent.</summary>
    public Governance? Governance { get; init; }

    /// <summary>Whose template it is written to; <c>general</c> when absent.</summary>
    public ArticleKind? Kind { get; init; }

    /// <summary>The keys of the checklist's items that its author says are so.</summary>
    public IReadOnlyList<string>? Ticked { get; init; }

    /// <summary>The number of the article that says the same in the other language.</summary>
    public string? TranslationOf { get; init; }

    internal ArticleInput ToInput() => new()
    {
        Title = Title, Body = Body, Language = Language, Audience = Audience, Summary = Summary, Topic = Topic, Tags = Tags, Products = Products,
        Governance = Governance, Kind = Kind, Ticked = Ticked,
    };
}

/// <summary>The new text of a working version. What is absent stays as it was.</summary>
public sealed record DraftRequest
{
    /// <summary>Up to 250 characters.</summary>
    public string? Title { get; init; }

    /// <summary>Markdown, up to 200,000 characters.</summary>
    public string? Body { get; init; }

    /// <summary><c>en</c> or <c>zh</c>; fixed once the article was published.</summary>
    public string? Language { get; init; }

    /// <summary>Who may read it once this version is approved.</summary>
    public Audience? Audience { get; init; }

    /// <summary>A sentence or two, up to 1,000 characters.</summary>
    public string? Summary { get; init; }

    /// <summary>A topic's key; an empty text takes the topic away.</summary>
    public string? Topic { get; init; }

    /// <summary>Tags with commas between.</summary>
    public string? Tags { get; init; }

    /// <summary>Models of the products that it is about.</summary>
    public IReadOnlyList<string>? Products { get; init; }

    /// <summary><c>experience</c>: one person approves it. <c>compliance</c>: two do.</summary>
    public Governance? Governance { get; init; }

    /// <summary>Whose template it is written to.</summary>
    public ArticleKind? Kind { get; init; }

    /// <summary>The keys of the checklist's items that its author says are so.</summary>
    public IReadOnlyList<string>? Ticked { get; init; }

    /// <summary>The number of the other language's version that the text now says everything of; it counts when this is published.</summary>
    public int? TranslatedUpTo { get; init; }

    /// <summary>Why it is saved, for the history; up to 1,000 characters.</summary>
    public string? Note { get; init; }

    /// <summary>The <c>version</c> of the article that was read before; when there is a newer one, 409. Absent: whatever is there.</summary>
    public int? Version { get; init; }

    internal ArticleInput ToInput() => new()
    {
        Title = Title, Body = Body, Language = Language, Audience = Audience, Summary = Summary, Topic = Topic, Tags = Tags, Products = Products,
        Governance = Governance, Kind = Kind, Ticked = Ticked, TranslatedUpTo = TranslatedUpTo, Note = Note,
    };
}

/// <summary>An approval.</summary>
public sealed record ApproveRequest
{
    /// <summary>When it is to be published, with a time zone (<c>2030-01-31T09:00:00+08:00</c>); at once when absent or past.</summary>
    public DateTime? PublishAt { get; init; }

    /// <summary>When it leaves its readers by itself, later than it goes live; absent: no end, or the one that is set.</summary>
    public DateTime? ExpiresAt { get; init; }

    /// <summary>The <c>version</c> of the article that was read; when there is a newer one, 409. Absent: whatever is there.</summary>
    public int? Version { get; init; }
}

/// <summary>A submission.</summary>
public sealed record SubmitRequest
{
    /// <summary>For the reviewers; up to 1,000 characters.</summary>
    public string? Note { get; init; }

    /// <summary>Who is to review it, as <c>GET /articles/{number}/reviewers</c> gives their ids; absent: by the rule of its topic.</summary>
    public IReadOnlyList<Guid>? Reviewers { get; init; }

    /// <summary>The <c>version</c> of the article that was read; when there is a newer one, 409. Absent: whatever is there.</summary>
    public int? Version { get; init; }
}

/// <summary>Why a version is sent back.</summary>
public sealed record SendBackRequest
{
    /// <summary>What is to be mended. Required.</summary>
    public string? Reason { get; init; }
}

/// <summary>Fewer readers.</summary>
public sealed record RestrictRequest
{
    /// <summary>Who may read the published version from now on: fewer than before. Required.</summary>
    public Audience? Audience { get; init; }
}

/// <summary>Whether an article helped.</summary>
public sealed record FeedbackRequest
{
    /// <summary>True when it did. Required.</summary>
    public bool? Helpful { get; init; }

    /// <summary>What was good or missing.</summary>
    public string? Comment { get; init; }

    /// <summary>Why it did not help; with a reason or words it becomes a task for the article's owner.</summary>
    public FlagReason? Reason { get; init; }
}

/// <summary>Where an article stands after what was done.</summary>
public sealed record ArticleStanding
{
    /// <summary>The article's number. Example: <c>KB-1042</c>.</summary>
    public required string Number { get; init; }

    /// <summary>The state of the working version.</summary>
    public required ArticleState State { get; init; }

    /// <summary>True when readers can see a version of it.</summary>
    public required bool Live { get; init; }

    /// <summary>The path of its page, for those who may read it.</summary>
    public required string Url { get; init; }

    /// <summary>When an approved version is published by itself (UTC).</summary>
    public DateTime? PublishAt { get; init; }

    /// <summary>Changes with every save; send it back with the next one.</summary>
    public required int Version { get; init; }

    internal static ArticleStanding Of(ArticleDone done) => new()
    {
        Number = done.Number, State = done.State, Live = done.IsLive, Url = $"/articles/{done.Slug}", PublishAt = done.PublishAt,
        Version = done.Version,
    };
}
