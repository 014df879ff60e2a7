using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Curation;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Insight;

/// <summary>Makes one article a part of another: what cases, readers and customers taught the one is the other's from then on, its addresses
/// lead there, and its text stays in its history. It can't be undone; the page says what would move first.</summary>
/// <remarks>It stands here because only here everything is known that hangs on an article.</remarks>
public sealed class MergeArticles(UseCase useCase, CurationRules rules)
{
    /// <param name="actor">A knowledge manager.</param>
    /// <param name="number">The article that becomes a part.</param>
    /// <param name="into">The number of the article that takes it over; published, and in the same language.</param>
    /// <param name="version">The <see cref="ArticleView.Version"/> of the first that was looked at; a newer one is a conflict. Null: whatever is there.</param>
    /// <param name="stop">Stops it.</param>
    public async Task<Outcome<ArticleDone>> RunAsync(Actor actor, string number, string? into, int? version, CancellationToken stop)
    {
        var outcome = await useCase.WriteAsync(nameof(MergeArticles), actor, async db =>
        {
            var loser = await db.FindArticleAsync(actor, number, stop);
            // Before anything is said of the other: who may not merge learns nothing of it.
            ArticleLifecycle.Check(loser, ArticleAction.Merge, actor);
            if (version is { } started && started != loser.Version) throw Refused.Conflict("Changed");
            var winner = await db.Articles.SeenBy(actor).Include(a => a.Work).Include(a => a.Live).SingleOrDefaultAsync(a => a.Number == into, stop)
                ?? throw Refused.Invalid("Article.Unknown", "into");
            loser.MergeInto(winner, actor, db.Now);
            winner.TakeOver(db.Now);
            await MoveCasesAsync(db, loser, winner, stop);
            await MoveExplanationsAsync(db, loser.Id, winner.Id, stop);
            await MoveWordsAsync(db, loser.Id, winner.Id, stop);
            await MoveVoicesAsync(db, loser.Id, winner.Id, stop);
            await MoveReadsAsync(db, loser.Id, winner.Id, stop);
            await MoveAddressesAsync(db, loser, winner, stop);
            await MoveRelationsAsync(db, loser, winner, stop);
            await db.SaveChangesAsync(stop);
            return ArticleDone.Of(winner);
        }, stop);
        if (outcome.Succeeded) await rules.RefreshAsync(CancellationToken.None);
        return outcome;
    }

    private static async Task MoveCasesAsync(KnowledgeCrmDb db, Article loser, Article winner, CancellationToken stop)
    {
        var (from, to) = (loser.Id, winner.Id);
        // A case that both were linked to keeps the stronger link, and one of them.
        foreach (var link in await db.CaseArticles.Where(l => l.ArticleId == from).ToListAsync(stop))
        {
            if (await db.CaseArticles.SingleOrDefaultAsync(l => l.CaseId == link.CaseId && l.ArticleId == to, stop) is not { } known) link.MoveTo(to);
            else
            {
                if (link.Kind == CaseArticleKind.SolvedBy) known.Become(link.Kind, known.ArticleVersionId, link.At);
                db.CaseArticles.Remove(link);
            }
        }
        await db.Cases.Where(c => c.SolvedById == from).ExecuteUpdateAsync(set => set.SetProperty(c => c.SolvedById, to), stop);
        await db.Cases.Where(c => c.CandidateId == from).ExecuteUpdateAsync(set => set.SetProperty(c => c.CandidateId, to), stop);
        await db.DispatchArticles
            .Where(a => a.ArticleId == from && !db.DispatchArticles.Any(other => other.DispatchId == a.DispatchId && other.ArticleId == to))
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.ArticleId, to), stop);
        await db.DispatchArticles.Where(a => a.ArticleId == from).ExecuteDeleteAsync(stop);
        await db.Dispatches.Where(d => d.ArticleId == from).ExecuteUpdateAsync(set => set.SetProperty(d => d.ArticleId, to), stop);
        await db.PostArticles.Where(a => a.ArticleId == from && !db.PostArticles.Any(other => other.PostId == a.PostId && other.ArticleId == to))
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.ArticleId, to), stop);
        await db.PostArticles.Where(a => a.ArticleId == from).ExecuteDeleteAsync(stop);
        await db.Questions.Where(q => q.CandidateId == from).ExecuteUpdateAsync(set => set.SetProperty(q => q.CandidateId, to), stop);
        // A candidate that turns out to be known already: the other article is what its case had needed.
        if (loser.FromCaseId is not { } caseId || await db.Cases.Include(c => c.Articles).SingleOrDefaultAsync(c => c.Id == caseId, stop) is not { } origin) return;
        if (!origin.Articles.Exists(link => link.ArticleId == to || link.ArticleId == from)) origin.Link(winner, CaseArticleKind.SolvedBy, Actor.System, db.Now);
        await TeachCustomersWords.TeachAsync(db, origin, to, stop);
    }

    // What was explained with both in one talk stays with the one that takes over.
    private static async Task MoveExplanationsAsync(KnowledgeCrmDb db, Guid from, Guid to, CancellationToken stop)
    {
        await db.GivenExplanations.Where(g => g.ArticleId == from && !db.GivenExplanations.Any(other => other.RaisedId == g.RaisedId && other.ArticleId == to))
            .ExecuteUpdateAsync(set => set.SetProperty(g => g.ArticleId, to), stop);
        await db.GivenExplanations.Where(g => g.ArticleId == from).ExecuteDeleteAsync(stop);
    }

    private static async Task MoveWordsAsync(KnowledgeCrmDb db, Guid from, Guid to, CancellationToken stop)
    {
        await db.CustomersWords
            .Where(w => w.ArticleId == from && w.Kind != WordsKind.Clicked && !db.CustomersWords.Any(other => other.ArticleId == to && other.Source == w.Source))
            .ExecuteUpdateAsync(set => set.SetProperty(w => w.ArticleId, to), stop);
        // What clicks taught is learnt anew from the searches, which are the other's now.
        await db.CustomersWords.Where(w => w.ArticleId == from).ExecuteDeleteAsync(stop);
        await db.SearchNotes.Where(n => n.ResultKind == ArticleSearchSource.KindName && n.ResultId == from)
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.ResultId, to), stop);
        await db.UnansweredQuestions.Where(q => q.ArticleId == from).ExecuteUpdateAsync(set => set.SetProperty(q => q.ArticleId, to), stop);
    }

    private static async Task MoveVoicesAsync(KnowledgeCrmDb db, Guid from, Guid to, CancellationToken stop)
    {
        await db.Feedback.Where(f => f.ArticleId == from).ExecuteUpdateAsync(set => set.SetProperty(f => f.ArticleId, to), stop);
        await db.ArticleFlags.Where(f => f.ArticleId == from).ExecuteUpdateAsync(set => set.SetProperty(f => f.ArticleId, to), stop);
        await db.ArticleTips.Where(t => t.ArticleId == from).ExecuteUpdateAsync(set => set.SetProperty(t => t.ArticleId, to), stop);
    }

    private static async Task MoveReadsAsync(KnowledgeCrmDb db, Guid from, Guid to, CancellationToken stop)
    {
        var days = await db.ArticleReads.Where(r => r.ArticleId == from).ToListAsync(stop);
        var known = await db.ArticleReads.Where(r => r.ArticleId == to).ToDictionaryAsync(r => r.Day, stop);
        foreach (var day in days)
        {
            if (!known.TryGetValue(day.Day, out var other)) db.ArticleReads.Add(other = new ArticleReads { ArticleId = to, Day = day.Day });
            (other.Outside, other.Inside, other.ThenCase) = (other.Outside + day.Outside, other.Inside + day.Inside, other.ThenCase + day.ThenCase);
        }
        db.ArticleReads.RemoveRange(days);
        await db.RecentReads.Where(r => r.ArticleId == from).ExecuteDeleteAsync(stop);
    }

    private static async Task MoveAddressesAsync(KnowledgeCrmDb db, Article loser, Article winner, CancellationToken stop)
    {
        foreach (var address in await db.ArticleAddresses.Where(a => a.ArticleId == loser.Id).ToListAsync(stop)) address.ArticleId = winner.Id;
        db.ArticleAddresses.Add(new ArticleAddress { Slug = loser.Slug, ArticleId = winner.Id });
        foreach (var earlier in await db.Articles.Where(a => a.MergedIntoId == loser.Id).ToListAsync(stop)) earlier.LeadTo(winner);
    }

    private static async Task MoveRelationsAsync(KnowledgeCrmDb db, Article loser, Article winner, CancellationToken stop)
    {
        await db.StepArticles.Where(l => l.ArticleId == loser.Id && !db.StepArticles.Any(other => other.StepId == l.StepId && other.ArticleId == winner.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.ArticleId, winner.Id), stop);
        await db.StepArticles.Where(l => l.ArticleId == loser.Id).ExecuteDeleteAsync(stop);
        await CurationRevision.AdvanceAsync(db, stop);
        await db.PinnedResults
            .Where(p => p.ArticleId == loser.Id && !db.PinnedResults.Any(other => other.ArticleId == winner.Id && other.Query == p.Query))
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.ArticleId, winner.Id), stop);
        await db.PinnedResults.Where(p => p.ArticleId == loser.Id).ExecuteDeleteAsync(stop);
        // Its work may live on in the other language; then those who point there still mean it.
        if (await db.Articles.AnyAsync(a => a.WorkId == loser.WorkId && a.Id != loser.Id && a.LiveVersionId != null, stop)) return;
        foreach (var other in await db.Articles.Where(a => a.RelatedWorkIds != null && a.RelatedWorkIds.Contains(loser.WorkId)).ToListAsync(stop))
            other.RelateInstead(loser.WorkId, winner.WorkId);
    }
}
