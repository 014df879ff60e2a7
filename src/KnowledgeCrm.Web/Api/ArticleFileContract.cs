using KnowledgeCrm.Knowledge;

namespace KnowledgeCrm.Web.Api;

/// <summary>A file of a version of an article.</summary>
public sealed record FileAnswer
{
    /// <summary>Its name, one of its kind within the version; a text shows a picture by it: <c>![what it shows](name)</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The path where a browser gets it; with a key, ask <c>/api/v1/articles/{number}/files/{name}</c>.</summary>
    public required string Url { get; init; }

    /// <summary>Its content type, checked when it came in.</summary>
    public required string Type { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }

    /// <summary>When it came in (UTC).</summary>
    public required DateTime AddedAt { get; init; }

    /// <summary>True when search looks into its text.</summary>
    public required bool Searched { get; init; }

    /// <summary>Who gave it; for those who write and judge.</summary>
    public string? AddedBy { get; init; }

    /// <summary>After adding: send it back with the next draft.</summary>
    public int? Version { get; init; }

    internal static FileAnswer Of(AttachedFile file, bool forWorker) => new()
    {
        Name = file.FileName,
        Url = file.Address,
        Type = file.ContentType,
        Size = file.Size,
        AddedAt = file.At,
        Searched = FileContent.IsSearched(file.ContentType),
        AddedBy = forWorker ? ArticleAnswer.OrAbsent(file.By) : null,
    };
}
