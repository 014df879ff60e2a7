using KnowledgeCrm.Common;
using KnowledgeCrm.Experts;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Asking;

/// <summary>The questions of colleagues that the viewer may see. A question is about its topic, else about that of the article that was begun of it or that its
/// accepted answer points to, where the viewer may know of that.</summary>
public sealed class QuestionDemand : IDemandSource
{
    public DemandKind Kind => DemandKind.Questions;

    public bool IsSeenBy(Actor viewer) => viewer.IsStaff;

    public async Task<IReadOnlyList<Demand>> ReadAsync(KnowledgeCrmDb db, Actor viewer, DateTime since, int most, CancellationToken stop)
    {
        var (begun, pointedTo) = (db.Articles.SeenBy(viewer), db.Articles.ReadableBy(viewer));
        var rows = await db.Questions.VisibleTo(viewer).Where(q => q.AskedAt >= since).OrderByDescending(q => q.AskedAt).Take(most).Select(q => new
        {
            q.Number,
            q.Title,
            q.Language,
            q.AskedAt,
            // Who no longer waits for an answer that never came has given up.
            IsUnanswered = q.State == QuestionState.Open || q.State == QuestionState.NobodyLeft || (q.State == QuestionState.Closed && !q.Posts.Any(p => p.IsAnswer)),
            TopicId = q.TopicId
                ?? begun.Where(a => a.Id == q.CandidateId).Select(a => a.LiveVersionId != null ? a.Live!.TopicId : a.Work.TopicId).FirstOrDefault()
                ?? pointedTo.Where(a => q.Posts.Any(p => p.Id == q.AcceptedPostId && p.Articles.Any(link => link.ArticleId == a.Id))).Select(a => a.Live!.TopicId).FirstOrDefault(),
        }).ToListAsync(stop);
        return [.. rows.Select(row => new Demand(DemandKind.Questions, row.TopicId, row.Title, row.Language, row.AskedAt, row.IsUnanswered)
        {
            Number = row.Number, Address = $"/console/questions/{row.Number}",
        })];
    }
}
