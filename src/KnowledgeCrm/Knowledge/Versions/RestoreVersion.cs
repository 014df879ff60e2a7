using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Knowledge;

/// <summary>Brings an old version back as a new draft; what was worked on stays in the history.</summary>
public sealed class RestoreVersion(UseCase useCase)
{
    /// <param name="actor">An author or knowledge manager.</param>
    /// <param name="number">The article's number.</param>
    /// <param name="old">The number of the version to bring back.</param>
    /// <param name="version">The <see cref="ArticleView.Version"/> that was looked at; a newer one is a conflict. Null: whatever is there.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<ArticleDone>> RunAsync(Actor actor, string number, int old, int? version, CancellationToken stop) =>
        useCase.WriteAsync(nameof(RestoreVersion), actor, async db =>
        {
            // Who may not open the work knows of no versions.
            if (!await db.Articles.WorkedOnBy(actor).AnyAsync(a => a.Number == number, stop)) throw Refused.NotFound();
            var article = await db.FindArticleAsync(actor, number, stop);
            var found = await db.ArticleVersions.SingleOrDefaultAsync(v => v.ArticleId == article.Id && v.Number == old, stop)
                ?? throw Refused.NotFound();
            if (version is { } started && started != article.Version) throw Refused.Conflict("Changed");
            article.Restore(found, actor, db.Now);
            await db.SaveChangesAsync(stop);
            return ArticleDone.Of(article);
        }, stop);
}
