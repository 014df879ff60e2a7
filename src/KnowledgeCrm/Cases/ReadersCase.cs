using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Cases;

/// <summary>Whoever mends an article sees the case of the reader who was not helped by it: the newest that the reader opened in the last weeks.</summary>
public static class FindReadersCase
{
    // What lies further back was hardly what the reader looked for an answer to.
    private static readonly TimeSpan Newest = TimeSpan.FromDays(30);

    public static async Task RunAsync(KnowledgeCrmDb db, FeedbackGiven given, CancellationToken stop)
    {
        var flag = await db.ArticleFlags.SingleOrDefaultAsync(f => f.FeedbackId == given.FeedbackId, stop);
        if (flag is not { FromId: { } reader, CaseId: null }) return;
        var since = flag.At - Newest;
        var found = await db.Cases.Where(c => c.OpenedById == reader && c.OpenedAt >= since).OrderByDescending(c => c.OpenedAt)
            .Select(c => new { c.Id, c.Number }).FirstOrDefaultAsync(stop);
        if (found is not null) flag.BelongsTo(found.Id, found.Number);
    }
}

/// <summary>When a reader opens a case within a day of reading, what was read did not answer it: that is counted, and the reader's flags of
/// that day belong to the case.</summary>
public static class CountReadsBeforeCase
{
    public static async Task RunAsync(KnowledgeCrmDb db, CaseOpened opened, CancellationToken stop)
    {
        var made = await db.Cases.Where(c => c.Id == opened.CaseId).Select(c => new { c.OpenedById, c.OpenedAt }).SingleAsync(stop);
        if (made.OpenedById is not { } reader) return;
        var since = made.OpenedAt - RecentRead.KeptFor;
        var read = await db.RecentReads.Where(r => r.PersonId == reader && r.At >= since).ToListAsync(stop);
        foreach (var one in read)
        {
            var day = one.At.Date;
            if (await db.ArticleReads.SingleOrDefaultAsync(r => r.ArticleId == one.ArticleId && r.Day == day, stop) is { } counted)
                counted.ThenCase = Math.Min(counted.ThenCase + 1, counted.Outside);
        }
        // A read goes before one case: the next case counts what is read after this one.
        db.RecentReads.RemoveRange(read);
        foreach (var flag in await db.ArticleFlags.Where(f => f.FromId == reader && f.CaseId == null && f.At >= since).ToListAsync(stop))
            flag.BelongsTo(opened.CaseId, opened.Number);
    }
}
