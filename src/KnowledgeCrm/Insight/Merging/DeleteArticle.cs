using KnowledgeCrm.Common;
using KnowledgeCrm.Curation;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Insight;

/// <summary>An administrator removes an archived article with all its versions, for a reason that the audit keeps. Cases keep what was said
/// in them, and lose the link.</summary>
public sealed class DeleteArticle(UseCase useCase, CurationRules rules)
{
    /// <param name="actor">An administrator.</param>
    /// <param name="number">The number of an archived article.</param>
    /// <param name="reason">Why; required.</param>
    /// <param name="stop">Stops it.</param>
    public async Task<Outcome<ArticleGone>> RunAsync(Actor actor, string number, string? reason, CancellationToken stop)
    {
        var outcome = await useCase.WriteAsync(nameof(DeleteArticle), actor, async db =>
        {
            actor.Require(Role.Administrator);
            var why = Limits.Checked(reason, "reason", Limits.Summary);
            var article = await db.Articles.Include(a => a.Work).Include(a => a.Live).Include(a => a.Emergency).SingleOrDefaultAsync(a => a.Number == number, stop)
                ?? throw Refused.NotFound();
            article.Delete(actor);
            await TakeOffAsync(db, article.Id, stop);
            db.Articles.Remove(article);
            await db.SaveChangesAsync(stop);
            await db.ArticleVersions.Where(v => v.ArticleId == article.Id).ExecuteDeleteAsync(stop);
            return new ArticleGone(number, why);
        }, stop);
        if (outcome.Succeeded) await rules.RefreshAsync(CancellationToken.None);
        return outcome;
    }

    // All that points to an article, by the model's foreign keys; a test holds that none is forgotten.
    private static async Task TakeOffAsync(KnowledgeCrmDb db, Guid id, CancellationToken stop)
    {
        await CurationRevision.AdvanceAsync(db, stop);
        await db.PinnedResults.Where(p => p.ArticleId == id).ExecuteDeleteAsync(stop);
        await db.CommentAnswers.Where(a => db.PassageComments.Any(c => c.Id == a.CommentId && c.ArticleId == id)).ExecuteDeleteAsync(stop);
        await db.PassageComments.Where(c => c.ArticleId == id).ExecuteDeleteAsync(stop);
        await db.ArticleFlags.Where(f => f.ArticleId == id).ExecuteDeleteAsync(stop);
        await db.ArticleTips.Where(t => t.ArticleId == id).ExecuteDeleteAsync(stop);
        await db.Feedback.Where(f => f.ArticleId == id).ExecuteDeleteAsync(stop);
        await db.CustomersWords.Where(w => w.ArticleId == id).ExecuteDeleteAsync(stop);
        await db.ArticleReads.Where(r => r.ArticleId == id).ExecuteDeleteAsync(stop);
        await db.RecentReads.Where(r => r.ArticleId == id).ExecuteDeleteAsync(stop);
        await db.ArticleAddresses.Where(a => a.ArticleId == id).ExecuteDeleteAsync(stop);
        await db.ArticleAttachments.Where(a => a.ArticleId == id).ExecuteDeleteAsync(stop);
        await db.CaseArticles.Where(l => l.ArticleId == id).ExecuteDeleteAsync(stop);
        await db.GivenExplanations.Where(g => g.ArticleId == id).ExecuteDeleteAsync(stop);
        await db.Cases.Where(c => c.SolvedById == id).ExecuteUpdateAsync(set => set.SetProperty(c => c.SolvedById, (Guid?)null), stop);
        await db.Cases.Where(c => c.CandidateId == id).ExecuteUpdateAsync(set => set.SetProperty(c => c.CandidateId, (Guid?)null), stop);
        await db.StepArticles.Where(l => l.ArticleId == id).ExecuteDeleteAsync(stop);
        await db.DispatchArticles.Where(a => a.ArticleId == id).ExecuteDeleteAsync(stop);
        await db.Dispatches.Where(d => d.ArticleId == id).ExecuteUpdateAsync(set => set.SetProperty(d => d.ArticleId, (Guid?)null), stop);
        await db.PostArticles.Where(a => a.ArticleId == id).ExecuteDeleteAsync(stop);
        await db.Questions.Where(q => q.CandidateId == id).ExecuteUpdateAsync(set => set.SetProperty(q => q.CandidateId, (Guid?)null), stop);
        await db.UnansweredQuestions.Where(q => q.ArticleId == id).ExecuteUpdateAsync(set => set.SetProperty(q => q.ArticleId, (Guid?)null), stop);
        await db.Articles.Where(a => a.MergedIntoId == id).ExecuteUpdateAsync(set => set.SetProperty(a => a.MergedIntoId, (Guid?)null), stop);
    }
}

/// <summary>What was removed, and why.</summary>
public sealed record ArticleGone(string Number, string Reason) : IAudited
{
    string IAudited.AuditSubject => Number;
    string? IAudited.AuditReason => Reason;
}
