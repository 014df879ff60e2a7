using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;

namespace KnowledgeCrm.Web.Api;

/// <summary>A publication without an approval.</summary>
public sealed record EmergencyRequest
{
    /// <summary>Why it can't wait. Required.</summary>
    public string? Reason { get; init; }

    /// <summary>The <c>version</c> of the article that was read; when there is a newer one, 409. Absent: whatever is there.</summary>
    public int? Version { get; init; }
}

/// <summary>A judgement on what was published in an emergency.</summary>
public sealed record AfterwardsRequest
{
    /// <summary>True: it stays. False: readers get back what they had before. Required.</summary>
    public bool? Passes { get; init; }

    /// <summary>Why it is taken back. Required then.</summary>
    public string? Reason { get; init; }
}

/// <summary>The end of an article's time with its readers.</summary>
public sealed record ExpiryRequest
{
    /// <summary>With a time zone (<c>2030-01-31T09:00:00+08:00</c>); absent: no end.</summary>
    public DateTime? ExpiresAt { get; init; }
}

/// <summary>A rule to set.</summary>
public sealed record RuleRequest
{
    /// <summary>A topic's key; absent: the rule of all the rest.</summary>
    public string? Topic { get; init; }

    /// <summary>The ids of those who review; none: whoever may.</summary>
    public IReadOnlyList<Guid>? Reviewers { get; init; }

    /// <summary>Days from submitting until the review is due, 1 to 90; absent: the rule is taken away.</summary>
    public int? Days { get; init; }
}

/// <summary>Somebody who reviews.</summary>
public sealed record ReviewerAnswer
{
    /// <summary>The person's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The person's name.</summary>
    public required string Name { get; init; }

    internal static ReviewerAnswer Of(Reviewer reviewer) => new() { Id = reviewer.Id, Name = reviewer.Name };
}

/// <summary>A rule of who reviews what.</summary>
public sealed record RuleAnswer
{
    /// <summary>The topic's key; absent: all the rest.</summary>
    public string? Topic { get; init; }

    /// <summary>Days from submitting until the review is due.</summary>
    public required int Days { get; init; }

    /// <summary>Who reviews; none: whoever may.</summary>
    public required IReadOnlyList<ReviewerAnswer> Reviewers { get; init; }
}

/// <summary>One that waits for a review. Times are UTC.</summary>
public sealed record ReviewAnswer
{
    /// <summary>The article's number.</summary>
    public required string Number { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary><c>en</c> or <c>zh</c>.</summary>
    public required string Language { get; init; }

    /// <summary>Who may read it once it is approved.</summary>
    public required Audience Audience { get; init; }

    /// <summary><c>experience</c>: one person approves it. <c>compliance</c>: two do.</summary>
    public required Governance Governance { get; init; }

    /// <summary>Who submitted it.</summary>
    public required string Author { get; init; }

    /// <summary>What the writer told the reviewers.</summary>
    public string? Note { get; init; }

    /// <summary>Since when it waits.</summary>
    public required DateTime SubmittedAt { get; init; }

    /// <summary>By when it should be judged.</summary>
    public DateTime? DueAt { get; init; }

    /// <summary>The names of those who are to review it; none: whoever may.</summary>
    public required IReadOnlyList<string> Reviewers { get; init; }

    /// <summary>True when the first of two approvals is there.</summary>
    public required bool ApprovedOnce { get; init; }

    /// <summary>True while a reviewer's edit waits for an author.</summary>
    public required bool AwaitsConfirmation { get; init; }

    internal static ReviewAnswer Of(ReviewLine line) => new()
    {
        Number = line.Number,
        Title = line.Title,
        Language = line.Language,
        Audience = line.Audience,
        Governance = line.Governance,
        Author = line.Author,
        Note = ArticleAnswer.OrAbsent(line.Note),
        SubmittedAt = line.SubmittedAt,
        DueAt = line.DueAt,
        Reviewers = line.Reviewers,
        ApprovedOnce = line.IsApprovedOnce,
        AwaitsConfirmation = line.AwaitsConfirmation,
    };
}

/// <summary>What was published in an emergency and waits to be reviewed.</summary>
public sealed record EmergencyAnswer
{
    /// <summary>The article's number.</summary>
    public required string Number { get; init; }

    /// <summary>The title of what was published.</summary>
    public required string Title { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTime PublishedAt { get; init; }

    /// <summary>Who published it.</summary>
    public required string By { get; init; }

    /// <summary>Why it could not wait.</summary>
    public required string Reason { get; init; }

    /// <summary>True while readers see it.</summary>
    public required bool Live { get; init; }
}
