using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Knowledge;

/// <summary>Finds an article by an address or a number that is no longer its own.</summary>
internal static class OldAddresses
{
    /// <summary>The id of the article that an old address or the number of a merged article leads to; null when it leads nowhere.</summary>
    public static async Task<Guid?> LeadToAsync(this KnowledgeCrmDb db, string slugOrNumber, CancellationToken stop) =>
        await db.ArticleAddresses.Where(a => a.Slug == slugOrNumber).Select(a => (Guid?)a.ArticleId).SingleOrDefaultAsync(stop)
        ?? await db.Articles.Where(a => a.MergedIntoId != null && (a.Number == slugOrNumber || a.Slug == slugOrNumber))
            .Select(a => a.MergedIntoId).SingleOrDefaultAsync(stop);
}

/// <summary>Gives an article another address; whoever comes by the old one is led to it.</summary>
public sealed class ChangeAddress(UseCase useCase)
{
    /// <param name="actor">A knowledge manager.</param>
    /// <param name="number">The article's number.</param>
    /// <param name="wish">The address as wished: it is brought into the form of one.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<ArticleDone>> RunAsync(Actor actor, string number, string? wish, CancellationToken stop) =>
        useCase.WriteAsync(nameof(ChangeAddress), actor, async db =>
        {
            var article = await db.FindArticleAsync(actor, number, stop);
            ArticleLifecycle.Check(article, ArticleAction.ChangeAddress, actor);
            var (old, slug) = (article.Slug, ArticleSlug.Of(Limits.Checked(wish, "slug", Limits.Name)));
            if (slug == old) return ArticleDone.Of(article);
            // Its own from before may be had again; another's leads there.
            if (await db.Articles.AnyAsync(a => a.Slug == slug, stop)
                || await db.ArticleAddresses.AnyAsync(a => a.Slug == slug && a.ArticleId != article.Id, stop))
                throw Refused.Invalid("Article.AddressTaken", "slug", slug);
            article.ChangeAddress(slug, actor, db.Now);
            if (await db.ArticleAddresses.FindAsync([slug], stop) is { } again) db.ArticleAddresses.Remove(again);
            db.ArticleAddresses.Add(new ArticleAddress { Slug = old, ArticleId = article.Id });
            await db.SaveChangesAsync(stop);
            return ArticleDone.Of(article);
        }, stop);
}
