using KnowledgeCrm.Persistence;

namespace KnowledgeCrm.Mail;

/// <summary>Takes letters into the transaction of what they tell of.</summary>
/// <param name="server">Where they go; null when no mail server is configured, and then nothing is taken.</param>
public sealed class MailQueue(MailServer? server)
{
    /// <summary>Where mail goes; null when no mail server is configured.</summary>
    public MailServer? Server => server;

    /// <summary>Queues a letter; it goes out once the transaction has committed.</summary>
    /// <returns>The queued message; null when no mail server is configured.</returns>
    /// <exception cref="Common.Refused">The recipient is not one address, or a header can't be written.</exception>
    public OutgoingMail? Add(KnowledgeCrmDb db, Letter letter)
    {
        if (server is null) return null;
        var mail = OutgoingMail.Of(letter, server.Domain, db.Now);
        db.OutgoingMail.Add(mail);
        return mail;
    }
}
