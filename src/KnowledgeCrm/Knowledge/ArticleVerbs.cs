using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Knowledge;

/// <summary>Loads an article to change it: the way in for every verb below.</summary>
internal static class ArticleLoading
{
    /// <summary>The article with its versions, as far as the actor may know of it; otherwise not found.</summary>
    public static async Task<Article> FindArticleAsync(this KnowledgeCrmDb db, Actor actor, string number, CancellationToken stop) =>
        await db.Articles.SeenBy(actor).Include(a => a.Work).Include(a => a.Live).Include(a => a.Emergency)
            .SingleOrDefaultAsync(a => a.Number == number, stop)
        ?? throw Refused.NotFound();

    public static Task<Outcome<ArticleDone>> ChangeArticleAsync(
        this UseCase useCase, string name, Actor actor, string number, Action<Article, DateTime> verb, CancellationToken stop,
        int? started = null) =>
        useCase.WriteAsync(name, actor, async db =>
        {
            var article = await db.FindArticleAsync(actor, number, stop);
            if (started is { } known && known != article.Version) throw Refused.Conflict("Changed");
            verb(article, db.Now);
            // Saved here, so that the answer bears the version to go on with.
            await db.SaveChangesAsync(stop);
            return ArticleDone.Of(article);
        }, stop);
}

/// <summary>Takes the working version back from review, or from waiting to be published.</summary>
public sealed class WithdrawArticle(UseCase useCase)
{
    public Task<Outcome<ArticleDone>> RunAsync(Actor actor, string number, CancellationToken stop) =>
        useCase.ChangeArticleAsync(nameof(WithdrawArticle), actor, number, (article, now) => article.Withdraw(actor, now), stop);
}

/// <summary>A reviewer sends the working version back, with a reason.</summary>
public sealed class SendBackArticle(UseCase useCase)
{
    public Task<Outcome<ArticleDone>> RunAsync(Actor actor, string number, string? reason, CancellationToken stop) =>
        useCase.ChangeArticleAsync(nameof(SendBackArticle), actor, number, (article, now) => article.SendBack(reason ?? "", actor, now), stop);
}

/// <summary>A reviewer approves the working version; it is published at once, or at the given time (UTC).</summary>
public sealed class ApproveArticle(UseCase useCase)
{
    public Task<Outcome<ArticleDone>> RunAsync(Actor actor, string number, DateTime? publishAt, CancellationToken stop) =>
        RunAsync(actor, number, new Approval(publishAt), null, stop);

    /// <param name="actor">A reviewer who wrote no part of it.</param>
    /// <param name="number">The article's number.</param>
    /// <param name="approval">When it goes live and until when.</param>
    /// <param name="version">The <see cref="ArticleView.Version"/> that was read; a newer one is a conflict. Null: whatever is there.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<ArticleDone>> RunAsync(Actor actor, string number, Approval approval, int? version, CancellationToken stop) =>
        useCase.ChangeArticleAsync(nameof(ApproveArticle), actor, number, (article, now) => article.Approve(approval, actor, now), stop, version);
}

/// <summary>A knowledge manager publishes an approved version now.</summary>
public sealed class PublishArticle(UseCase useCase)
{
    public Task<Outcome<ArticleDone>> RunAsync(Actor actor, string number, CancellationToken stop) =>
        useCase.ChangeArticleAsync(nameof(PublishArticle), actor, number, (article, now) => article.Publish(actor, now), stop);
}

/// <summary>Gives up the draft beside a published version.</summary>
public sealed class DiscardDraft(UseCase useCase)
{
    public Task<Outcome<ArticleDone>> RunAsync(Actor actor, string number, CancellationToken stop) =>
        useCase.ChangeArticleAsync(nameof(DiscardDraft), actor, number, (article, _) => article.Discard(actor), stop);
}

/// <summary>Takes readers away from a published article at once.</summary>
public sealed class RestrictArticle(UseCase useCase)
{
    public Task<Outcome<ArticleDone>> RunAsync(Actor actor, string number, Audience audience, CancellationToken stop) =>
        useCase.ChangeArticleAsync(nameof(RestrictArticle), actor, number, (article, _) => article.Restrict(audience, actor), stop);
}

/// <summary>Takes an article out of use; every version is kept.</summary>
public sealed class ArchiveArticle(UseCase useCase)
{
    public Task<Outcome<ArticleDone>> RunAsync(Actor actor, string number, CancellationToken stop) =>
        useCase.ChangeArticleAsync(nameof(ArchiveArticle), actor, number, (article, _) => article.Archive(actor), stop);
}
