using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Knowledge;

/// <summary>How an article stands to the published one in the other language: up to where it is translated, and what is new there.</summary>
public sealed class TranslationReading(UseCase useCase)
{
    /// <param name="actor">Who may open the working version.</param>
    /// <param name="number">The article's number.</param>
    /// <param name="stop">Stops it.</param>
    /// <returns>Null where the other language has no published article.</returns>
    public Task<Outcome<TranslationStanding?>> RunAsync(Actor actor, string number, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            if (!ArticleVisibility.MaySeeWork(actor)) throw Refused.NotFound();
            var article = await db.Articles.WorkedOnBy(actor).Include(a => a.Work).Include(a => a.Live)
                .SingleOrDefaultAsync(a => a.Number == number, stop) ?? throw Refused.NotFound();
            var other = await db.OthersOf(article).Include(a => a.Live).FirstOrDefaultAsync(a => a.LiveVersionId != null, stop);
            return other is null ? null : await OfAsync(db, actor, article, other, stop);
        }, stop);

    private static async Task<TranslationStanding> OfAsync(KnowledgeCrmDb db, Actor actor, Article article, Article other, CancellationToken stop)
    {
        int?[] known = [article.TranslatedUpTo, article.Work.TranslatedUpTo];
        var before = await BeforeAsync(db, article, other, known.Max(), stop);
        return new TranslationStanding(
            other.Number, other.Language, known.Max(), other.Live!.Number,
            article.LiveVersionId is not null && other.OwnChangeVersion > (article.TranslatedUpTo ?? 0),
            other.OwnChangeVersion > (known.Max() ?? 0),
            before is null ? null : await ArticleView.OfAsync(db, other, before, actor, stop),
            await ArticleView.OfAsync(db, other, other.Live, actor, stop));
    }

    // Where nobody has said up to where it is translated, it was made from what was published when it was.
    private static Task<ArticleVersion?> BeforeAsync(KnowledgeCrmDb db, Article article, Article other, int? upTo, CancellationToken stop)
    {
        var versions = db.ArticleVersions.Where(v => v.ArticleId == other.Id);
        if (upTo is { } number) return versions.SingleOrDefaultAsync(v => v.Number == number, stop);
        var since = article.Live?.PublishedAt ?? article.CreatedAt;
        return versions.Where(v => v.PublishedAt <= since).OrderByDescending(v => v.Number).FirstOrDefaultAsync(stop);
    }
}

/// <summary>An article beside the published one in the other language.</summary>
/// <param name="Number">The number of the article in the other language.</param>
/// <param name="Language">Its language.</param>
/// <param name="UpTo">The number of its version that the text in the works, or what was said since, takes everything over from; null where
/// nobody has said so.</param>
/// <param name="Version">The number of its version that readers see.</param>
/// <param name="IsBehind">True when what readers see here lacks something of it.</param>
/// <param name="IsToTranslate">True when the text in the works lacks something of it.</param>
/// <param name="Before">The version that was translated; null where that is not known.</param>
/// <param name="After">The version that readers see.</param>
public sealed record TranslationStanding(
    string Number, string Language, int? UpTo, int Version, bool IsBehind, bool IsToTranslate, ArticleView? Before, ArticleView After);
