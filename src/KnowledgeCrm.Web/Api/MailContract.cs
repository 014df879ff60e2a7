using KnowledgeCrm.Mail;

namespace KnowledgeCrm.Web.Api;

/// <summary>How outgoing mail stands.</summary>
public sealed record MailAnswer
{
    /// <summary>The server and its port; absent when none is configured, and then nothing is sent.</summary>
    public string? Server { get; init; }

    /// <summary>The address that mail comes from.</summary>
    public string? From { get; init; }

    /// <summary>How many messages wait.</summary>
    public required int Waiting { get; init; }

    /// <summary>How many were sent.</summary>
    public required int Sent { get; init; }

    /// <summary>How many were given up.</summary>
    public required int Failed { get; init; }

    /// <summary>The messages of the state that was asked for.</summary>
    public required Listing<MailMessageAnswer> Messages { get; init; }

    internal static MailAnswer Of(MailView view, int page) => new()
    {
        Server = view.Server is { } server ? $"{server.Host}:{server.Port}" : null,
        From = view.Server?.From,
        Waiting = view.Counts[MailState.Waiting],
        Sent = view.Counts[MailState.Sent],
        Failed = view.Counts[MailState.Failed],
        Messages = new Listing<MailMessageAnswer>
        {
            Total = view.Messages.Total,
            Page = page + 1,
            PageSize = MailStanding.PageSize,
            Items = [.. view.Messages.Items.Select(line => new MailMessageAnswer
            {
                Id = line.Id,
                Purpose = line.Purpose,
                Reference = ArticleAnswer.OrAbsent(line.Reference),
                To = line.To,
                QueuedAt = line.QueuedAt,
                SentAt = line.SentAt,
                ParkedAt = line.ParkedAt,
                Attempts = line.Attempts,
                Error = line.Error,
            })],
        },
    };
}

/// <summary>A message. Times are UTC.</summary>
public sealed record MailMessageAnswer
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>What it is for.</summary>
    public required MailPurpose Purpose { get; init; }

    /// <summary>The number of what it is about.</summary>
    public string? Reference { get; init; }

    /// <summary>Its recipient.</summary>
    public required string To { get; init; }

    /// <summary>When it was queued.</summary>
    public required DateTime QueuedAt { get; init; }

    /// <summary>When the server took it.</summary>
    public DateTime? SentAt { get; init; }

    /// <summary>When it was given up.</summary>
    public DateTime? ParkedAt { get; init; }

    /// <summary>How often it was tried.</summary>
    public required int Attempts { get; init; }

    /// <summary>What the last try failed for.</summary>
    public string? Error { get; init; }
}

/// <summary>A test message on its way.</summary>
public sealed record MailTestAnswer
{
    /// <summary>Where it goes.</summary>
    public required string To { get; init; }
}
