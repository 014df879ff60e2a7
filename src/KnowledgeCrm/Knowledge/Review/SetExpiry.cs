using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Knowledge;

/// <summary>A knowledge manager says until when readers may see an article.</summary>
public sealed class SetExpiry(UseCase useCase)
{
    /// <param name="actor">A knowledge manager.</param>
    /// <param name="number">The article's number.</param>
    /// <param name="expiresAt">When it leaves its readers (UTC); null for never.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<ArticleDone>> RunAsync(Actor actor, string number, DateTime? expiresAt, CancellationToken stop) =>
        useCase.ChangeArticleAsync(nameof(SetExpiry), actor, number, (article, now) => article.SetExpiry(expiresAt, actor, now), stop);
}

/// <summary>The articles that leave their readers soon, the nearest first.</summary>
public sealed class ExpiringArticles(UseCase useCase)
{
    /// <summary>How long before its end an article is listed and warned of.</summary>
    public static readonly TimeSpan Warning = TimeSpan.FromDays(14);

    private const int Most = 100;

    public Task<Outcome<IReadOnlyList<ExpiringLine>>> RunAsync(Actor actor, CancellationToken stop) =>
        useCase.ReadAsync<IReadOnlyList<ExpiringLine>>(async db =>
        {
            if (!actor.IsStaff) throw Refused.NotFound();
            actor.Require(Role.Author, Role.Reviewer, Role.KnowledgeManager);
            return await db.Articles.WorkedOnBy(actor).ExpiringBefore(db.Now + Warning)
                .OrderBy(a => a.ExpiresAt).ThenBy(a => a.Id).Take(Most)
                .Select(a => new ExpiringLine(
                    a.Number, a.Live!.Title, a.Language, a.ExpiresAt!.Value, a.OwnerTeam != "" ? a.OwnerTeam : db.Users.Where(p => p.Id == a.OwnerId).Select(p => p.Name).FirstOrDefault()))
                .ToListAsync(stop);
        }, stop);
}

public sealed record ExpiringLine(string Number, string Title, string Language, DateTime ExpiresAt, string? Owner);

/// <summary>Warns of articles that expire soon, and takes those whose date has come from their readers.</summary>
public sealed class ExpireDueArticles(UseCase useCase, IDbContextFactory<KnowledgeCrmDb> contexts)
{
    public async Task RunAsync(CancellationToken stop)
    {
        List<Guid> due, soon;
        await using (var db = await contexts.CreateDbContextAsync(stop))
        {
            due = await db.Articles.ExpiringBefore(db.Now).Select(a => a.Id).ToListAsync(stop);
            soon = await db.Articles.ExpiringBefore(db.Now + ExpiringArticles.Warning).Where(a => a.ExpiryWarnedAt == null).Select(a => a.Id).ToListAsync(stop);
        }
        foreach (var id in due) await ChangeAsync(id, (article, now) => article.Expire(Actor.System, now), stop);
        foreach (var id in soon.Except(due)) await ChangeAsync(id, (article, now) => article.WarnOfExpiry(now), stop);
    }

    // One transaction each: one that can't be changed keeps no other from it.
    private async Task ChangeAsync(Guid id, Action<Article, DateTime> change, CancellationToken stop)
    {
        var outcome = await useCase.WriteAsync(nameof(ExpireDueArticles), Actor.System, async db =>
        {
            var article = await db.Articles.Include(a => a.Work).Include(a => a.Live).SingleAsync(a => a.Id == id, stop);
            change(article, db.Now);
            return ArticleDone.Of(article);
        }, stop);
        // A conflict means that somebody archived it or gave it another date just now.
        if (outcome is { Succeeded: false, Refused.Kind: not RefusalKind.Conflict }) throw outcome.Refused;
    }
}

internal static class Expiring
{
    /// <summary>What readers see now and will see no more at that time.</summary>
    public static IQueryable<Article> ExpiringBefore(this IQueryable<Article> articles, DateTime time) =>
        articles.Where(a => a.LiveVersionId != null && a.ExpiresAt <= time);
}
