using System.Net.Mail;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace KnowledgeCrm.Mail;

/// <summary>Sends what waits in the queue. A message is claimed in the database before it is sent, so that of several nodes one sends it. A
/// program that ends between sending and noting leaves a claim that runs out: the message is sent once more under the same Message-ID, and
/// given up when that happens again.</summary>
public sealed class SendMail(IDbContextFactory<KnowledgeCrmDb> contexts, MailQueue queue, IMailTransport transport, ILogger<SendMail> log)
{
    public const int MaxAttempts = 8;

    /// <summary>Longer than sending may take and than the clocks of two nodes may differ.</summary>
    public static readonly TimeSpan Claim = TimeSpan.FromMinutes(20);

    // So that one run ends while the queue is long; the next begins seconds later.
    private const int MostARun = 100;

    /// <summary>Sends what is due.</summary>
    /// <returns>How many messages the server took.</returns>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        if (queue.Server is null) return 0;
        var sent = 0;
        for (var tries = 0; tries < MostARun; tries++)
        {
            var (mail, isMine) = await NextAsync(stop);
            if (mail is null) break;
            if (isMine && await TryAsync(mail, stop)) sent++;
        }
        return sent;
    }

    // Null: nothing is due. Not mine: another node was faster, or it was given up; look again.
    private async Task<(OutgoingMail? Mail, bool IsMine)> NextAsync(CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        await using var transaction = await db.BeginWriteAsync(stop);
        var now = db.Now;
        var mail = await db.OutgoingMail.AsNoTracking()
            .Where(m => m.SentAt == null && m.ParkedAt == null && m.NextAttemptAt <= now && (m.ClaimedUntil == null || m.ClaimedUntil < now))
            .OrderBy(m => m.NextAttemptAt).ThenBy(m => m.Id).FirstOrDefaultAsync(stop);
        if (mail is null) return (null, false);
        // The attempts count as the version: whoever claimed it meanwhile has raised them.
        var same = db.OutgoingMail.Where(m => m.Id == mail.Id && m.Attempts == mail.Attempts && m.SentAt == null && m.ParkedAt == null);
        var interruptions = mail.Interruptions + (mail.ClaimedUntil is null ? 0 : 1);
        var changed = interruptions > 1
            ? await same.ExecuteUpdateAsync(set => set.SetProperty(m => m.ParkedAt, now).SetProperty(m => m.ClaimedUntil, (DateTime?)null)
                .SetProperty(m => m.Error, "The program ended twice while this was being sent. It may have arrived."), stop)
            : await same.ExecuteUpdateAsync(set => set.SetProperty(m => m.ClaimedUntil, now + Claim).SetProperty(m => m.Attempts, mail.Attempts + 1)
                .SetProperty(m => m.Interruptions, interruptions), stop);
        await transaction.CommitAsync();
        return (mail, changed == 1 && interruptions <= 1);
    }

    private async Task<bool> TryAsync(OutgoingMail mail, CancellationToken stop)
    {
        try
        {
            await transport.SendAsync(mail, stop);
        }
        catch (Exception error) when (error is SmtpException or InvalidOperationException or FormatException or IOException)
        {
            await PutOffAsync(mail, error);
            return false;
        }
        await NoteAsync(mail.Id, (mails, now) => mails.ExecuteUpdateAsync(set => set
            .SetProperty(m => m.SentAt, now).SetProperty(m => m.ClaimedUntil, (DateTime?)null).SetProperty(m => m.Error, (string?)null)));
        return true;
    }

    private async Task PutOffAsync(OutgoingMail mail, Exception error)
    {
        var attempt = mail.Attempts + 1;
        var isParked = attempt >= MaxAttempts || IsFinal(error);
        var said = error.InnerException is { } inner ? $"{error.Message} {inner.Message}" : error.Message;
        await NoteAsync(mail.Id, (mails, now) => mails.ExecuteUpdateAsync(set => set
            .SetProperty(m => m.Error, said).SetProperty(m => m.ClaimedUntil, (DateTime?)null)
            .SetProperty(m => m.ParkedAt, isParked ? now : null)
            .SetProperty(m => m.NextAttemptAt, now + TimeSpan.FromMinutes(Math.Pow(2, attempt)))));
        log.LogWarning(error, "Message {Message} was not sent, attempt {Attempt}{Parked}", mail.Id, attempt, isParked ? "; parked" : "");
    }

    // What has happened is noted also while the program stops: or the message would go out again.
    private async Task NoteAsync(Guid id, Func<IQueryable<OutgoingMail>, DateTime, Task<int>> change)
    {
        await using var db = await contexts.CreateDbContextAsync();
        await using var transaction = await db.BeginWriteAsync(CancellationToken.None);
        await change(db.OutgoingMail.Where(m => m.Id == id), db.Now);
        await transaction.CommitAsync();
    }

    // There is no such mailbox, and there will be none in an hour.
    private static bool IsFinal(Exception error) => error is SmtpFailedRecipientException
    {
        StatusCode: SmtpStatusCode.MailboxUnavailable or SmtpStatusCode.MailboxNameNotAllowed or SmtpStatusCode.UserNotLocalTryAlternatePath,
    };
}

/// <summary>Empties messages that were sent long ago: that they were sent stays known, what they said does not.</summary>
public sealed class ForgetMail(IDbContextFactory<KnowledgeCrmDb> contexts)
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(90);

    public async Task RunAsync(CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        await using var transaction = await db.BeginWriteAsync(stop);
        var until = db.Now - KeptFor;
        await db.OutgoingMail.Where(m => m.SentAt < until && m.Text != "")
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.Text, "").SetProperty(m => m.Html, (string?)null).SetProperty(m => m.Files, (IReadOnlyList<MailFile>?)null), stop);
        await transaction.CommitAsync();
    }
}
