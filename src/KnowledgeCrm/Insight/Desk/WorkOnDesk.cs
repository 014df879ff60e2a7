using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Insight;

/// <summary>What cases and searches taught and nobody has taken up.</summary>
internal sealed class CandidatesOnDesk : IDeskSource
{
    public DeskKind Kind => DeskKind.ToWrite;
    public double Weight => 1;
    public bool IsFor(Actor actor) => actor.Is(Role.Author, Role.KnowledgeManager);

    public async Task<IReadOnlyList<DeskItem>> ReadAsync(KnowledgeCrmDb db, DeskOwner owner, CancellationToken stop) =>
        await db.Articles.WorkedOnBy(owner.Actor).Where(a => a.State == ArticleState.Candidate).OrderBy(a => a.CreatedAt).Take(MyDesk.MostOfAKind)
            // The case that it came from would have needed it.
            .Select(a => new DeskItem(DeskKind.ToWrite, a.Id, a.Number, a.Work.Title, a.Language, a.CreatedAt, 1) { KnownNeed = a.FromCaseId != null ? 1 : 0 })
            .ToListAsync(stop);
}

/// <summary>What waits for this reviewer, or for whoever may.</summary>
internal sealed class ReviewsOnDesk : IDeskSource
{
    public DeskKind Kind => DeskKind.ToReview;

    // It is done but for one look.
    public double Weight => 2;
    public bool IsFor(Actor actor) => actor.Is(Role.Reviewer, Role.KnowledgeManager);

    public async Task<IReadOnlyList<DeskItem>> ReadAsync(KnowledgeCrmDb db, DeskOwner owner, CancellationToken stop)
    {
        var waiting = db.Articles.WorkedOnBy(owner.Actor).Where(a => a.State == ArticleState.InReview);
        if (!owner.All && owner.Actor.PersonId is { } me)
            waiting = waiting.Where(a => !a.Work.Writers.Contains(me) && (a.Work.ReviewerIds.Count == 0 || a.Work.ReviewerIds.Contains(me)));
        return await waiting.OrderBy(a => a.Work.SubmittedAt).Take(MyDesk.MostOfAKind)
            .Select(a => new DeskItem(DeskKind.ToReview, a.Id, a.Number, a.Work.Title, a.Language, a.Work.SubmittedAt ?? a.ChangedAt, 1) { Words = a.Work.SubmitNote })
            .ToListAsync(stop);
    }
}

/// <summary>What a reviewer sent back and its writers have not submitted again.</summary>
internal sealed class SentBackOnDesk : IDeskSource
{
    public DeskKind Kind => DeskKind.SentBack;
    public double Weight => 1.5;
    public bool IsFor(Actor actor) => actor.Is(Role.Author, Role.KnowledgeManager);

    public async Task<IReadOnlyList<DeskItem>> ReadAsync(KnowledgeCrmDb db, DeskOwner owner, CancellationToken stop)
    {
        var drafts = db.Articles.WorkedOnBy(owner.Actor).Where(a => a.State == ArticleState.Draft);
        if (!owner.All && owner.Actor.PersonId is { } me) drafts = drafts.Where(a => a.OwnerId == me || a.Work.Writers.Contains(me));
        // What was submitted or published after it has answered it.
        return await (
            from a in drafts
            from v in db.ArticleVersions.Where(v => v.ArticleId == a.Id && v.SentBackAt != null)
            where !db.ArticleVersions.Any(later => later.ArticleId == a.Id && later.Number > v.Number && (later.SubmittedAt != null || later.PublishedAt != null))
            orderby v.SentBackAt
            select new DeskItem(DeskKind.SentBack, a.Id, a.Number, a.Work.Title, a.Language, v.SentBackAt!.Value, 1) { Words = v.SentBackReason ?? "" })
            .Take(MyDesk.MostOfAKind).ToListAsync(stop);
    }
}
