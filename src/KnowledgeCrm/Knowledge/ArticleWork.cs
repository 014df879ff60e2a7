using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Knowledge;

/// <summary>An article as those who write and judge see it: the working version, its history, and what the actor may do now.</summary>
public sealed class ArticleWork(UseCase useCase)
{
    private const int MaxWords = 20;

    public Task<Outcome<ArticleWorkView>> RunAsync(Actor actor, string number, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            var article = await db.Articles.WorkedOnBy(actor).Include(a => a.Work).SingleOrDefaultAsync(a => a.Number == number, stop)
                ?? throw Refused.NotFound();
            var versions = await db.ArticleVersions.Where(v => v.ArticleId == article.Id).OrderByDescending(v => v.Number).ToListAsync(stop);
            var ids = versions.SelectMany(v => v.Writers.Append(v.ApprovedById ?? Guid.Empty).Append(v.SentBackById ?? Guid.Empty)).ToHashSet();
            var names = await db.Users.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, stop);
            string Name(Guid? id) => id is { } known && names.TryGetValue(known, out var name) ? name : "";
            var words = await db.CustomersWords.OfSolved().Where(w => w.ArticleId == article.Id)
                .OrderByDescending(w => w.At).Take(MaxWords).Select(w => w.Text).ToListAsync(stop);
            return new ArticleWorkView(
                await ArticleView.OfAsync(db, article, article.Work, actor, stop),
                [.. Enum.GetValues<ArticleAction>().Where(action => IsPossible(article, action, actor))],
                [.. versions.Select(v => new ArticleVersionLine(
                    v.Number, v.Title, v.Origin, v.SavedAt, [.. v.Writers.Select(w => Name(w))], v.SubmittedAt, v.ApprovedAt, Name(v.ApprovedById),
                    v.SentBackAt, Name(v.SentBackById), v.SentBackReason, v.PublishedAt, v.Id == article.LiveVersionId))],
                words);
        }, stop);

    private static bool IsPossible(Article article, ArticleAction action, Actor actor)
    {
        try
        {
            ArticleLifecycle.Check(article, action, actor);
            return true;
        }
        catch (Refused)
        {
            // The table says no: the button is not shown.
            return false;
        }
    }
}

/// <summary>The working version with its surroundings.</summary>
public sealed record ArticleWorkView(
    ArticleView Article, IReadOnlyList<ArticleAction> Actions, IReadOnlyList<ArticleVersionLine> Versions, IReadOnlyList<string> CustomersWords);

/// <summary>One version in the history, newest first.</summary>
public sealed record ArticleVersionLine(
    int Number, string Title, VersionOrigin Origin, DateTime SavedAt, IReadOnlyList<string> Writers, DateTime? SubmittedAt,
    DateTime? ApprovedAt, string ApprovedBy, DateTime? SentBackAt, string SentBackBy, string? SentBackReason, DateTime? PublishedAt, bool IsLive);
