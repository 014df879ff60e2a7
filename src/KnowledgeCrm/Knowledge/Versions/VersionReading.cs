using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Knowledge;

/// <summary>One version of an article as its readers saw it, or would have.</summary>
public sealed class VersionReading(UseCase useCase)
{
    /// <param name="actor">Who may open the working version.</param>
    /// <param name="number">The article's number.</param>
    /// <param name="version">The version's number, from 1.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<ArticleView>> RunAsync(Actor actor, string number, int version, CancellationToken stop) =>
        useCase.ReadAsync(async db => await OfAsync(db, actor, number, version, stop), stop);

    internal static async Task<ArticleView> OfAsync(KnowledgeCrmDb db, Actor actor, string number, int version, CancellationToken stop)
    {
        var article = await db.Articles.WorkedOnBy(actor).SingleOrDefaultAsync(a => a.Number == number, stop) ?? throw Refused.NotFound();
        var found = await db.ArticleVersions.SingleOrDefaultAsync(v => v.ArticleId == article.Id && v.Number == version, stop)
            ?? throw Refused.NotFound();
        return await ArticleView.OfAsync(db, article, found, actor, stop);
    }
}

/// <summary>What differs between any two versions of an article.</summary>
public sealed class VersionDifference(UseCase useCase)
{
    /// <param name="actor">Who may open the working version.</param>
    /// <param name="number">The article's number.</param>
    /// <param name="before">The number of the one.</param>
    /// <param name="after">The number of the other, which need not be the later.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<TwoVersions>> RunAsync(Actor actor, string number, int before, int after, CancellationToken stop) =>
        useCase.ReadAsync(async db => new TwoVersions(
            await VersionReading.OfAsync(db, actor, number, before, stop), await VersionReading.OfAsync(db, actor, number, after, stop)), stop);
}

public sealed record TwoVersions(ArticleView Before, ArticleView After);
