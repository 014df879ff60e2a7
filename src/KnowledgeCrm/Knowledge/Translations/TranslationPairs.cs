using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Knowledge;

/// <summary>The one rule of which article is behind the one in the other language.</summary>
internal static class TranslationPairs
{
    /// <summary>The articles that readers see and that lack something that is published in the other language.</summary>
    public static IQueryable<Article> BehindIn(this IQueryable<Article> articles, KnowledgeCrmDb db) =>
        articles.Where(a => a.LiveVersionId != null && db.Articles.Any(other =>
            other.WorkId == a.WorkId && other.Language != a.Language && other.LiveVersionId != null
            && other.OwnChangeVersion > (a.TranslatedUpTo ?? 0)));

    /// <summary>The articles that say the same in another language, the published first.</summary>
    public static IQueryable<Article> OthersOf(this KnowledgeCrmDb db, Article article) =>
        db.Articles.Where(a => a.WorkId == article.WorkId && a.Language != article.Language && a.State != ArticleState.Archived)
            .OrderByDescending(a => a.LiveVersionId != null).ThenBy(a => a.Id);
}

/// <summary>What an article lacks of what is published in the other language.</summary>
/// <param name="Number">The number of the article in the other language.</param>
/// <param name="Language">Its language.</param>
/// <param name="UpTo">The number of its version up to which everything is taken over; null where nobody has said so.</param>
/// <param name="Version">The number of its version that readers see now.</param>
/// <param name="Since">When that was published (UTC).</param>
public sealed record TranslationBehind(string Number, string Language, int? UpTo, int Version, DateTime? Since)
{
    internal static async Task<TranslationBehind?> OfAsync(KnowledgeCrmDb db, Article article, CancellationToken stop) =>
        article.LiveVersionId is null ? null
        : await db.OthersOf(article).Where(other => other.LiveVersionId != null && other.OwnChangeVersion > (article.TranslatedUpTo ?? 0))
            .Select(other => new TranslationBehind(other.Number, other.Language, article.TranslatedUpTo, other.Live!.Number, other.Live.PublishedAt))
            .FirstOrDefaultAsync(stop);
}
