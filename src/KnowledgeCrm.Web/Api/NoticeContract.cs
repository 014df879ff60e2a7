using KnowledgeCrm.Notices;

namespace KnowledgeCrm.Web.Api;

/// <summary>Notices, and how many are unread.</summary>
public sealed record NoticesAnswer
{
    /// <summary>How many are unread in all.</summary>
    public required int Unread { get; init; }

    /// <summary>The newest first.</summary>
    public required Listing<NoticeAnswer> Notices { get; init; }
}

/// <summary>One thing that the caller is told of.</summary>
public sealed record NoticeAnswer
{
    /// <summary>Its id.</summary>
    public required long Id { get; init; }

    /// <summary>What happened: the name of a kind of notice, such as <c>ArticleFlagged</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The number of what it is about.</summary>
    public required string Number { get; init; }

    /// <summary>What that is called.</summary>
    public required string Title { get; init; }

    /// <summary>Where it is shown.</summary>
    public required string Url { get; init; }

    /// <summary>When it happened (UTC).</summary>
    public required DateTime At { get; init; }

    /// <summary>The colleague who did it.</summary>
    public string? By { get; init; }

    /// <summary>When it was read (UTC); absent while it is unread.</summary>
    public DateTime? ReadAt { get; init; }

    internal static NoticeAnswer Of(NoticeLine line) => new()
    {
        Id = line.Id,
        Kind = line.Kind,
        Number = line.Subject.Number,
        Title = line.Subject.Title,
        Url = line.Subject.Path,
        At = line.At,
        By = ArticleAnswer.OrAbsent(line.By),
        ReadAt = line.ReadAt,
    };
}

/// <summary>How the caller is told of things.</summary>
public sealed record NoticeChoicesAnswer
{
    /// <summary>Each kind that the caller can get.</summary>
    public required IReadOnlyList<NoticeChoiceAnswer> Kinds { get; init; }

    /// <summary>When the mail of the day comes, in minutes after midnight.</summary>
    public required int DigestMinute { get; init; }

    /// <summary>In this time zone (IANA).</summary>
    public required string TimeZone { get; init; }

    /// <summary>False when no mail server is configured: then nothing is sent, whatever is chosen.</summary>
    public required bool HasMail { get; init; }

    internal static NoticeChoicesAnswer Of(PreferencesView view) => new()
    {
        Kinds = [.. view.Kinds.Select(kind => new NoticeChoiceAnswer { Kind = kind.Kind, InProgram = kind.InProgram, ByMail = kind.ByMail })],
        DigestMinute = view.DigestMinute,
        TimeZone = view.TimeZone,
        HasMail = view.HasMail,
    };
}

/// <summary>How the caller is told of one kind of thing.</summary>
public sealed record NoticeChoiceAnswer
{
    /// <summary>The name of the kind.</summary>
    public required string Kind { get; init; }

    /// <summary>Whether it is listed in the program.</summary>
    public required bool InProgram { get; init; }

    /// <summary>Whether it is sent by mail, and when.</summary>
    public required NoticeByMail ByMail { get; init; }
}

/// <summary>A change of how the caller is told of things.</summary>
public sealed record NoticeChoicesRequest
{
    /// <summary>The kinds to change; the others stay as they are.</summary>
    public IReadOnlyList<NoticeChoiceRequest>? Kinds { get; init; }

    /// <summary>When the mail of the day comes, in minutes after midnight, 0 to 1439.</summary>
    public int? DigestMinute { get; init; }

    /// <summary>In this time zone (IANA), such as <c>Asia/Shanghai</c>.</summary>
    public string? TimeZone { get; init; }
}

/// <summary>A change of one kind.</summary>
public sealed record NoticeChoiceRequest
{
    /// <summary>The name of the kind. Required.</summary>
    public string? Kind { get; init; }

    /// <summary>Whether it is listed in the program. Required.</summary>
    public bool? InProgram { get; init; }

    /// <summary>Whether it is sent by mail, and when. Required.</summary>
    public NoticeByMail? ByMail { get; init; }
}

/// <summary>Something that the caller follows.</summary>
public sealed record FollowAnswer
{
    /// <summary>What it is.</summary>
    public required FollowKind Kind { get; init; }

    /// <summary>The number of an article, the key of a topic or product.</summary>
    public required string Key { get; init; }

    /// <summary>What it is called.</summary>
    public required string Name { get; init; }
}

/// <summary>Something to follow, or no longer.</summary>
public sealed record FollowRequest
{
    /// <summary>What it is. Required.</summary>
    public FollowKind? Kind { get; init; }

    /// <summary>The number of an article, the key of a topic or product. Required.</summary>
    public string? Key { get; init; }

    /// <summary>False to follow it no longer; true when absent.</summary>
    public bool? Follow { get; init; }
}
