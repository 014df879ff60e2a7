using KnowledgeCrm.Asking;
using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Complaints;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Notices;

/// <summary>What a notice can be about: who may see it at this moment, and what it is called.</summary>
public interface INoticeSubject
{
    /// <summary>Its name in data.</summary>
    string Key { get; }

    /// <summary>The ids of those that this actor may see now.</summary>
    IQueryable<Guid> VisibleTo(KnowledgeCrmDb db, Actor actor);

    /// <summary>What those of these ids are called that are there.</summary>
    Task<Dictionary<Guid, SubjectLine>> ReadAsync(KnowledgeCrmDb db, IReadOnlyCollection<Guid> ids, CancellationToken stop);
}

/// <summary>What a notice is about, by name.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Title">Its title.</param>
/// <param name="Language">The title's language.</param>
/// <param name="Path">Where it is shown, from the root of the site.</param>
public sealed record SubjectLine(string Number, string Title, string Language, string Path);

/// <summary>Every subject.</summary>
internal static class NoticeSubjects
{
    public static IReadOnlyList<INoticeSubject> All { get; } = [ArticleSubject.AsRead, ArticleSubject.InWork, CaseSubject.Instance, DispatchSubject.Instance, QuestionSubject.Instance];

    /// <summary>The notices whose subject this actor may see now. What is not among them is as if it were not there.</summary>
    public static IQueryable<Notice> VisibleTo(this IQueryable<Notice> notices, KnowledgeCrmDb db, Actor actor) =>
        All.Select(subject =>
        {
            var (key, visible) = (subject.Key, subject.VisibleTo(db, actor));
            return notices.Where(n => n.SubjectKind == key && visible.Contains(n.SubjectId));
        }).Aggregate((all, more) => all.Concat(more));

    /// <summary>What each of the notices is about.</summary>
    public static async Task<Dictionary<long, SubjectLine>> ReadAsync(KnowledgeCrmDb db, IReadOnlyList<Notice> notices, CancellationToken stop)
    {
        var found = new Dictionary<long, SubjectLine>();
        foreach (var subject in All)
        {
            var own = notices.Where(n => n.SubjectKind == subject.Key).ToList();
            if (own.Count == 0) continue;
            var lines = await subject.ReadAsync(db, [.. own.Select(n => n.SubjectId).Distinct()], stop);
            foreach (var notice in own)
                if (lines.TryGetValue(notice.SubjectId, out var line)) found[notice.Id] = line with { Path = line.Path + NoticeKinds.Find(notice.Kind)?.Place };
        }
        return found;
    }
}

/// <summary>An article: as its readers know it, or as those who work on it do.</summary>
internal sealed class ArticleSubject : INoticeSubject
{
    private readonly bool inWork;

    private ArticleSubject(bool inWork) => this.inWork = inWork;

    public static ArticleSubject AsRead { get; } = new(false);
    public static ArticleSubject InWork { get; } = new(true);

    public string Key => inWork ? "work" : "article";

    public IQueryable<Guid> VisibleTo(KnowledgeCrmDb db, Actor actor) =>
        (inWork ? db.Articles.WorkedOnBy(actor) : db.Articles.ReadableBy(actor)).Select(a => a.Id);

    public Task<Dictionary<Guid, SubjectLine>> ReadAsync(KnowledgeCrmDb db, IReadOnlyCollection<Guid> ids, CancellationToken stop) =>
        db.Articles.Where(a => ids.Contains(a.Id))
            .Select(a => new { a.Id, a.Number, Title = inWork ? a.Work.Title : a.Live!.Title, a.Language })
            .ToDictionaryAsync(a => a.Id, a => new SubjectLine(a.Number, a.Title, a.Language, $"/console/articles/{a.Number}"), stop);
}

internal sealed class CaseSubject : INoticeSubject
{
    public static CaseSubject Instance { get; } = new();

    public string Key => "case";

    public IQueryable<Guid> VisibleTo(KnowledgeCrmDb db, Actor actor) => db.Cases.VisibleTo(actor).Select(c => c.Id);

    public Task<Dictionary<Guid, SubjectLine>> ReadAsync(KnowledgeCrmDb db, IReadOnlyCollection<Guid> ids, CancellationToken stop) =>
        db.Cases.Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.Number, c.Subject, c.Language })
            .ToDictionaryAsync(c => c.Id, c => new SubjectLine(c.Number, c.Subject, c.Language, $"/console/cases/{c.Number}"), stop);
}

/// <summary>Work that a partner does. Its partner is told what is to be done and nothing of the case, which may name the customer.</summary>
internal sealed class DispatchSubject : INoticeSubject
{
    private const int LongestTitle = 120;

    public static DispatchSubject Instance { get; } = new();

    public string Key => "dispatch";

    public IQueryable<Guid> VisibleTo(KnowledgeCrmDb db, Actor actor) => db.Dispatches.VisibleTo(actor).Select(d => d.Id);

    public async Task<Dictionary<Guid, SubjectLine>> ReadAsync(KnowledgeCrmDb db, IReadOnlyCollection<Guid> ids, CancellationToken stop)
    {
        var found = await db.Dispatches.Where(d => ids.Contains(d.Id))
            .Select(d => new { d.Id, d.Number, d.Task, Language = db.Cases.Where(c => c.Id == d.CaseId).Select(c => c.Language).First() }).ToListAsync(stop);
        return found.ToDictionary(d => d.Id, d => new SubjectLine(d.Number, Short(d.Task), d.Language, $"/console/dispatches/{d.Number}"));
    }

    // Its first line: a task may be as long as a letter.
    private static string Short(string task)
    {
        var line = task.AsSpan().Trim();
        var end = line.IndexOfAny('\r', '\n');
        if (end >= 0) line = line[..end];
        if (line.Length <= LongestTitle) return line.ToString();
        return $"{line[..(char.IsHighSurrogate(line[LongestTitle - 1]) ? LongestTitle - 1 : LongestTitle)]}…";
    }
}

internal sealed class QuestionSubject : INoticeSubject
{
    public static QuestionSubject Instance { get; } = new();

    public string Key => "question";

    public IQueryable<Guid> VisibleTo(KnowledgeCrmDb db, Actor actor) => db.Questions.VisibleTo(actor).Select(q => q.Id);

    public Task<Dictionary<Guid, SubjectLine>> ReadAsync(KnowledgeCrmDb db, IReadOnlyCollection<Guid> ids, CancellationToken stop) =>
        db.Questions.Where(q => ids.Contains(q.Id)).Select(q => new { q.Id, q.Number, q.Title, q.Language })
            .ToDictionaryAsync(q => q.Id, q => new SubjectLine(q.Number, q.Title, q.Language, $"/console/questions/{q.Number}"), stop);
}
