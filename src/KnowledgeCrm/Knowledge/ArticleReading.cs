using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Knowledge;

/// <summary>An article as readers see it: the live version, and nothing else.</summary>
public sealed class ArticleReading(UseCase useCase)
{
    /// <param name="actor">The reader.</param>
    /// <param name="slugOrNumber">The last part of its address, or its number.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<ArticleView>> RunAsync(Actor actor, string slugOrNumber, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            var article = await db.Articles.ReadableBy(actor).Include(a => a.Live)
                .FirstOrDefaultAsync(a => a.Slug == slugOrNumber || a.Number == slugOrNumber, stop) ?? throw Refused.NotFound();
            return await ArticleView.OfAsync(db, article, article.Live!, actor, stop);
        }, stop);
}
