using KnowledgeCrm.Complaints;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Notices;

/// <summary>Tells of what no event tells: an article that is to be looked at again, a review whose day has come, and a partner's work that is late.</summary>
public sealed class NoticeDueReviews(IDbContextFactory<KnowledgeCrmDb> contexts, Notifier notifier)
{
    // What is left comes with the next run.
    private const int MostARun = 500;

    public async Task RunAsync(CancellationToken stop)
    {
        List<Due> due;
        await using (var db = await contexts.CreateDbContextAsync(stop)) due = await DueAsync(db, stop);
        foreach (var one in due) await TellAsync(one, stop);
    }

    private static async Task<List<Due>> DueAsync(KnowledgeCrmDb db, CancellationToken stop)
    {
        var now = db.Now;
        var (again, asked) = (NoticeKinds.ArticleReviewDue, NoticeKinds.ReviewDue);
        // Once for each time that it was published or found right.
        var articles = await db.Articles.DueBy(await ReviewPeriods.ReadAsync(db, stop), now)
            .Select(a => new { a.Id, Since = a.FoundRightAt ?? a.Live!.PublishedAt })
            .Where(a => !db.Notices.Any(n => n.Kind == again.Key && n.SubjectId == a.Id && n.At > a.Since))
            .OrderBy(a => a.Since).Take(MostARun).ToListAsync(stop);
        var reviews = await db.Articles.Where(a => a.State == ArticleState.InReview && a.Work.ReviewDueAt <= now && a.Work.ReviewerIds.Count > 0)
            .Where(a => !db.Notices.Any(n => n.Kind == asked.Key && n.SubjectId == a.Id && n.At > a.Work.ReviewDueAt))
            .OrderBy(a => a.Work.ReviewDueAt).Take(MostARun).Select(a => new { a.Id, a.WorkVersionId, a.Work.ReviewerIds }).ToListAsync(stop);
        var late = NoticeKinds.DispatchLate;
        var dispatches = await db.Dispatches
            .Where(d => (d.State == DispatchState.Sent || d.State == DispatchState.Accepted || d.State == DispatchState.Working) && d.DueAt <= now)
            .Where(d => !db.Notices.Any(n => n.Kind == late.Key && n.SubjectId == d.Id && n.At >= d.DueAt))
            .OrderBy(d => d.DueAt).Take(MostARun).Select(d => new { d.Id, d.DueAt }).ToListAsync(stop);
        return
        [
            .. dispatches.Select(d => new Due(late, d.Id, $"late:{d.Id:N}:{d.DueAt:yyyyMMddHHmmss}", null)),
            .. articles.Select(a => new Due(again, a.Id, $"due:{a.Id:N}:{a.Since:yyyyMMddHHmmss}", null)),
            .. reviews.Select(a => new Due(asked, a.Id, $"review:{a.WorkVersionId:N}", a.ReviewerIds)),
        ];
    }

    private async Task TellAsync(Due due, CancellationToken stop)
    {
        try
        {
            await using var db = await contexts.CreateDbContextAsync(stop);
            await using var transaction = await db.BeginWriteAsync(stop);
            var people = due.People ?? (due.Kind == NoticeKinds.DispatchLate
                ? await DispatchTold.EverybodyAsync(db, due.SubjectId, stop) : await ArticleNews.MindersAsync(db, due.SubjectId, stop));
            await notifier.TellAsync(db, due.Kind, new NoticeNews(due.SubjectId, people), due.Cause, db.Now, stop);
            await db.SaveChangesAsync(stop);
            await transaction.CommitAsync();
        }
        catch (DbUpdateException)
        {
            // The index of causes refuses a second notice: another node told it in this moment. Anything else is a fault.
            if (!await IsToldAsync(due, stop)) throw;
        }
    }

    private async Task<bool> IsToldAsync(Due due, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        return await db.Notices.AnyAsync(n => n.Kind == due.Kind.Key && n.Cause == due.Cause, stop);
    }

    private sealed record Due(NoticeKind Kind, Guid SubjectId, string Cause, IReadOnlyCollection<Guid>? People);
}
