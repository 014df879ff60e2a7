using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Mail;

/// <summary>What a message is for. Administrators see this and a number, not what it says.</summary>
public enum MailPurpose { Test, CaseReply, Notice, Digest, Survey }

/// <summary>Where a message stands.</summary>
public enum MailState { Waiting, Sent, Failed }

/// <summary>One message to one recipient, written in the transaction of what it tells of and sent afterwards by <see cref="SendMail"/>.</summary>
public sealed class OutgoingMail
{
    public const int LongestReferences = 2_000;

    private OutgoingMail()
    {
    }

    public Guid Id { get; private set; }
    public MailPurpose Purpose { get; private set; }

    /// <summary>The number of what it is about, or empty.</summary>
    public string Reference { get; private set; } = "";
    public string To { get; private set; } = "";
    public string ToName { get; private set; } = "";
    public string Subject { get; private set; } = "";
    public string Text { get; private set; } = "";

    /// <summary>The same as HTML, or null.</summary>
    public string? Html { get; private set; }

    /// <summary>What goes out with it; null for nothing.</summary>
    public IReadOnlyList<MailFile>? Files { get; private set; }

    /// <summary>Its identifier for ever: a message that is sent twice bears the same one, and mailboxes take it as one.</summary>
    public string MessageId { get; private set; } = "";
    public string? InReplyTo { get; private set; }

    /// <summary>The identifiers of the thread, the oldest first, with spaces between.</summary>
    public string? References { get; private set; }
    public DateTime QueuedAt { get; private set; }
    public DateTime NextAttemptAt { get; private set; }
    public int Attempts { get; private set; }

    /// <summary>Until when one node alone may send it; set before sending and taken away after.</summary>
    public DateTime? ClaimedUntil { get; private set; }

    /// <summary>How often a claim ran out with nothing said: the program ended in between, and the message may have gone out.</summary>
    public int Interruptions { get; private set; }
    public DateTime? SentAt { get; private set; }

    /// <summary>Set when it was given up; an administrator sees it and may have it sent again.</summary>
    public DateTime? ParkedAt { get; private set; }

    /// <summary>What the last attempt failed for.</summary>
    public string? Error { get; private set; }

    public MailState State => SentAt is not null ? MailState.Sent : ParkedAt is not null ? MailState.Failed : MailState.Waiting;

    /// <exception cref="Refused">The recipient is not one address, or a header holds what would break its line.</exception>
    internal static OutgoingMail Of(Letter letter, string domain, DateTime at)
    {
        var to = MailAddressText.Checked(letter.To) ?? throw Refused.Invalid("Mail.AddressInvalid", "to");
        string?[] headers = [letter.Subject, letter.ToName, letter.InReplyTo, .. letter.References, .. letter.Files.Select(file => file.Name)];
        if (headers.Any(header => header is not null && MailAddressText.BreaksHeader(header))) throw Refused.Invalid("Mail.HeaderInvalid", "subject");
        var id = Guid.CreateVersion7();
        return new OutgoingMail
        {
            Id = id,
            Purpose = letter.Purpose,
            Reference = letter.Reference,
            To = to,
            ToName = letter.ToName,
            Subject = Limits.Checked(letter.Subject, "subject", Limits.Summary),
            Text = letter.Text,
            Html = letter.Html,
            Files = letter.Files.Count == 0 ? null : [.. letter.Files],
            MessageId = IdOf(id.ToString("N"), domain),
            InReplyTo = letter.InReplyTo,
            References = letter.References.Count == 0 ? null : string.Join(' ', letter.References),
            QueuedAt = at,
            NextAttemptAt = at,
        };
    }

    /// <summary>An identifier of a message or a thread.</summary>
    internal static string IdOf(string name, string domain) => $"<{name}@{domain}>";

    /// <summary>Has one that was given up sent again, from its first attempt on.</summary>
    internal void TryAgain(DateTime at)
    {
        if (State != MailState.Failed) return;
        (Attempts, Interruptions, ParkedAt, ClaimedUntil, NextAttemptAt) = (0, 0, null, null, at);
    }

    private sealed class Mapping : IEntityTypeConfiguration<OutgoingMail>
    {
        public void Configure(EntityTypeBuilder<OutgoingMail> map)
        {
            map.ToTable("OutgoingMail");
            map.Ignore(m => m.State);
            map.Property(m => m.Id).ValueGeneratedNever();
            map.Property(m => m.Reference).HasMaxLength(Limits.Name);
            map.Property(m => m.To).HasMaxLength(Limits.Name + 100);
            map.Property(m => m.ToName).HasMaxLength(Limits.Name);
            map.Property(m => m.Subject).HasMaxLength(Limits.Summary);
            map.Property(m => m.MessageId).HasMaxLength(400);
            map.Property(m => m.InReplyTo).HasMaxLength(1_000);
            map.Property(m => m.References).HasMaxLength(LongestReferences);
            map.Property(m => m.Files).HasFiles();
            map.HasIndex(m => new { m.SentAt, m.ParkedAt, m.NextAttemptAt });
        }
    }
}

/// <summary>What is to be sent to one recipient.</summary>
/// <param name="Purpose">What for.</param>
/// <param name="To">One address.</param>
/// <param name="Subject">On one line.</param>
/// <param name="Text">The plain text.</param>
public sealed record Letter(MailPurpose Purpose, string To, string Subject, string Text)
{
    public string ToName { get; init; } = "";

    /// <summary>The number of what it is about.</summary>
    public string Reference { get; init; } = "";
    public string? Html { get; init; }

    /// <summary>What goes out with it.</summary>
    public IReadOnlyList<MailFile> Files { get; init; } = [];
    public string? InReplyTo { get; init; }

    /// <summary>The identifiers of the thread, the oldest first.</summary>
    public IReadOnlyList<string> References { get; init; } = [];
}
