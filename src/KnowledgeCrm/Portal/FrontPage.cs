using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Portal;

/// <summary>What a reader meets first: the articles that have helped the most customers, and the newest.</summary>
public sealed class FrontPage(UseCase useCase)
{
    private const int Shown = 6;

    public Task<Outcome<FrontPageView>> RunAsync(Actor actor, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            // Counted among what this reader may read: a hidden article must not push another out.
            var readable = db.Articles.ReadableBy(actor);
            var helpful = await (
                from words in db.CustomersWords.OfSolved()
                join article in readable on words.ArticleId equals article.Id
                group words by article.WorkId into work
                orderby work.Count() descending, work.Key
                select work.Key).Take(Shown).ToListAsync(stop);
            var newest = await readable.GroupBy(a => a.WorkId)
                .OrderByDescending(work => work.Max(a => a.Live!.PublishedAt)).ThenBy(work => work.Key)
                .Select(work => work.Key).Take(Shown).ToListAsync(stop);
            return new FrontPageView(
                await ShownArticle.OfWorksAsync(db, actor, helpful, stop), await ShownArticle.OfWorksAsync(db, actor, newest, stop));
        }, stop);
}

public sealed record FrontPageView(IReadOnlyList<ShownArticle> MostHelpful, IReadOnlyList<ShownArticle> Newest);
