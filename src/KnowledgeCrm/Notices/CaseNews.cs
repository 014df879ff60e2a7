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

    public static Task<NoticeNews?> WatcherAddedAsync(KnowledgeCrmDb db, CaseWatcherAdded added, CancellationToken stop) =>
        Task.FromResult<NoticeNews?>(new NoticeNews(added.CaseId, [added.PersonId]));

    // Notes are no replies. Whose case it is hears of the customer's answer as such.
    public static async Task<NoticeNews?> WatchedWrittenAsync(KnowledgeCrmDb db, CasePosted posted, CancellationToken stop) =>
        posted.Kind == CasePostKind.Note ? null : await ToWatchersAsync(db, posted, butAssignee: posted.Kind == CasePostKind.FromCustomer, stop);

    public static Task<NoticeNews?> WatchedReopenedAsync(KnowledgeCrmDb db, CaseReopened reopened, CancellationToken stop) =>
        ToWatchersAsync(db, reopened, butAssignee: true, stop);

    // Who is told of an escalation anyway is told once.
    public static async Task<NoticeNews?> WatchedEscalatedAsync(KnowledgeCrmDb db, CaseEscalated escalated, CancellationToken stop)
    {
        if (await ToWatchersAsync(db, escalated, butAssignee: false, stop) is not { } watched) return null;
        List<Guid> others = [.. watched.People.Except((await EscalatedAsync(db, escalated, stop))!.People)];
        return others.Count == 0 ? null : watched with { People = others };
    }

    public static Task<NoticeNews?> WatchedAsync<TEvent>(KnowledgeCrmDb db, TEvent happened, CancellationToken stop) where TEvent : CaseEvent =>
        ToWatchersAsync(db, happened, butAssignee: false, stop);

    private static async Task<NoticeNews?> ToWatchersAsync(KnowledgeCrmDb db, CaseEvent happened, bool butAssignee, CancellationToken stop)
    {
        var assignee = butAssignee ? await db.Cases.Where(c => c.Id == happened.CaseId).Select(c => c.AssigneeId).SingleOrDefaultAsync(stop) : null;
        var watchers = await db.CaseWatches.Where(w => w.CaseId == happened.CaseId && w.PersonId != assignee).Select(w => w.PersonId).ToListAsync(stop);
        return watchers.Count == 0 ? null : new NoticeNews(happened.CaseId, watchers);
    }

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
