using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;

namespace KnowledgeCrm.Mail;

/// <summary>Gives a message to the mail server: the edge of the program.</summary>
public interface IMailTransport
{
    /// <exception cref="SmtpException">The server did not take it.</exception>
    Task SendAsync(OutgoingMail mail, CancellationToken stop);
}

/// <summary>By SMTP, one conversation a message.</summary>
public sealed class SmtpTransport(MailQueue queue, IMailFiles files) : IMailTransport
{
    // Shorter than any claim, so that nobody else begins while one still tries.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public async Task SendAsync(OutgoingMail mail, CancellationToken stop)
    {
        var server = queue.Server ?? throw new InvalidOperationException("No mail server is configured.");
        using var client = new SmtpClient(server.Host, server.Port) { EnableSsl = server.IsEncrypted, UseDefaultCredentials = false };
        if (!string.IsNullOrEmpty(server.UserName)) client.Credentials = new NetworkCredential(server.UserName, server.Password);
        using var message = Written(mail, server);
        foreach (var file in mail.Files ?? [])
            // Gone meanwhile: the text says where it was to be read.
            if (files.Open(file) is { } bytes) message.Attachments.Add(Attached(file, bytes));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(Patience);
        try
        {
            await client.SendMailAsync(message, limit.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new SmtpException($"The server did not answer within {Patience.TotalSeconds} seconds.");
        }
    }

    private static MailMessage Written(OutgoingMail mail, MailServer server)
    {
        var message = new MailMessage
        {
            From = new MailAddress(server.From, server.FromName, Encoding.UTF8),
            Subject = mail.Subject,
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
        };
        message.To.Add(new MailAddress(mail.To, mail.ToName, Encoding.UTF8));
        message.Headers.Add("Message-ID", mail.MessageId);
        if (mail.InReplyTo is { } answered) message.Headers.Add("In-Reply-To", answered);
        if (mail.References is { } thread) message.Headers.Add("References", thread);
        // Asks out-of-office programs not to answer (RFC 3834); what a person wrote may be answered.
        if (mail.Purpose != MailPurpose.CaseReply) message.Headers.Add("Auto-Submitted", "auto-generated");
        if (mail.Html is null)
        {
            (message.Body, message.BodyEncoding, message.BodyTransferEncoding) = (mail.Text, Encoding.UTF8, TransferOf(mail.Text));
            return message;
        }
        // The last one is what a reader that can show it prefers.
        message.AlternateViews.Add(View(mail.Text, MediaTypeNames.Text.Plain));
        message.AlternateViews.Add(View(mail.Html, MediaTypeNames.Text.Html));
        return message;
    }

    private static Attachment Attached(MailFile file, Stream bytes)
    {
        var attachment = new Attachment(bytes, file.Name, file.ContentType) { NameEncoding = Encoding.UTF8, TransferEncoding = TransferEncoding.Base64 };
        attachment.ContentDisposition!.Inline = false;
        return attachment;
    }

    private static AlternateView View(string text, string type)
    {
        var view = AlternateView.CreateAlternateViewFromString(text, Encoding.UTF8, type);
        view.TransferEncoding = TransferOf(text);
        return view;
    }

    // Quoted-printable triples what is mostly Chinese; base64 makes English unreadable to whoever looks at the source.
    private static TransferEncoding TransferOf(string text) =>
        text.Count(c => !char.IsAscii(c)) * 4 > text.Length ? TransferEncoding.Base64 : TransferEncoding.QuotedPrintable;
}
