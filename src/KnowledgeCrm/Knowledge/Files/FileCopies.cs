using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Knowledge;

/// <summary>Gives an article that begins with the text of another the files that this text shows, as files of its own; the bytes are the same.</summary>
internal static class FileCopies
{
    /// <param name="db">Where both are.</param>
    /// <param name="original">The article whose text it begins with.</param>
    /// <param name="begun">The new article, not saved yet.</param>
    /// <param name="by">Who begins it.</param>
    /// <param name="stop">Stops it.</param>
    public static async Task CopyShownFilesAsync(this KnowledgeCrmDb db, Article original, Article begun, Actor by, CancellationToken stop)
    {
        var versionId = original.LiveVersionId ?? original.WorkVersionId;
        var ids = await db.ArticleVersions.Where(v => v.Id == versionId).Select(v => v.FileIds).SingleAsync(stop);
        var shown = (await db.ArticleAttachments.Where(f => ids.Contains(f.Id)).ToListAsync(stop))
            .Where(f => begun.Work.Body.Contains(f.FileName, StringComparison.OrdinalIgnoreCase)).ToList();
        foreach (var file in shown)
        {
            var copy = file.CopyFor(begun.Id, by, db.Now);
            db.ArticleAttachments.Add(copy);
            begun.Work.FileIds.Add(copy.Id);
        }
    }
}
