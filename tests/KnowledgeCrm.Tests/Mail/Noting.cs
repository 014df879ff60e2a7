using KnowledgeCrm.Mail;

namespace KnowledgeCrm.Tests.Mail;

/// <summary>Notes what it is given. Killed, it has sent the message, and whoever gave it does not hear of it.</summary>
public sealed class Noting : IMailTransport
{
    private readonly Lock gate = new();

    public List<OutgoingMail> Sent { get; } = [];
    public bool IsKilled { get; set; }

    public Task SendAsync(OutgoingMail mail, CancellationToken stop)
    {
        lock (gate) Sent.Add(mail);
        return IsKilled ? throw new OperationCanceledException() : Task.CompletedTask;
    }
}
