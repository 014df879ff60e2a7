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

    private static async Task<NoticeNews?> ToAssigneeAsync(KnowledgeCrmDb db, CaseEvent happened, CancellationToken stop) =>
        await db.Cases.Where(c => c.Id == happened.CaseId).Select(c => c.AssigneeId).SingleOrDefaultAsync(stop) is { } assignee
            ? new NoticeNews(happened.CaseId, [assignee]) : null;
}
