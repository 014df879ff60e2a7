using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Knowledge;

/// <summary>The words of the files of some versions, for search: what stands in them, and what those that are no pictures are called.</summary>
internal sealed class AttachedWords
{
    // More of one article than this is not searched, in characters.
    private const int Longest = 400_000;
    private readonly Dictionary<Guid, (string Name, string Text)> files;

    private AttachedWords(Dictionary<Guid, (string, string)> files) => this.files = files;

    public static async Task<AttachedWords> ReadAsync(KnowledgeCrmDb db, IEnumerable<ArticleVersion> versions, CancellationToken stop)
    {
        var ids = versions.SelectMany(v => v.FileIds).Distinct().ToList();
        if (ids.Count == 0) return new AttachedWords([]);
        var found = await (
            from file in db.ArticleAttachments.Where(f => ids.Contains(f.Id) && !f.ContentType.StartsWith("image/"))
            from text in db.FileTexts.Where(t => t.Sha256 == file.Sha256).DefaultIfEmpty()
            select new { file.Id, file.FileName, text!.Text }).ToListAsync(stop);
        return new AttachedWords(found.ToDictionary(f => f.Id, f => (f.FileName, f.Text ?? "")));
    }

    /// <summary>All of it, file by file.</summary>
    public string Of(ArticleVersion version)
    {
        var text = string.Join("\n\n", FilesOf(version).Select(f => $"{f.Name}\n{f.Text}"));
        return text.Length <= Longest ? text : text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)];
    }

    /// <summary>The files of a version by name.</summary>
    public IEnumerable<(string Name, string Text)> FilesOf(ArticleVersion version) =>
        version.FileIds.Where(files.ContainsKey).Select(id => files[id]).OrderBy(f => f.Name, StringComparer.Ordinal);
}
