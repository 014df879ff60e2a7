using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Mail;

/// <summary>How outgoing mail stands, for administrators: what was said in it, and even its subject, is not theirs to read.</summary>
public sealed class MailStanding(UseCase useCase, MailQueue queue)
{
    public const int PageSize = 50;

    /// <param name="actor">An administrator.</param>
    /// <param name="state">Which messages to list.</param>
    /// <param name="page">From 0.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<MailView>> RunAsync(Actor actor, MailState state, int page, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            actor.Require(Role.Administrator);
            var all = db.OutgoingMail;
            var listed = all.InState(state);
            var lines = await listed.OrderByDescending(m => m.QueuedAt).ThenByDescending(m => m.Id).Skip(Math.Max(page, 0) * PageSize).Take(PageSize)
                .Select(m => new MailLine(m.Id, m.Purpose, m.Reference, m.To, m.QueuedAt, m.SentAt, m.ParkedAt, m.Attempts, m.Error)).ToListAsync(stop);
            var counts = new Dictionary<MailState, int>();
            foreach (var one in Enum.GetValues<MailState>()) counts[one] = await all.InState(one).CountAsync(stop);
            return new MailView(queue.Server, counts, new Page<MailLine>(counts[state], lines));
        }, stop);
}

internal static class MailQueries
{
    public static IQueryable<OutgoingMail> InState(this IQueryable<OutgoingMail> mails, MailState state) => state switch
    {
        MailState.Sent => mails.Where(m => m.SentAt != null),
        MailState.Failed => mails.Where(m => m.ParkedAt != null && m.SentAt == null),
        _ => mails.Where(m => m.ParkedAt == null && m.SentAt == null),
    };
}

/// <summary>The server, how much there is of each state, and a page of one.</summary>
/// <param name="Server">Null when no mail server is configured.</param>
/// <param name="Counts">By state.</param>
/// <param name="Messages">Those that were asked for, the newest first.</param>
public sealed record MailView(MailServer? Server, IReadOnlyDictionary<MailState, int> Counts, Page<MailLine> Messages);

/// <summary>A message as an administrator sees it. Times are UTC.</summary>
public sealed record MailLine(
    Guid Id, MailPurpose Purpose, string Reference, string To, DateTime QueuedAt, DateTime? SentAt, DateTime? ParkedAt, int Attempts, string? Error);

/// <summary>Has a message that was given up sent again.</summary>
public sealed class RetryMail(UseCase useCase)
{
    public Task<Outcome<MailRetried>> RunAsync(Actor actor, Guid id, CancellationToken stop) =>
        useCase.WriteAsync(nameof(RetryMail), actor, async db =>
        {
            actor.Require(Role.Administrator);
            var mail = await db.OutgoingMail.SingleOrDefaultAsync(m => m.Id == id, stop) ?? throw Refused.NotFound();
            mail.TryAgain(db.Now);
            return new MailRetried(mail.Reference.Length > 0 ? mail.Reference : mail.Id.ToString());
        }, stop);
}

/// <summary>The message that is sent again.</summary>
public sealed record MailRetried(string AuditSubject) : IAudited;

/// <summary>Sends an administrator a message to their own address, to see that mail arrives.</summary>
public sealed class SendTestMail(UseCase useCase, MailQueue queue)
{
    public Task<Outcome<TestMail>> RunAsync(Actor actor, CancellationToken stop) =>
        useCase.WriteAsync(nameof(SendTestMail), actor, async db =>
        {
            actor.Require(Role.Administrator);
            if (queue.Server is not { } server) throw Refused.Conflict("Mail.NoServer");
            var to = await db.Users.Where(p => p.Id == actor.PersonId).Select(p => p.Email).SingleOrDefaultAsync(stop);
            var subject = Messages.Text("Mail.Test.Subject", actor.Language);
            var text = Messages.Text("Mail.Test.Text", actor.Language, server.Host, server.AddressOf("/console/admin/mail"));
            queue.Add(db, new Letter(MailPurpose.Test, to ?? "", subject, text) { ToName = MailAddressText.OneLine(actor.Name) });
            return new TestMail(to ?? "");
        }, stop);
}

/// <summary>Where the test message goes.</summary>
public sealed record TestMail(string To) : IAudited
{
    string IAudited.AuditSubject => To;
}
