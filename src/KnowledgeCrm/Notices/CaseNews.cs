using KnowledgeCrm.Cases;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Notices;

/// <summary>Whom what happens to cases is told to.</summary>
internal static class CaseNews
{
    public static Task<NoticeNews?> AssignedAsync(KnowledgeCrmDb db, CaseAssigned assigned, CancellationToken stop) =>
        Task.FromResult(assigned.AssigneeId is { } to ? new NoticeNews(assigned.CaseId, [to]) : null);

    // What colleagues write into it is no answer of the customer's.
    public static async Task<NoticeNews?> AnsweredAsync(KnowledgeCrmDb db, CasePosted posted, CancellationToken stop) =>
        posted.Kind != CasePostKind.FromCustomer ? null : await ToAssigneeAsync(db, posted, stop);

    public static Task<NoticeNews?> ReopenedAsync(KnowledgeCrmDb db, CaseReopened reopened, CancellationToken stop) => ToAssigneeAsync(db, reopened, stop);

    // While nobody has it, those are told who could take it.
    public static async Task<NoticeNews?> AtRiskAsync(KnowledgeCrmDb db, SlaAtRisk risk, CancellationToken stop) =>
        new(risk.CaseId, await WhoseAsync(db, risk.CaseId, stop));

    public static async Task<NoticeNews?> OverdueAsync(KnowledgeCrmDb db, SlaBroken broken, CancellationToken stop) =>
        new(broken.CaseId, [.. await WhoseAsync(db, broken.CaseId, stop), .. await ArticleNews.KnowledgeManagersAsync(db, stop)]);

    public static async Task<NoticeNews?> EscalatedAsync(KnowledgeCrmDb db, CaseEscalated escalated, CancellationToken stop) =>
        new(escalated.CaseId, [.. escalated.NotifyIds, .. await WhoseAsync(db, escalated.CaseId, stop)]);

    private static async Task<IReadOnlyCollection<Guid>> WhoseAsync(KnowledgeCrmDb db, Guid caseId, CancellationToken stop)
    {
        var of = await db.Cases.Where(c => c.Id == caseId).Select(c => new { c.AssigneeId, c.QueueId }).SingleAsync(stop);
        if (of.AssigneeId is { } assignee) return [assignee];
        return (await db.CaseQueues.AsNoTracking().SingleOrDefaultAsync(q => q.Id == of.QueueId, stop))?.Members.ConvertAll(m => m.PersonId) ?? [];
    }

    private static async Task<NoticeNews?> ToAssigneeAsync(KnowledgeCrmDb db, CaseEvent happened, CancellationToken stop) =>
        await db.Cases.Where(c => c.Id == happened.CaseId).Select(c => c.AssigneeId).SingleOrDefaultAsync(stop) is { } assignee
            ? new NoticeNews(happened.CaseId, [assignee]) : null;
}
