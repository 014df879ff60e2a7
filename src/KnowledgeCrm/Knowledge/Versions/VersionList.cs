using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Knowledge;

/// <summary>Every version of an article, newest first, a page at a time.</summary>
public sealed class VersionList(UseCase useCase)
{
    public const int PageSize = 50;

    /// <param name="actor">Who may open the working version.</param>
    /// <param name="number">The article's number.</param>
    /// <param name="page">From 0.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<VersionHistory>> RunAsync(Actor actor, string number, int page, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            var article = await db.Articles.WorkedOnBy(actor).Include(a => a.Work).Include(a => a.Live)
                .SingleOrDefaultAsync(a => a.Number == number, stop) ?? throw Refused.NotFound();
            var versions = db.ArticleVersions.Where(v => v.ArticleId == article.Id);
            var shown = versions.OrderByDescending(v => v.Number).Skip(Math.Max(page, 0) * PageSize).Take(PageSize);
            var lines = await VersionLines.ReadAsync(db, article, shown, stop);
            return new VersionHistory(
                article.Number, article.Work.Title, article.Language, article.State, article.Version,
                ArticleLifecycle.Find(article.State, ArticleAction.Save) is { } save && actor.Is([.. save.Roles]),
                new Page<ArticleVersionLine>(await versions.CountAsync(stop), lines));
        }, stop);
}

/// <summary>A page of an article's history.</summary>
/// <param name="Number">The article's number.</param>
/// <param name="Title">The working version's title.</param>
/// <param name="Language"><c>en</c> or <c>zh</c>.</param>
/// <param name="State">The state of the working version.</param>
/// <param name="Version">Send it back when restoring.</param>
/// <param name="MayRestore">True when this actor could bring an old version back now.</param>
/// <param name="Versions">The versions, newest first.</param>
public sealed record VersionHistory(
    string Number, string Title, string Language, ArticleState State, int Version, bool MayRestore, Page<ArticleVersionLine> Versions);
