using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Knowledge;

/// <summary>Says how far the live version of an article can be relied on.</summary>
public sealed class SayConfidence(UseCase useCase)
{
    public Task<Outcome<ArticleDone>> RunAsync(Actor actor, string number, ArticleConfidence confidence, CancellationToken stop) =>
        useCase.ChangeArticleAsync(nameof(SayConfidence), actor, number, (article, now) => article.SayConfidence(confidence, actor, now), stop);
}

/// <summary>Says that somebody has looked at the live version, and that it is still right.</summary>
public sealed class ConfirmRight(UseCase useCase)
{
    /// <param name="actor">Who writes or judges.</param>
    /// <param name="number">The article's number.</param>
    /// <param name="version">The <see cref="ArticleView.Version"/> that was looked at; a newer one is a conflict. Null: whatever is there.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<ArticleDone>> RunAsync(Actor actor, string number, int? version, CancellationToken stop) =>
        useCase.ChangeArticleAsync(nameof(ConfirmRight), actor, number, (article, now) => article.ConfirmRight(actor, now), stop, version);
}

/// <summary>Says by when an article is to be looked at again.</summary>
public sealed class SetReviewBy(UseCase useCase)
{
    /// <param name="actor">Its owner, or a knowledge manager.</param>
    /// <param name="number">The article's number.</param>
    /// <param name="reviewBy">By when (UTC); null for the rule of its kind.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<ArticleDone>> RunAsync(Actor actor, string number, DateTime? reviewBy, CancellationToken stop) =>
        useCase.ChangeArticleAsync(nameof(SetReviewBy), actor, number, (article, now) => article.SetReviewBy(reviewBy, actor, now), stop);
}

/// <summary>Says for which customers an article is, and which others are shown with it.</summary>
public sealed class DescribeArticle(UseCase useCase)
{
    /// <param name="actor">An author or knowledge manager.</param>
    /// <param name="number">The article's number.</param>
    /// <param name="segments">Names of customer segments with commas between; null leaves them as they are.</param>
    /// <param name="related">The numbers of the articles that go with it, in that order; null leaves them as they are.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<ArticleDone>> RunAsync(
        Actor actor, string number, string? segments, IReadOnlyList<string>? related, CancellationToken stop) =>
        useCase.WriteAsync(nameof(DescribeArticle), actor, async db =>
        {
            var article = await db.FindArticleAsync(actor, number, stop);
            // Before anything is said of other articles: who may not describe learns nothing of them.
            ArticleLifecycle.Check(article, ArticleAction.Describe, actor);
            IReadOnlyList<Guid> works = article.RelatedWorkIds ?? [];
            if (related is not null)
            {
                var known = await db.Articles.SeenBy(actor).Where(a => related.Contains(a.Number)).ToDictionaryAsync(a => a.Number, a => a.WorkId, stop);
                works = [.. related.Select(wanted => known.TryGetValue(wanted, out var work) ? work : throw Refused.Invalid("Article.Unknown", "related"))];
            }
            article.Describe(segments ?? article.Segments, works, actor, db.Now);
            await db.SaveChangesAsync(stop);
            return ArticleDone.Of(article);
        }, stop);
}
