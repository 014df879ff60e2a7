using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Knowledge;

/// <summary>An article as those who write and judge see it: the working version, how its review stands, its latest versions, and what the
/// actor may do now.</summary>
public sealed class ArticleWork(UseCase useCase)
{
    private const int MaxWords = 20;

    /// <summary>How many of the latest versions are shown with the work; <see cref="VersionList"/> has them all.</summary>
    public const int LatestVersions = 5;

    public Task<Outcome<ArticleWorkView>> RunAsync(Actor actor, string number, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            var article = await db.Articles.WorkedOnBy(actor).Include(a => a.Work).Include(a => a.Live).Include(a => a.Emergency)
                .SingleOrDefaultAsync(a => a.Number == number, stop) ?? throw Refused.NotFound();
            var latest = db.ArticleVersions.Where(v => v.ArticleId == article.Id).OrderByDescending(v => v.Number).Take(LatestVersions);
            var words = await db.CustomersWords.OfSolved().Where(w => w.ArticleId == article.Id)
                .OrderByDescending(w => w.At).Take(MaxWords).Select(w => w.Text).ToListAsync(stop);
            return new ArticleWorkView(
                await ArticleView.OfAsync(db, article, article.Work, actor, stop),
                [.. Enum.GetValues<ArticleAction>().Where(action => Refusal(article, action, actor) is null)],
                await VersionLines.ReadAsync(db, article, latest, stop), words)
            {
                VersionCount = await db.ArticleVersions.CountAsync(v => v.ArticleId == article.Id, stop),
                Review = await ReviewStanding.OfAsync(db, article, Refusal(article, ArticleAction.Approve, actor), stop),
            };
        }, stop);

    private static Refused? Refusal(Article article, ArticleAction action, Actor actor)
    {
        try
        {
            ArticleLifecycle.Check(article, action, actor);
            return null;
        }
        catch (Refused refused)
        {
            // The table says no: the button is not shown.
            return refused;
        }
    }
}

/// <summary>The working version with its surroundings.</summary>
public sealed record ArticleWorkView(
    ArticleView Article, IReadOnlyList<ArticleAction> Actions, IReadOnlyList<ArticleVersionLine> Versions, IReadOnlyList<string> CustomersWords)
{
    /// <summary>How many versions there are in all.</summary>
    public int VersionCount { get; init; }

    /// <summary>Null for readers, whom it does not concern.</summary>
    public ReviewStanding? Review { get; init; }
}
