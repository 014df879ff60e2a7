using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Knowledge;

/// <summary>An article as readers see it: the live version, and nothing else.</summary>
public sealed class ArticleReading(UseCase useCase)
{
    /// <param name="actor">The reader.</param>
    /// <param name="slugOrNumber">The last part of its address, or its number; also one that it had before, or took over.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<ArticleView>> RunAsync(Actor actor, string slugOrNumber, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            var article = await db.Articles.ReadableBy(actor).Include(a => a.Live)
                .FirstOrDefaultAsync(a => a.Slug == slugOrNumber || a.Number == slugOrNumber, stop);
            if (article is null && await db.LeadToAsync(slugOrNumber, stop) is { } now)
                article = await db.Articles.ReadableBy(actor).Include(a => a.Live).SingleOrDefaultAsync(a => a.Id == now, stop);
            if (article is null) throw Refused.NotFound();
            return await ArticleView.OfAsync(db, article, article.Live!, actor, stop);
        }, stop);
}
