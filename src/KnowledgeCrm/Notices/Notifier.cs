using KnowledgeCrm.Common;
using KnowledgeCrm.Mail;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Notices;

/// <summary>Writes notices, in the transaction that it is given: for whom they are, as each has chosen, once.</summary>
public sealed class Notifier(MailQueue mail)
{
    // What lies further back is no news: after a restore or an import nobody is told of last year.
    private static readonly TimeSpan News = TimeSpan.FromDays(30);

    internal async Task RunAsync(KnowledgeCrmDb db, NoticeKind kind, DomainEvent happened, Happening about, CancellationToken stop)
    {
        if (about.At < db.Now - News) return;
        if (await kind.Whom!(db, happened, stop) is not { } news) return;
        var told = news with { ById = about.ById ?? news.ById, People = [.. news.People.Where(id => id != news.ById)] };
        await TellAsync(db, kind, told, $"event:{about.EventId}", about.At, stop);
    }

    /// <param name="db">Saves it.</param>
    /// <param name="kind">What kind of notice it is.</param>
    /// <param name="news">What there is to tell, and whom.</param>
    /// <param name="cause">Names what made it: for one cause each is told once.</param>
    /// <param name="at">When it happened (UTC).</param>
    /// <param name="stop">Stops it.</param>
    internal async Task TellAsync(KnowledgeCrmDb db, NoticeKind kind, NoticeNews news, string cause, DateTime at, CancellationToken stop)
    {
        var ids = news.People.Where(id => id != news.ById).Distinct().ToList();
        if (ids.Count == 0) return;
        var told = await db.Notices.Where(n => n.Kind == kind.Key && n.Cause == cause && ids.Contains(n.PersonId)).Select(n => n.PersonId).ToListAsync(stop);
        var choices = await db.NoticeChoices.Where(c => c.Kind == kind.Key && ids.Contains(c.PersonId)).ToDictionaryAsync(c => c.PersonId, stop);
        foreach (var person in await db.Users.Where(p => ids.Contains(p.Id) && !told.Contains(p.Id) && !p.IsService).ToListAsync(stop))
        {
            var actor = person.ToActor();
            var (inProgram, byMail) = choices.TryGetValue(person.Id, out var chosen) ? (chosen.InProgram, chosen.ByMail) : (actor.IsStaff, kind.ByMail);
            if (mail.Server is null || MailAddressText.Checked(person.Email) is null) byMail = NoticeByMail.None;
            if (!inProgram && byMail == NoticeByMail.None) continue;
            if (!kind.IsFor(actor) || !await kind.Subject.VisibleTo(db, actor).ContainsAsync(news.SubjectId, stop)) continue;
            db.Notices.Add(Notice.Of(person.Id, kind, cause, news, at, inProgram, byMail == NoticeByMail.Digest));
            if (byMail == NoticeByMail.AtOnce) mail.Add(db, await LetterAsync(db, kind, news, actor, person.Email!, stop));
        }
    }

    private async Task<Letter> LetterAsync(KnowledgeCrmDb db, NoticeKind kind, NoticeNews news, Actor to, string address, CancellationToken stop)
    {
        var subject = (await kind.Subject.ReadAsync(db, [news.SubjectId], stop))[news.SubjectId];
        var by = await db.Users.Where(p => p.Id == news.ById).ToListAsync(stop);
        return NoticeMail.AtOnce(
            mail.Server!, to, address, new NoticeLine(0, kind.Key, subject with { Path = subject.Path + kind.Place }, db.Now, NoticeList.NameOf(by.SingleOrDefault()), null));
    }
}
