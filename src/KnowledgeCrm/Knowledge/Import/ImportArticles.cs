using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Knowledge.Import;

/// <summary>Brings in the articles of another base. Known ones are updated, new ones added, none rebuilt; a second run changes nothing.
/// What comes in published bears <see cref="VersionOrigin.Imported"/>: it was not reviewed here.</summary>
public sealed class ImportArticles(UseCase useCase)
{
    // One commit for so many: enough to be fast, few enough that writers beside it wait no longer than a blink.
    private const int Batch = 50;

    /// <param name="actor">Author, knowledge manager or administrator; becomes the owner.</param>
    /// <param name="rows">What to bring in, in any order.</param>
    /// <param name="published">Publish at once instead of leaving drafts.</param>
    /// <param name="progress">Told after each batch.</param>
    /// <param name="stop">Stops between batches; what was committed stays, and a second run goes on from there.</param>
    public async Task<Outcome<ImportReport>> RunAsync(
        Actor actor, IEnumerable<ArticleRow> rows, bool published, IProgress<ImportReport>? progress, CancellationToken stop)
    {
        var report = new ImportReport(0, 0, 0, []);
        foreach (var batch in rows.Chunk(Batch))
        {
            var outcome = await useCase.WriteAsync(nameof(ImportArticles), actor, db => BringInAsync(db, actor, batch, published, report, stop), stop);
            if (!outcome.Succeeded) return outcome;
            report = outcome.Value;
            progress?.Report(report);
        }
        return report;
    }

    private static async Task<ImportReport> BringInAsync(
        KnowledgeCrmDb db, Actor actor, ArticleRow[] rows, bool published, ImportReport before, CancellationToken stop)
    {
        actor.Require(Role.Author, Role.KnowledgeManager, Role.Administrator);
        var keys = rows.Select(row => row.Key).ToList();
        var known = await db.Articles.Include(a => a.Work).Include(a => a.Live)
            .Where(a => a.ImportKey != null && keys.Contains(a.ImportKey)).ToDictionaryAsync(a => a.ImportKey!, stop);
        int added = before.Added, changed = before.Changed, unchanged = before.Unchanged;
        var refused = before.Refused.ToList();
        foreach (var row in rows)
        {
            try
            {
                switch (await BringInAsync(db, known, actor, row, published, stop))
                {
                    case RowOutcome.Added: added++; break;
                    case RowOutcome.Changed: changed++; break;
                    default: unchanged++; break;
                }
            }
            catch (Refused why)
            {
                // One bad row is reported and keeps no other from coming in.
                refused.Add(new RefusedRow(row.Place, row.Key, why));
            }
        }
        return new ImportReport(added, changed, unchanged, refused);
    }

    private static async Task<RowOutcome> BringInAsync(
        KnowledgeCrmDb db, Dictionary<string, Article> known, Actor actor, ArticleRow row, bool published, CancellationToken stop)
    {
        if (row.Unreadable is { } unreadable) throw unreadable;
        var key = Limits.Checked(row.Key, "id", 400);
        var hash = row.Hash();
        if (known.TryGetValue(key, out var article))
        {
            // What is published stays published, whatever this run was told for new ones; a draft is published when it was told so.
            var goesLive = published || article.LiveVersionId is not null;
            if (article.ImportHash == hash && goesLive == (article.LiveVersionId is not null)) return RowOutcome.Unchanged;
            var again = row.SaysAudience ? row.Text : row.Text with { Audience = null };
            article.ImportAgain(await again.ToTextAsync(db, article.Work, stop), hash, goesLive, actor, db.Now);
            return RowOutcome.Changed;
        }
        var text = await row.Text.ToTextAsync(db, null, stop);
        // Everything is checked before a number is taken, so that refused rows leave no gaps.
        ArticleVersion.Check(text);
        var language = Languages.Checked(row.Text.Language ?? Languages.Of($"{text.Title} {text.Body}"));
        var number = await NumberSequence.NextAsync(db, NumberSequence.Articles, stop);
        var made = new NewArticle(number, await FreeSlugAsync(db, row.Slug ?? text.Title, number, stop), language);
        article = Article.Imported(made, text, key, hash, published, actor, db.Now);
        db.Articles.Add(article);
        known[key] = article;
        return RowOutcome.Added;
    }

    private static async Task<string> FreeSlugAsync(KnowledgeCrmDb db, string wish, string number, CancellationToken stop)
    {
        var slug = await ArticleSlug.FreeAsync(db, wish, wish, number, stop);
        // Others of the same batch are not in the database yet.
        return db.Articles.Local.Any(a => a.Slug == slug) ? $"{slug}-{number.ToLowerInvariant()}" : slug;
    }
}
