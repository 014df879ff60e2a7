using KnowledgeCrm.Accounts;
using KnowledgeCrm.Mail;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Notices;

/// <summary>Makes the mail of the day for whoever's time has come: what they have not read yet and may still see. Once a day and person, on
/// however many nodes; where there is nothing new, none.</summary>
public sealed class SendDigests(IDbContextFactory<KnowledgeCrmDb> contexts, MailQueue mail, TimeProvider clock)
{
    private const int MostInOne = 100;

    public async Task RunAsync(CancellationToken stop)
    {
        if (mail.Server is null) return;
        List<Guid> waiting;
        await using (var db = await contexts.CreateDbContextAsync(stop))
            waiting = await db.Notices.Where(n => n.InDigest && n.DigestedAt == null).Select(n => n.PersonId).Distinct().ToListAsync(stop);
        // One transaction each: one that fails keeps no other from it.
        foreach (var person in waiting) await MakeAsync(person, stop);
    }

    private async Task MakeAsync(Guid personId, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        await using var transaction = await db.BeginWriteAsync(stop);
        if (!await TakeDayAsync(db, personId, stop)) return;
        var person = await db.Users.SingleAsync(p => p.Id == personId, stop);
        var now = db.Now;
        var fresh = await db.Notices.Where(n => n.PersonId == personId && n.InDigest && n.DigestedAt == null && n.ReadAt == null).VisibleTo(db, person.ToActor())
            .OrderByDescending(n => n.Id).Take(MostInOne).ToListAsync(stop);
        await QueueAsync(db, person, fresh, stop);
        await db.Notices.Where(n => n.PersonId == personId && n.InDigest && n.DigestedAt == null).ExecuteUpdateAsync(set => set.SetProperty(n => n.DigestedAt, now), stop);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync();
    }

    // True when the day's digest is this node's to make. The row of the day decides: of two nodes the second changes none.
    private async Task<bool> TakeDayAsync(KnowledgeCrmDb db, Guid personId, CancellationToken stop)
    {
        var settings = await db.NoticeSettings.AsNoTracking().SingleOrDefaultAsync(s => s.PersonId == personId, stop);
        var local = TimeZoneInfo.ConvertTimeFromUtc(db.Now, NoticeSettings.ZoneOf(settings?.TimeZone ?? "", clock));
        var today = DateOnly.FromDateTime(local);
        if (local.TimeOfDay < TimeSpan.FromMinutes(settings?.DigestMinute ?? NoticeSettings.UsualMinute) || settings?.LastDigestOn >= today) return false;
        if (settings is not null)
        {
            return await db.NoticeSettings.Where(s => s.PersonId == personId && (s.LastDigestOn == null || s.LastDigestOn < today))
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.LastDigestOn, today), stop) == 1;
        }
        return await db.Database.ExecuteSqlAsync(
            $"""INSERT INTO "NoticeSettings" ("PersonId", "DigestMinute", "TimeZone", "LastDigestOn") VALUES ({personId}, {NoticeSettings.UsualMinute}, {""}, {today}) ON CONFLICT DO NOTHING""",
            stop) == 1;
    }

    private async Task QueueAsync(KnowledgeCrmDb db, Person person, List<Notice> fresh, CancellationToken stop)
    {
        var lines = await NoticeList.LinesAsync(db, fresh, stop);
        if (lines.Count == 0 || MailAddressText.Checked(person.Email) is not { } address) return;
        mail.Add(db, NoticeMail.Digest(mail.Server!, person.ToActor(), address, lines));
    }
}
