using KnowledgeCrm.Accounts;
using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Notices;

/// <summary>What one is told of, the newest first; of what one may not see any more, nothing.</summary>
public sealed class NoticeList(UseCase useCase)
{
    public const int PageSize = 30;

    /// <param name="actor">Whose notices.</param>
    /// <param name="onlyUnread">True for those that wait to be read.</param>
    /// <param name="page">From 0.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<NoticePage>> RunAsync(Actor actor, bool onlyUnread, int page, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            var own = Own(db, actor);
            var unread = await own.CountAsync(n => n.ReadAt == null, stop);
            var total = onlyUnread ? unread : await own.CountAsync(stop);
            var shown = await own.Where(n => !onlyUnread || n.ReadAt == null).OrderByDescending(n => n.Id)
                .Skip(Math.Max(page, 0) * PageSize).Take(PageSize).ToListAsync(stop);
            return new NoticePage(unread, new Page<NoticeLine>(total, await LinesAsync(db, shown, stop)));
        }, stop);

    /// <summary>How many wait to be read.</summary>
    public Task<Outcome<int>> CountAsync(Actor actor, CancellationToken stop) =>
        useCase.ReadAsync(async db => actor.IsStaff ? await Own(db, actor).CountAsync(n => n.ReadAt == null, stop) : 0, stop);

    internal static IQueryable<Notice> Own(KnowledgeCrmDb db, Actor actor)
    {
        // To those outside the house there are no notices.
        if (!actor.IsStaff || actor.PersonId is not { } me) throw Refused.NotFound();
        return db.Notices.Where(n => n.PersonId == me && n.InProgram).VisibleTo(db, actor);
    }

    internal static async Task<IReadOnlyList<NoticeLine>> LinesAsync(KnowledgeCrmDb db, List<Notice> notices, CancellationToken stop)
    {
        var subjects = await NoticeSubjects.ReadAsync(db, notices, stop);
        var by = notices.Select(n => n.ById).OfType<Guid>().Distinct().ToList();
        var people = await db.Users.Where(p => by.Contains(p.Id)).ToDictionaryAsync(p => p.Id, stop);
        return [.. notices.Where(n => subjects.ContainsKey(n.Id) && NoticeKinds.Find(n.Kind) is not null).Select(n => new NoticeLine(
            n.Id, n.Kind, subjects[n.Id], n.At, NameOf(n.ById is { } id ? people.GetValueOrDefault(id) : null), n.ReadAt))];
    }

    // Colleagues are named; who of the customers said something is for those who may see the case or the flag.
    internal static string NameOf(Person? by) => by?.ToActor().IsStaff == true ? by.Name : "";
}

/// <summary>One notice as its reader sees it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">The key of its kind.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="At">When it happened (UTC).</param>
/// <param name="By">The colleague who did it, or empty.</param>
/// <param name="ReadAt">When it was read (UTC); null while it is unread.</param>
public sealed record NoticeLine(long Id, string Kind, SubjectLine Subject, DateTime At, string By, DateTime? ReadAt);

/// <summary>A page of notices, and how many are unread in all.</summary>
public sealed record NoticePage(int Unread, Page<NoticeLine> Notices);

/// <summary>Notes that notices were read.</summary>
public sealed class ReadNotices(UseCase useCase, NoticeBell bell)
{
    /// <param name="actor">Whose notices.</param>
    /// <param name="id">One of them; null for all.</param>
    /// <param name="stop">Stops it.</param>
    public async Task<Outcome<NoticesRead>> RunAsync(Actor actor, long? id, CancellationToken stop)
    {
        var outcome = await useCase.WriteAsync(nameof(ReadNotices), actor, async db =>
        {
            var own = NoticeList.Own(db, actor);
            if (id is not null && !await own.AnyAsync(n => n.Id == id, stop)) throw Refused.NotFound();
            var me = actor.PersonId;
            var read = await db.Notices.Where(n => n.PersonId == me && n.InProgram && n.ReadAt == null && (id == null || n.Id == id))
                .ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadAt, db.Now), stop);
            return new NoticesRead(read);
        }, stop);
        if (outcome.Succeeded) bell.Ring(actor.PersonId!.Value);
        return outcome;
    }
}

/// <summary>How many are read now that were not.</summary>
public sealed record NoticesRead(int Count);

/// <summary>Removes what was read long ago.</summary>
public sealed class ForgetNotices(IDbContextFactory<KnowledgeCrmDb> contexts)
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(90);

    public async Task RunAsync(CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        await using var transaction = await db.BeginWriteAsync(stop);
        var until = db.Now - KeptFor;
        // What went out by mail alone has nobody to read it here.
        await db.Notices.Where(n => n.At < until && (n.ReadAt != null ? n.ReadAt < until : !n.InProgram && (!n.InDigest || n.DigestedAt != null)))
            .ExecuteDeleteAsync(stop);
        await transaction.CommitAsync();
    }
}
