using KnowledgeCrm.Knowledge;

namespace KnowledgeCrm.Web.Api;

/// <summary>What the caller has seen.</summary>
public sealed record SeenRequest
{
    /// <summary>The <c>version</c> of the article that was read; when there is a newer one, 409. Absent: whatever is there.</summary>
    public int? Version { get; init; }
}

/// <summary>One version in the history. Times are UTC.</summary>
public sealed record VersionAnswer
{
    /// <summary>The version's number, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>When it was saved.</summary>
    public required DateTime SavedAt { get; init; }

    /// <summary>Who saved it.</summary>
    public string? SavedBy { get; init; }

    /// <summary>Why, in that person's words.</summary>
    public string? Note { get; init; }

    /// <summary>The number of the version whose text it brought back.</summary>
    public int? RestoredFrom { get; init; }

    /// <summary>The names of those who wrote a part of it that nobody has approved yet.</summary>
    public required IReadOnlyList<string> Writers { get; init; }

    /// <summary>When it was given to review.</summary>
    public DateTime? SubmittedAt { get; init; }

    /// <summary>When it was approved.</summary>
    public DateTime? ApprovedAt { get; init; }

    /// <summary>Who approved it.</summary>
    public string? ApprovedBy { get; init; }

    /// <summary>Why it was sent back.</summary>
    public string? SentBackReason { get; init; }

    /// <summary>Why it was published without an approval.</summary>
    public string? EmergencyReason { get; init; }

    /// <summary>When it was published.</summary>
    public DateTime? PublishedAt { get; init; }

    /// <summary>True for the one that readers see.</summary>
    public required bool Live { get; init; }

    internal static VersionAnswer Of(ArticleVersionLine line) => new()
    {
        Number = line.Number,
        Title = line.Title,
        SavedAt = line.SavedAt,
        SavedBy = ArticleAnswer.OrAbsent(line.SavedBy),
        Note = ArticleAnswer.OrAbsent(line.Note),
        RestoredFrom = line.RestoredFrom,
        Writers = line.Writers,
        SubmittedAt = line.SubmittedAt,
        ApprovedAt = line.ApprovedAt,
        ApprovedBy = ArticleAnswer.OrAbsent(line.ApprovedBy),
        SentBackReason = line.SentBackReason,
        EmergencyReason = line.EmergencyReason,
        PublishedAt = line.PublishedAt,
        Live = line.IsLive,
    };
}

/// <summary>What differs between two versions.</summary>
public sealed record ChangesAnswer
{
    /// <summary>The number of the version compared with.</summary>
    public required int Since { get; init; }

    /// <summary>The number of the version.</summary>
    public required int Version { get; init; }

    /// <summary>The title, in runs.</summary>
    public required IReadOnlyList<RunAnswer> Title { get; init; }

    /// <summary>The text: a rewritten line is there twice, as it was and as it is.</summary>
    public required IReadOnlyList<LineAnswer> Lines { get; init; }

    /// <summary>The files that came or went; one that was replaced is there twice.</summary>
    public required IReadOnlyList<FileChangeAnswer> Files { get; init; }

    internal static ChangesAnswer Between(ArticleView before, ArticleView after) => new()
    {
        Since = before.VersionNumber,
        Version = after.VersionNumber,
        Title = [.. TextDifference.Within(before.Title, after.Title).Select(RunAnswer.Of)],
        Lines = [.. TextDifference.Of(before.Body, after.Body).Select(line => new LineAnswer
        {
            Kind = line.Kind, Runs = [.. line.Runs.Select(RunAnswer.Of)],
        })],
        Files =
        [
            .. before.Attachments.ExceptBy(after.Attachments.Select(file => file.Key), file => file.Key).Select(file => FileChangeAnswer.Of(ChangeKind.Removed, file)),
            .. after.Attachments.ExceptBy(before.Attachments.Select(file => file.Key), file => file.Key).Select(file => FileChangeAnswer.Of(ChangeKind.Added, file)),
        ],
    };
}

/// <summary>A file that came or went.</summary>
public sealed record FileChangeAnswer
{
    /// <summary><c>added</c> or <c>removed</c>.</summary>
    public required ChangeKind Kind { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its type.</summary>
    public required string ContentType { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }

    internal static FileChangeAnswer Of(ChangeKind kind, AttachedFile file) => new() { Kind = kind, Name = file.FileName, ContentType = file.ContentType, Size = file.Size };
}

/// <summary>A line that stayed, came or went.</summary>
public sealed record LineAnswer
{
    /// <summary>What became of it.</summary>
    public required ChangeKind Kind { get; init; }

    /// <summary>Its text, in runs.</summary>
    public required IReadOnlyList<RunAnswer> Runs { get; init; }
}

/// <summary>Words that stayed, came or went; Chinese by characters.</summary>
public sealed record RunAnswer
{
    /// <summary>What became of them.</summary>
    public required ChangeKind Kind { get; init; }

    /// <summary>The words.</summary>
    public required string Text { get; init; }

    internal static RunAnswer Of(ChangedRun run) => new() { Kind = run.Kind, Text = run.Text };
}
