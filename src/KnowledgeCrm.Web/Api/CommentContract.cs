using KnowledgeCrm.Knowledge;

namespace KnowledgeCrm.Web.Api;

/// <summary>A comment to make.</summary>
public sealed record CommentRequest
{
    /// <summary>The passage, exactly as it stands in the working text (Markdown); absent: about all of it.</summary>
    public string? Quote { get; init; }

    /// <summary>Where the passage begins, in UTF-16 characters; needed only where the text holds it several times.</summary>
    public int? Start { get; init; }

    /// <summary>What is said. Required unless an edit is suggested.</summary>
    public string? Text { get; init; }

    /// <summary>The edit: what is to stand in the passage's place; empty takes it out.</summary>
    public string? Replacement { get; init; }
}

/// <summary>An answer to a comment.</summary>
public sealed record CommentReplyRequest
{
    /// <summary>What is said. Required.</summary>
    public string? Text { get; init; }
}

/// <summary>The new comment.</summary>
public sealed record CommentMade
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }
}

/// <summary>A comment as it stands to the working text now. Times are UTC.</summary>
public sealed record CommentAnswerView
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The passage; absent when it is about all of it.</summary>
    public string? Quote { get; init; }

    /// <summary>Where the passage begins in the working text, in UTF-16 characters; absent when it is not there.</summary>
    public int? Start { get; init; }

    /// <summary>True when the passage is in the text no more.</summary>
    public required bool Orphaned { get; init; }

    /// <summary>What is said.</summary>
    public string? Text { get; init; }

    /// <summary>The edit that is suggested.</summary>
    public string? Replacement { get; init; }

    /// <summary>Whether it is open, and if not, how it was closed.</summary>
    public required CommentState State { get; init; }

    /// <summary>Who made it.</summary>
    public required string By { get; init; }

    /// <summary>When.</summary>
    public required DateTime At { get; init; }

    /// <summary>The answers, oldest first.</summary>
    public required IReadOnlyList<CommentReply> Answers { get; init; }

    internal static CommentAnswerView Of(CommentView comment) => new()
    {
        Id = comment.Id,
        Quote = ArticleAnswer.OrAbsent(comment.Quote),
        Start = comment.FoundAt,
        Orphaned = comment.IsOrphaned,
        Text = ArticleAnswer.OrAbsent(comment.Text),
        Replacement = comment.Replacement,
        State = comment.State,
        By = comment.By,
        At = comment.At,
        Answers = [.. comment.Answers.Select(said => new CommentReply { By = said.By, Text = said.Text, At = said.At })],
    };
}

/// <summary>An answer to a comment.</summary>
public sealed record CommentReply
{
    /// <summary>Who gave it.</summary>
    public required string By { get; init; }

    /// <summary>What was said.</summary>
    public required string Text { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTime At { get; init; }
}
