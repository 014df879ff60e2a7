using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Knowledge;

internal static class Commenting
{
    /// <summary>The articles whose working text this actor discusses: who writes and judges does.</summary>
    public static IQueryable<Article> CommentedBy(this IQueryable<Article> articles, Actor actor) =>
        ArticleVisibility.MaySeeWork(actor) ? articles.WorkedOnBy(actor) : articles.Where(_ => false);

    public static async Task<Article> FindCommentedAsync(this KnowledgeCrmDb db, Actor actor, string number, CancellationToken stop) =>
        await db.Articles.CommentedBy(actor).Include(a => a.Work).Include(a => a.Live).SingleOrDefaultAsync(a => a.Number == number, stop)
        ?? throw Refused.NotFound();

    public static async Task<PassageComment> FindCommentAsync(this KnowledgeCrmDb db, Article article, Guid id, CancellationToken stop) =>
        await db.PassageComments.Include(c => c.Answers).SingleOrDefaultAsync(c => c.Id == id && c.ArticleId == article.Id, stop)
        ?? throw Refused.NotFound();
}

/// <summary>Says something about a passage of the working text, or about all of it, perhaps with an edit that is suggested.</summary>
public sealed class CommentOnPassage(UseCase useCase)
{
    public Task<Outcome<CommentDone>> RunAsync(Actor actor, string number, CommentInput input, CancellationToken stop) =>
        useCase.WriteAsync(nameof(CommentOnPassage), actor, async db =>
        {
            var article = await db.FindCommentedAsync(actor, number, stop);
            if (article.State == ArticleState.Archived) throw Refused.Conflict("Comment.Archived");
            var quote = input.Quote?.Replace("\r\n", "\n") ?? "";
            var anchor = quote.Length == 0 ? null : PassageAnchor.In(article.Work.Body, quote, input.Start);
            var replacement = input.Replacement is null ? null : Limits.Checked(input.Replacement, "replacement", PassageAnchor.LongestQuote, required: false);
            // Not trimmed: a space may be the whole edit.
            if (replacement is not null) replacement = input.Replacement!.Replace("\r\n", "\n");
            var comment = PassageComment.On(article, anchor, input.Text, replacement, actor, db.Now);
            db.PassageComments.Add(comment);
            return new CommentDone(number, comment.Id);
        }, stop);
}

/// <summary>Answers a comment.</summary>
public sealed class AnswerComment(UseCase useCase)
{
    public Task<Outcome<CommentDone>> RunAsync(Actor actor, string number, Guid comment, string? text, CancellationToken stop) =>
        useCase.WriteAsync(nameof(AnswerComment), actor, async db =>
        {
            var article = await db.FindCommentedAsync(actor, number, stop);
            (await db.FindCommentAsync(article, comment, stop)).Answer(text, actor, db.Now);
            return new CommentDone(number, comment);
        }, stop);
}

/// <summary>Resolves a comment, or opens a resolved one again: who made it, who writes.</summary>
public sealed class ResolveComment(UseCase useCase)
{
    public Task<Outcome<CommentDone>> RunAsync(Actor actor, string number, Guid comment, bool isResolved, CancellationToken stop) =>
        useCase.WriteAsync(nameof(ResolveComment), actor, async db =>
        {
            var article = await db.FindCommentedAsync(actor, number, stop);
            var found = await db.FindCommentAsync(article, comment, stop);
            if (found.AuthorId != actor.PersonId) actor.Require(Role.Author, Role.KnowledgeManager);
            if (isResolved) found.Close(CommentState.Resolved, actor, db.Now);
            else found.Reopen();
            return new CommentDone(number, comment);
        }, stop);
}

/// <summary>Takes a suggested edit into the working text, or declines it.</summary>
public sealed class DecideSuggestion(UseCase useCase)
{
    /// <param name="actor">An author or knowledge manager.</param>
    /// <param name="number">The article's number.</param>
    /// <param name="comment">The comment with the edit.</param>
    /// <param name="accept">True to take it, false to decline.</param>
    /// <param name="version">The <see cref="ArticleView.Version"/> that was looked at; a newer one is a conflict. Null: whatever is there.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<ArticleDone>> RunAsync(Actor actor, string number, Guid comment, bool accept, int? version, CancellationToken stop) =>
        useCase.WriteAsync(nameof(DecideSuggestion), actor, async db =>
        {
            var article = await db.FindCommentedAsync(actor, number, stop);
            var found = await db.FindCommentAsync(article, comment, stop);
            actor.Require(Role.Author, Role.KnowledgeManager);
            if (version is { } started && started != article.Version) throw Refused.Conflict("Changed");
            found.Close(accept ? CommentState.Accepted : CommentState.Declined, actor, db.Now);
            if (accept)
            {
                var before = article.Work.Body;
                var at = found.Anchor.FindIn(before) ?? throw Refused.Conflict("Comment.PassageGone");
                var after = string.Concat(before.AsSpan(0, at), found.Replacement, before.AsSpan(at + found.Quote.Length));
                article.AcceptEdit(article.Work.ToText() with { Body = after }, found.AuthorId, actor, db.Now);
            }
            await db.SaveChangesAsync(stop);
            return ArticleDone.Of(article);
        }, stop);
}

/// <summary>A comment to make.</summary>
public sealed record CommentInput
{
    /// <summary>The passage, exactly as it stands in the working text; empty when it is about all of it.</summary>
    public string? Quote { get; init; }

    /// <summary>Where the passage was marked, in UTF-16 characters, for one that is there several times.</summary>
    public int? Start { get; init; }
    public string? Text { get; init; }

    /// <summary>What is to stand in the passage's place; null suggests no edit, empty takes the passage out.</summary>
    public string? Replacement { get; init; }
}

/// <summary>What was said about which article.</summary>
public sealed record CommentDone(string Article, Guid Comment) : IAudited
{
    string IAudited.AuditSubject => Article;
}
