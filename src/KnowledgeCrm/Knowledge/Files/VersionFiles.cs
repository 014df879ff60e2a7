using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Knowledge;

/// <summary>Which files a version has: at most so many, each with a name of its own.</summary>
public static class VersionFiles
{
    /// <summary>The most files of one version.</summary>
    public const int Most = 50;

    /// <summary>The most of all files of one version together, in bytes.</summary>
    public const long MostBytes = 200L << 20;

    internal static async Task<List<Guid>> IdsAsync(KnowledgeCrmDb db, Guid? articleId, IReadOnlyList<string> keys, CancellationToken stop)
    {
        var wanted = keys.Distinct(StringComparer.Ordinal).ToList();
        if (wanted.Count > Most) throw Refused.Invalid("File.TooMany", "files", Most);
        // Also what somebody just took in, which is not saved yet.
        var known = (await db.ArticleAttachments.Where(f => f.ArticleId == articleId && wanted.Contains(f.Key)).ToListAsync(stop))
            .Union(db.ArticleAttachments.Local.Where(f => f.ArticleId == articleId && wanted.Contains(f.Key))).ToList();
        if (known.Count < wanted.Count) throw Refused.Invalid("File.Unknown", "files");
        if (known.GroupBy(f => f.FileName, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } same)
            throw Refused.Invalid("File.NameTwice", "files", same.Key);
        if (known.Sum(f => f.Size) > MostBytes) throw Refused.Invalid("File.TooMuch", "files", MostBytes >> 20);
        return [.. known.Select(f => f.Id)];
    }

    internal static async Task<IReadOnlyList<AttachedFile>> ReadAsync(KnowledgeCrmDb db, IReadOnlyCollection<Guid> ids, CancellationToken stop)
    {
        if (ids.Count == 0) return [];
        var files = await db.ArticleAttachments.AsNoTracking().Where(f => ids.Contains(f.Id)).OrderBy(f => f.FileName).ToListAsync(stop);
        var names = await PersonNames.ReadAsync(db, files.Select(f => f.ById), stop);
        return [.. files.Select(f => AttachedFile.Of(f, names.Of(f.ById)))];
    }
}

/// <summary>A file of a version as a person sees it.</summary>
/// <param name="Key">The random part of its address; what a save names it by.</param>
/// <param name="FileName">Its name, one of its kind within a version.</param>
/// <param name="Address">Where it is served.</param>
/// <param name="ContentType">What it is, checked when it came in.</param>
/// <param name="Size">Bytes.</param>
/// <param name="At">When it came in (UTC).</param>
/// <param name="By">Who gave it; empty where that is not known.</param>
public sealed record AttachedFile(string Key, string FileName, string Address, string ContentType, long Size, DateTime At, string By)
{
    /// <summary>True when it can be shown within a text.</summary>
    public bool IsPicture => ContentType.StartsWith("image/", StringComparison.Ordinal);

    internal static AttachedFile Of(ArticleAttachment file, string by) =>
        new(file.Key, file.FileName, file.Address, file.ContentType, file.Size, file.At, by);
}
