using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Knowledge;

internal static class TipLoading
{
    /// <summary>An article that this colleague may read; to those outside the house there are no tips.</summary>
    public static async Task<Article> FindTippedAsync(this KnowledgeCrmDb db, Actor actor, string number, CancellationToken stop)
    {
        if (!actor.IsStaff) throw Refused.NotFound();
        return await db.FindArticleAsync(actor, number, stop);
    }
}

/// <summary>What colleagues said below an article, oldest first.</summary>
public sealed class ArticleTips(UseCase useCase)
{
    private const int Most = 200;

    public Task<Outcome<IReadOnlyList<TipLine>>> RunAsync(Actor actor, string number, CancellationToken stop) =>
        useCase.ReadAsync<IReadOnlyList<TipLine>>(async db =>
        {
            var article = await db.FindTippedAsync(actor, number, stop);
            var tips = await db.ArticleTips.Where(t => t.ArticleId == article.Id && t.State != TipState.Removed).OrderBy(t => t.At).ThenBy(t => t.Id)
                .Take(Most).ToListAsync(stop);
            var names = await PersonNames.ReadAsync(db, tips.Select(t => t.AuthorId), stop);
            var owns = MayManage(article, actor);
            return [.. tips.Select(t => new TipLine(
                t.Id, t.Text, names.Of(t.AuthorId), t.At, t.State, t.PromotedInVersion,
                owns && t.State == TipState.Shown && ArticleLifecycle.Find(article.State, ArticleAction.AcceptEdit) is not null,
                t.State == TipState.Shown && (owns || (t.AuthorId is not null && t.AuthorId == actor.PersonId))))];
        }, stop);

    /// <summary>Its owner and knowledge managers look after what is said below it; below a team's or nobody's, whoever writes.</summary>
    internal static bool MayManage(Article article, Actor actor) =>
        actor.Is(Role.KnowledgeManager) || CareLifecycle.Owns(article, actor) || (article.OwnerId is null && actor.Is(Role.Author));
}

/// <summary>One tip, and what this actor may do with it.</summary>
public sealed record TipLine(
    Guid Id, string Text, string Author, DateTime At, TipState State, int? PromotedInVersion, bool MayPromote, bool MayRemove);

/// <summary>Says something below an article.</summary>
public sealed class AddTip(UseCase useCase)
{
    public Task<Outcome<TipDone>> RunAsync(Actor actor, string number, string? text, CancellationToken stop) =>
        useCase.WriteAsync(nameof(AddTip), actor, async db =>
        {
            var article = await db.FindTippedAsync(actor, number, stop);
            var tip = ArticleTip.On(article, text, actor, db.Now);
            db.ArticleTips.Add(tip);
            return new TipDone(number, tip.Id);
        }, stop);
}

/// <summary>Takes a tip's words into the article, as a change of its draft that names who said them. They have written a part of it from
/// then on, and it goes through review like any other.</summary>
public sealed class PromoteTip(UseCase useCase)
{
    /// <param name="actor">The article's owner, or a knowledge manager.</param>
    /// <param name="number">The article's number.</param>
    /// <param name="tip">The tip.</param>
    /// <param name="version">The <see cref="ArticleView.Version"/> that was looked at; a newer one is a conflict. Null: whatever is there.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<ArticleDone>> RunAsync(Actor actor, string number, Guid tip, int? version, CancellationToken stop) =>
        useCase.WriteAsync(nameof(PromoteTip), actor, async db =>
        {
            var article = await db.FindTippedAsync(actor, number, stop);
            var found = await db.ArticleTips.SingleOrDefaultAsync(t => t.Id == tip && t.ArticleId == article.Id, stop) ?? throw Refused.NotFound();
            actor.Require(Role.Author, Role.KnowledgeManager);
            if (!ArticleTips.MayManage(article, actor)) throw Refused.Forbidden("Article.NotOwner");
            if (version is { } started && started != article.Version) throw Refused.Conflict("Changed");
            var author = await db.Users.Where(p => p.Id == found.AuthorId).Select(p => p.Name).SingleOrDefaultAsync(stop) ?? "";
            article.AcceptEdit(article.Work.ToText() with { Body = With(article, found.Text, author) }, found.AuthorId, actor, db.Now);
            found.Promote(article.Work.Number, actor, db.Now);
            await db.SaveChangesAsync(stop);
            return ArticleDone.Of(article);
        }, stop);

    private static string With(Article article, string text, string author)
    {
        var quoted = string.Join('\n', $"**{Messages.Text("Tip.InArticle", article.Language, author)}** {text}".ReplaceLineEndings("\n").Split('\n').Select(line => $"> {line}".TrimEnd()));
        return $"{article.Work.Body.TrimEnd()}\n\n{quoted}\n";
    }
}

/// <summary>Takes a tip away: who said it, the article's owner, a knowledge manager.</summary>
public sealed class RemoveTip(UseCase useCase)
{
    public Task<Outcome<TipDone>> RunAsync(Actor actor, string number, Guid tip, CancellationToken stop) =>
        useCase.WriteAsync(nameof(RemoveTip), actor, async db =>
        {
            var article = await db.FindTippedAsync(actor, number, stop);
            var found = await db.ArticleTips.SingleOrDefaultAsync(t => t.Id == tip && t.ArticleId == article.Id, stop) ?? throw Refused.NotFound();
            if (!ArticleTips.MayManage(article, actor) && (found.AuthorId is null || found.AuthorId != actor.PersonId)) throw Refused.Forbidden();
            found.Remove(actor, db.Now);
            return new TipDone(number, tip);
        }, stop);
}

/// <summary>What was said below which article.</summary>
public sealed record TipDone(string Article, Guid Tip) : IAudited
{
    string IAudited.AuditSubject => Article;
}
