using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Mail;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Cases;

/// <summary>Whether a reply went to the customer by mail.</summary>
public enum ReplyMail
{
    /// <summary>It is in the queue, was sent, or failed there.</summary>
    Queued,
    NoAddress,
    NoServer,
}

/// <summary>A rep's reply goes to the customer by mail, in the thread of the case.</summary>
public sealed class MailReply(MailQueue queue)
{
    // How much of a long thread its headers name; mail readers need its root and the last ones.
    private const int LastOnes = 10;

    // What was brought in from elsewhere was answered long ago.
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(7);

    public async Task RunAsync(KnowledgeCrmDb db, CasePosted posted, CancellationToken stop)
    {
        if (posted.Kind != CasePostKind.Reply || posted.PostId is not { } id) return;
        var post = await db.CasePosts.SingleOrDefaultAsync(p => p.Id == id, stop);
        if (post is null || post.Mail is not null || post.At < db.Now - Fresh) return;
        if (queue.Server is not { } server)
        {
            post.Mailed(ReplyMail.NoServer);
            return;
        }
        var found = await db.Cases.AsNoTracking().SingleAsync(c => c.Id == post.CaseId, stop);
        if (await CaseRecipient.OfAsync(db, found, stop) is not { } to)
        {
            post.Mailed(ReplyMail.NoAddress);
            return;
        }
        var root = OutgoingMail.IdOf($"case.{found.Id:N}", server.Domain);
        var thread = await ThreadAsync(db, found.Id, stop);
        var footer = Messages.Text("Mail.Reply.Footer", found.Language, found.Number, server.AddressOf($"/my/cases/{found.Number}"));
        var mail = queue.Add(db, new Letter(MailPurpose.CaseReply, to.Address, MailAddressText.OneLine($"[{found.Number}] {found.Subject}"), $"{post.Text}\n\n-- \n{footer}\n")
        {
            ToName = MailAddressText.OneLine(to.Name),
            Reference = found.Number,
            // What the reply names with its address goes along, so that nobody must follow a link to read it.
            Files = await MailedFiles.OfTextAsync(db, post.Text, stop),
            InReplyTo = thread.Count > 0 ? thread[^1] : root,
            References = [root, .. thread.TakeLast(LastOnes)],
        });
        post.Mailed(ReplyMail.Queued, mail!.Id);
    }

    private static Task<List<string>> ThreadAsync(KnowledgeCrmDb db, Guid caseId, CancellationToken stop) =>
        db.CasePosts.Where(p => p.CaseId == caseId && (p.IncomingMessageId != null || p.MailId != null)).OrderBy(p => p.At).ThenBy(p => p.Id)
            .Select(p => p.IncomingMessageId ?? db.OutgoingMail.Where(m => m.Id == p.MailId).Select(m => m.MessageId).First()).ToListAsync(stop);
}

/// <summary>How it stands with the mail of a reply.</summary>
/// <param name="How">Whether there is one.</param>
/// <param name="To">The address.</param>
/// <param name="State">Where it stands.</param>
/// <param name="At">When it was sent or given up, or since when it waits (UTC).</param>
public sealed record ReplyMailView(ReplyMail How, string? To = null, MailState? State = null, DateTime? At = null)
{
    /// <summary>By the id of the post, for those that somebody has seen to.</summary>
    internal static async Task<Dictionary<Guid, ReplyMailView>> OfAsync(KnowledgeCrmDb db, IReadOnlyList<CasePost> posts, CancellationToken stop)
    {
        var ids = posts.Select(p => p.MailId).OfType<Guid>().ToList();
        var mails = ids.Count == 0 ? [] : await db.OutgoingMail.Where(m => ids.Contains(m.Id))
            .Select(m => new { m.Id, m.To, m.QueuedAt, m.SentAt, m.ParkedAt }).ToDictionaryAsync(m => m.Id, stop);
        return posts.Where(p => p.Mail is not null).ToDictionary(p => p.Id, p => p.MailId is { } id && mails.TryGetValue(id, out var mail)
            ? new ReplyMailView(
                p.Mail!.Value, mail.To, mail.SentAt is not null ? MailState.Sent : mail.ParkedAt is not null ? MailState.Failed : MailState.Waiting,
                mail.SentAt ?? mail.ParkedAt ?? mail.QueuedAt)
            : new ReplyMailView(p.Mail!.Value));
    }
}
