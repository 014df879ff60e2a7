using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Knowledge;

/// <summary>A reader says whether an article helped. Anybody may who may read it. Where it did not help and the reader says why, or in what
/// words, it becomes a task for the article's owner.</summary>
public sealed class GiveFeedback(UseCase useCase)
{
    public Task<Outcome<Done>> RunAsync(Actor actor, string number, bool helpful, string? comment, CancellationToken stop) =>
        RunAsync(actor, number, helpful, comment, null, stop);

    /// <param name="actor">The reader.</param>
    /// <param name="number">The article's number.</param>
    /// <param name="helpful">Whether it helped.</param>
    /// <param name="comment">The reader's words, or none.</param>
    /// <param name="reason">Why it did not help, or null.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<Done>> RunAsync(Actor actor, string number, bool helpful, string? comment, FlagReason? reason, CancellationToken stop) =>
        useCase.WriteAsync(nameof(GiveFeedback), actor, async db =>
        {
            var article = await db.Articles.ReadableBy(actor).Include(a => a.Live).SingleOrDefaultAsync(a => a.Number == number, stop)
                ?? throw Refused.NotFound();
            var feedback = Feedback.On(article, helpful, comment, reason, actor, db.Now);
            db.Feedback.Add(feedback);
            if (!helpful && (feedback.Reason is not null || feedback.Comment.Length > 0))
                await FlagAsync(db, article, feedback.Reason ?? FlagReason.Other, feedback.Comment, actor, feedback.Id, stop);
            return default(Done);
        }, stop);

    /// <summary>Raises a flag; what the same person said of the same article and nobody has seen to yet is replaced.</summary>
    internal static async Task<ArticleFlag> FlagAsync(
        KnowledgeCrmDb db, Article article, FlagReason reason, string? words, Actor actor, Guid? feedbackId, CancellationToken stop)
    {
        var said = actor.PersonId is not { } person ? null
            : await db.ArticleFlags.FirstOrDefaultAsync(f => f.ArticleId == article.Id && f.FromId == person && f.State == FlagState.Open, stop);
        if (said is not null)
        {
            said.SayInstead(reason, words, db.Now);
            return said;
        }
        var flag = ArticleFlag.On(article, reason, words, actor, db.Now, feedbackId);
        db.ArticleFlags.Add(flag);
        return flag;
    }
}
