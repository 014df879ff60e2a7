using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Experts;

/// <summary>Who solved the cases that the viewer may see. A case is about the topic of the article that solved it, or of the candidate that it
/// became; one that taught nothing is evidence of nothing.</summary>
public sealed class CaseEvidence : IEvidenceSource
{
    // Solved in the end, but not at the first try.
    private const double AfterReopening = 0.5;

    public VotingDocuments Voting { get; } = new(CaseSearchSource.KindName);

    public async Task<IReadOnlyList<Evidence>> ReadAsync(KnowledgeCrmDb db, Actor viewer, EvidenceQuery query, CancellationToken stop)
    {
        if (query.ObjectionIds is not null) return [];
        var cases = db.Cases.VisibleTo(viewer).Where(c => c.Outcome == CaseOutcome.Solved || c.Outcome == CaseOutcome.Candidate || (c.ResolvedAt == null && c.Reopenings > 0));
        if (query.IdsOf(CaseSearchSource.KindName) is { } ids) cases = cases.Where(c => ids.Contains(c.Id));
        if (query.PersonId is { } person) cases = cases.Where(c => c.ResolvedById == person || (c.ResolvedById == null && c.AssigneeId == person));
        if (query.CustomerIds is { } customers) cases = cases.Where(c => c.CustomerId != null && customers.Contains(c.CustomerId.Value));
        if (query.ProductIds is { } products) cases = cases.Where(c => c.ProductId != null && products.Contains(c.ProductId.Value));
        var about = cases.Select(c => new
        {
            Case = c,
            TopicId = db.Articles.Where(a => a.Id == c.SolvedById).Select(a => a.LiveVersionId != null ? a.Live!.TopicId : a.Work.TopicId).FirstOrDefault()
                ?? db.Articles.Where(a => a.Id == c.CandidateId).Select(a => a.LiveVersionId != null ? a.Live!.TopicId : a.Work.TopicId).FirstOrDefault()
                // Opened again: what was thought to have solved it still says what it is about.
                ?? db.Articles.Where(a => c.Articles.Any(l => l.ArticleId == a.Id && l.Kind == CaseArticleKind.SolvedBy)).Select(a => a.Live!.TopicId).FirstOrDefault(),
        });
        if (query.TopicId is { } topic) about = about.Where(one => one.TopicId == topic);
        var rows = await about.OrderByDescending(one => one.Case.ChangedAt).Take(EvidenceReading.MostOfASource).Select(one => new
        {
            one.Case.Id,
            one.Case.Number,
            one.Case.Subject,
            one.Case.Language,
            one.Case.CustomerId,
            one.TopicId,
            one.Case.Reopenings,
            one.Case.ResolvedAt,
            one.Case.ChangedAt,
            Solver = one.Case.ResolvedById ?? one.Case.AssigneeId,
            // Somebody else of us had answered the customer, or had the case.
            IsRescued = (one.Case.AssigneeId != null && one.Case.ResolvedById != null && one.Case.AssigneeId != one.Case.ResolvedById)
                || one.Case.Posts.Any(p => p.Kind == CasePostKind.Reply && p.PersonId != null && p.PersonId != (one.Case.ResolvedById ?? one.Case.AssigneeId)),
        }).ToListAsync(stop);
        return [.. rows.Where(row => row.Solver is not null).Select(row => new Evidence(
            row.Solver!.Value,
            row.ResolvedAt is null ? EvidenceKind.CaseReopened : row.IsRescued ? EvidenceKind.CaseRescued : EvidenceKind.CaseSolved,
            new SearchKey(CaseSearchSource.KindName, row.Id), row.ResolvedAt ?? row.ChangedAt, row.ResolvedAt is not null && row.Reopenings > 0 ? AfterReopening : 1)
        {
            Number = row.Number, Title = row.Subject, Language = row.Language, Address = $"/console/cases/{row.Number}", TopicId = row.TopicId, CustomerId = row.CustomerId,
        })];
    }
}
