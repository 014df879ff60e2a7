using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Portal;

/// <summary>What else there is on the topic of an article, what has helped the most customers first.</summary>
public sealed class RelatedArticles(UseCase useCase)
{
    private const int Shown = 5;

    public Task<Outcome<IReadOnlyList<ShownArticle>>> RunAsync(Actor actor, string slug, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            var readable = db.Articles.ReadableBy(actor);
            var article = await readable.Where(a => a.Slug == slug).Select(a => new { a.WorkId, a.Live!.TopicId }).SingleOrDefaultAsync(stop)
                ?? throw Refused.NotFound();
            if (article.TopicId is null) return [];
            var works = await readable.Where(a => a.Live!.TopicId == article.TopicId && a.WorkId != article.WorkId)
                .GroupBy(a => a.WorkId)
                .Select(work => new
                {
                    work.Key,
                    Helped = db.CustomersWords.Count(w => w.Kind == WordsKind.Solved && readable.Any(a => a.Id == w.ArticleId && a.WorkId == work.Key)),
                })
                .OrderByDescending(work => work.Helped).ThenBy(work => work.Key).Take(Shown).Select(work => work.Key).ToListAsync(stop);
            return await ShownArticle.OfWorksAsync(db, actor, works, stop);
        }, stop);
}
