using KnowledgeCrm.Satisfaction;

namespace KnowledgeCrm.Web.Api;

/// <summary>A link to the two questions, and what to write with it.</summary>
public sealed record SurveyLink
{
    /// <summary>The page's address on this server; it works once.</summary>
    public required string Path { get; init; }

    /// <summary>When it ends (UTC).</summary>
    public required DateTime ExpiresAt { get; init; }

    /// <summary>The language of the texts.</summary>
    public required string Language { get; init; }

    /// <summary>The subject of a message that carries it.</summary>
    public required string Subject { get; init; }

    /// <summary>What such a message says before the link.</summary>
    public required string Text { get; init; }
}

/// <summary>What a customer answered. Times are UTC.</summary>
public sealed record SatisfactionAnswer
{
    /// <summary>The answer's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The case's number.</summary>
    public required string Case { get; init; }

    /// <summary>When it was answered.</summary>
    public required DateTime AnsweredAt { get; init; }

    /// <summary>Whether it was solved, in the customer's view.</summary>
    public required bool Solved { get; init; }

    /// <summary>From 1 to 5.</summary>
    public required int Score { get; init; }

    /// <summary>In the customer's words.</summary>
    public string? Comment { get; init; }

    /// <summary>Whether somebody follows it up; a score of two or less is.</summary>
    public required FollowUpState FollowUp { get; init; }

    /// <summary>What came of the follow-up.</summary>
    public string? FollowUpReason { get; init; }

    internal static SatisfactionAnswer Of(SatisfactionLine line) => new()
    {
        Id = line.Id, Case = line.Case, AnsweredAt = line.AnsweredAt, Solved = line.Solved, Score = line.Score, Comment = ArticleAnswer.OrAbsent(line.Comment),
        FollowUp = line.FollowUp, FollowUpReason = ArticleAnswer.OrAbsent(line.FollowUpReason),
    };
}

/// <summary>How content customers are, over the last twelve months.</summary>
public sealed record SatisfactionFiguresAnswer
{
    /// <summary>How many were asked.</summary>
    public required int Asked { get; init; }

    /// <summary>How many answered.</summary>
    public required int Answers { get; init; }

    /// <summary>Their average score, from 1 to 5; absent when nobody answered.</summary>
    public double? Average { get; init; }

    /// <summary>How many said that it was solved.</summary>
    public required int Solved { get; init; }

    /// <summary>Low scores that nobody has followed up yet.</summary>
    public required int ToFollowUp { get; init; }

    /// <summary>Each month, the oldest first.</summary>
    public required IReadOnlyList<SatisfactionMonthAnswer> Months { get; init; }
}

/// <summary>One month.</summary>
public sealed record SatisfactionMonthAnswer
{
    /// <summary>Its first day (UTC). Example: <c>2026-03-01</c>.</summary>
    public required string Month { get; init; }

    /// <summary>How many answered.</summary>
    public required int Answers { get; init; }

    /// <summary>Their average score; absent when nobody answered.</summary>
    public double? Average { get; init; }
}
