using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Experts;

/// <summary>The cases that were opened and the viewer may see. A case is about the topic of the article that solved it, of the candidate that it became,
/// or else of the article that was used in it.</summary>
public sealed class CaseDemand : IDemandSource
{
    public DemandKind Kind => DemandKind.Cases;

    public bool IsSeenBy(Actor viewer) => CaseVisibility.SeesAll(viewer);

    public async Task<IReadOnlyList<Demand>> ReadAsync(KnowledgeCrmDb db, Actor viewer, DateTime since, int most, CancellationToken stop)
    {
        var rows = await db.Cases.VisibleTo(viewer).Where(c => c.OpenedAt >= since).OrderByDescending(c => c.OpenedAt).Take(most).Select(c => new
        {
            c.Number,
            c.Subject,
            c.Language,
            c.OpenedAt,
            c.Outcome,
            TopicId = db.Articles.Where(a => a.Id == c.SolvedById).Select(a => a.LiveVersionId != null ? a.Live!.TopicId : a.Work.TopicId).FirstOrDefault()
                ?? db.Articles.Where(a => a.Id == c.CandidateId).Select(a => a.LiveVersionId != null ? a.Live!.TopicId : a.Work.TopicId).FirstOrDefault()
                ?? db.Articles.Where(a => c.Articles.Any(l => l.ArticleId == a.Id && l.Kind != CaseArticleKind.DidNotApply)).Select(a => a.Live!.TopicId).FirstOrDefault(),
        }).ToListAsync(stop);
        return [.. rows.Select(row => new Demand(DemandKind.Cases, row.TopicId, row.Subject, row.Language, row.OpenedAt, row.Outcome is null or CaseOutcome.Candidate)
        {
            Number = row.Number, Address = $"/console/cases/{row.Number}",
        })];
    }
}
