using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;

namespace KnowledgeCrm.Notices;

/// <summary>Whether a notice also goes out by mail.</summary>
public enum NoticeByMail
{
    None,
    /// <summary>By itself, as soon as it happens.</summary>
    AtOnce,
    /// <summary>With the others of the day, at the time that the person chose.</summary>
    Digest,
}

/// <summary>One kind of notice: a line of <see cref="NoticeKinds.All"/>.</summary>
/// <param name="Key">Its name in data; <c>Kind.KEY</c> and <c>Hint.KEY</c> are its texts in <c>NoticeText.resx</c>.</param>
/// <param name="Subject">What it is about, and who may see that.</param>
/// <param name="Roles">Who can get it.</param>
/// <param name="ByMail">What holds while a person has chosen nothing.</param>
public sealed record NoticeKind(string Key, INoticeSubject Subject, IReadOnlyList<Role> Roles, NoticeByMail ByMail)
{
    /// <summary>The event that makes it; null for what a recurring job finds.</summary>
    public Type? Event { get; private init; }

    /// <summary>Whom an event is told to; null when to nobody.</summary>
    internal Func<KnowledgeCrmDb, DomainEvent, CancellationToken, Task<NoticeNews?>>? Whom { get; private init; }

    /// <summary>Where on its subject's page it leads, such as <c>#flags</c>.</summary>
    public string Place { get; init; } = "";

    public bool IsFor(Actor actor) => actor.Is([.. Roles]);

    /// <summary>The kind that follows from an event.</summary>
    internal static NoticeKind On<TEvent>(
        string key, INoticeSubject subject, IReadOnlyList<Role> roles, NoticeByMail byMail,
        Func<KnowledgeCrmDb, TEvent, CancellationToken, Task<NoticeNews?>> whom) where TEvent : DomainEvent =>
        new(key, subject, roles, byMail) { Event = typeof(TEvent), Whom = (db, happened, stop) => whom(db, (TEvent)happened, stop) };
}
