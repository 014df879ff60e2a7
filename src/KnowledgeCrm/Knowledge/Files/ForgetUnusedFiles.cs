using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Knowledge;

/// <summary>Removes files that were given while somebody wrote and that no version came to have.</summary>
public sealed class ForgetUnusedFiles(IDbContextFactory<KnowledgeCrmDb> contexts, FileIntake intake)
{
    /// <summary>How long such a file waits for a save: what is typed may be kept as long.</summary>
    public static readonly TimeSpan Waits = TimeSpan.FromDays(30);

    public async Task RunAsync(CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        var until = db.Now - Waits;
        var unused = new List<ArticleAttachment>();
        foreach (var ofArticle in (await db.ArticleAttachments.AsNoTracking().Where(f => f.At < until).ToListAsync(stop)).GroupBy(f => f.ArticleId))
        {
            var used = (await db.ArticleVersions.Where(v => v.ArticleId == ofArticle.Key).Select(v => v.FileIds).ToListAsync(stop)).SelectMany(ids => ids).ToHashSet();
            unused.AddRange(ofArticle.Where(f => !used.Contains(f.Id)));
        }
        foreach (var file in unused) await intake.ForgetAsync(file, stop);
    }
}
