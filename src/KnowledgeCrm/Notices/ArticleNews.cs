using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Notices;

/// <summary>Whom what happens to articles is told to.</summary>
internal static class ArticleNews
{
    public static async Task<NoticeNews?> FlaggedAsync(KnowledgeCrmDb db, ArticleFlagged flagged, CancellationToken stop)
    {
        var from = await db.ArticleFlags.Where(f => f.Id == flagged.FlagId).Select(f => f.FromId).SingleOrDefaultAsync(stop);
        return new NoticeNews(flagged.ArticleId, await OwnAsync(db, flagged.ArticleId, stop), from);
    }

    // With a reason or words it is a flag, and told as one.
    public static async Task<NoticeNews?> NotHelpfulAsync(KnowledgeCrmDb db, FeedbackGiven given, CancellationToken stop) =>
        given.Helpful || await db.ArticleFlags.AnyAsync(f => f.FeedbackId == given.FeedbackId, stop) ? null
        : new NoticeNews(given.ArticleId, await OwnAsync(db, given.ArticleId, stop));

    public static Task<NoticeNews?> CommentedAsync(KnowledgeCrmDb db, PassageCommented commented, CancellationToken stop) =>
        CommentAsync(db, commented, suggests: false, stop);

    public static Task<NoticeNews?> EditSuggestedAsync(KnowledgeCrmDb db, PassageCommented commented, CancellationToken stop) =>
        CommentAsync(db, commented, suggests: true, stop);

    // All who have spoken under the passage.
    public static async Task<NoticeNews?> AnsweredAsync(KnowledgeCrmDb db, CommentAnswered answered, CancellationToken stop)
    {
        var spoke = await db.CommentAnswers.Where(a => a.CommentId == answered.CommentId).Select(a => a.AuthorId)
            .Concat(db.PassageComments.Where(c => c.Id == answered.CommentId).Select(c => c.AuthorId)).ToListAsync(stop);
        return new NoticeNews(answered.ArticleId, [.. spoke.OfType<Guid>()]);
    }

    public static async Task<NoticeNews?> SentBackAsync(KnowledgeCrmDb db, ArticleSentBack sent, CancellationToken stop) =>
        new(sent.ArticleId, await OwnAsync(db, sent.ArticleId, stop));

    // Whose text it was confirms it.
    public static async Task<NoticeNews?> AmendedAsync(KnowledgeCrmDb db, ArticleAmended amended, CancellationToken stop) =>
        new(amended.ArticleId, await db.Articles.Where(a => a.Id == amended.ArticleId).Select(a => a.Work.Writers).SingleOrDefaultAsync(stop) ?? []);

    public static async Task<NoticeNews?> PublishedAsync(KnowledgeCrmDb db, ArticlePublished published, CancellationToken stop) =>
        new(published.ArticleId, await OwnAsync(db, published.ArticleId, stop));

    public static Task<NoticeNews?> HandedOverAsync(KnowledgeCrmDb db, ArticleHandedOver handed, CancellationToken stop) =>
        Task.FromResult(handed.ToPersonId is { } to ? new NoticeNews(handed.ArticleId, [to]) : null);

    // It is the article in the other language that has something to take over now.
    public static async Task<NoticeNews?> BehindAsync(KnowledgeCrmDb db, ArticlePublished published, CancellationToken stop)
    {
        var work = await db.Articles.Where(a => a.Id == published.ArticleId).Select(a => a.WorkId).SingleOrDefaultAsync(stop);
        var behind = await db.Articles.Where(a => a.WorkId == work && a.Id != published.ArticleId).BehindIn(db).Select(a => (Guid?)a.Id).FirstOrDefaultAsync(stop);
        return behind is { } id ? new NoticeNews(id, await MindersAsync(db, id, stop)) : null;
    }

    public static async Task<NoticeNews?> ExpiresSoonAsync(KnowledgeCrmDb db, ArticleExpiresSoon soon, CancellationToken stop) =>
        new(soon.ArticleId, await MindersAsync(db, soon.ArticleId, stop));

    public static async Task<NoticeNews?> ExpiredAsync(KnowledgeCrmDb db, ArticleExpired expired, CancellationToken stop) =>
        new(expired.ArticleId, await MindersAsync(db, expired.ArticleId, stop));

    public static async Task<NoticeNews?> SubmittedAsync(KnowledgeCrmDb db, ArticleSubmitted submitted, CancellationToken stop) =>
        // Withdrawn or judged meanwhile: nobody is asked any more.
        new(submitted.ArticleId, await db.Articles.Where(a => a.Id == submitted.ArticleId && a.State == ArticleState.InReview)
            .Select(a => a.Work.ReviewerIds).SingleOrDefaultAsync(stop) ?? []);

    public static async Task<NoticeNews?> EmergencyAsync(KnowledgeCrmDb db, ArticlePublishedInEmergency published, CancellationToken stop)
    {
        var writers = await db.Articles.Where(a => a.Id == published.ArticleId && a.Emergency != null).Select(a => a.Emergency!.Writers).SingleOrDefaultAsync(stop);
        if (writers is null) return null;
        return new NoticeNews(published.ArticleId, [.. (await ReviewRouting.JudgesAsync(db, stop)).Keys.Except(writers)]);
    }

    // To whom the rule of its topic names; where there is none, to those who see that candidates are taken up.
    public static async Task<NoticeNews?> CandidateAsync(KnowledgeCrmDb db, CandidateMade made, CancellationToken stop)
    {
        var topic = await db.Articles.Where(a => a.Id == made.ArticleId).Select(a => a.Work.TopicId).SingleOrDefaultAsync(stop);
        var named = (await ReviewRouting.RuleOfAsync(db, topic, stop))?.ReviewerIds ?? [];
        return new NoticeNews(made.ArticleId, named.Count > 0 ? named : await KnowledgeManagersAsync(db, stop));
    }

    public static Task<NoticeNews?> FlagClosedAsync(KnowledgeCrmDb db, ArticleFlagClosed closed, CancellationToken stop) =>
        Task.FromResult(closed.ToldPersonId is { } told ? new NoticeNews(closed.ArticleId, [told]) : null);

    /// <summary>Those who follow the article, its topic or one above, or one of its products. Whose article it is hears of it as such.</summary>
    public static async Task<NoticeNews?> FollowedAsync(KnowledgeCrmDb db, ArticlePublished published, CancellationToken stop)
    {
        var live = await db.Articles.Where(a => a.Id == published.ArticleId && a.Live != null).Select(a => new { a.Live!.TopicId, a.Live.ProductIds, a.Live.PublishedAt }).SingleOrDefaultAsync(stop);
        if (live is null) return null;
        var topics = await AboveAsync(db, live.TopicId, stop);
        var (products, at) = (live.ProductIds, live.PublishedAt);
        var followers = await db.Follows
            // Who followed it afterwards has seen it as it is.
            .Where(f => f.At <= at)
            .Where(f => (f.Kind == FollowKind.Article && f.TargetId == published.ArticleId) || (f.Kind == FollowKind.Topic && topics.Contains(f.TargetId))
                || (f.Kind == FollowKind.Product && products.Contains(f.TargetId)))
            .Select(f => f.PersonId).Distinct().ToListAsync(stop);
        return new NoticeNews(published.ArticleId, [.. followers.Except(await OwnAsync(db, published.ArticleId, stop))]);
    }

    /// <summary>Who minds it: its owner, each of its team, or, for what is nobody's, the knowledge managers.</summary>
    public static async Task<IReadOnlyCollection<Guid>> MindersAsync(KnowledgeCrmDb db, Guid articleId, CancellationToken stop)
    {
        var article = await db.Articles.Where(a => a.Id == articleId).Select(a => new { a.OwnerId, a.OwnerTeam }).SingleOrDefaultAsync(stop);
        if (article is null) return [];
        if (article.OwnerTeam.Length > 0) return await db.Users.Where(p => p.Team == article.OwnerTeam).Select(p => p.Id).ToListAsync(stop);
        return article.OwnerId is { } owner ? [owner] : await KnowledgeManagersAsync(db, stop);
    }

    // Who minds it, and who wrote what is worked on or live.
    private static async Task<IReadOnlyCollection<Guid>> OwnAsync(KnowledgeCrmDb db, Guid articleId, CancellationToken stop)
    {
        var minders = await MindersAsync(db, articleId, stop);
        var written = await db.Articles.Where(a => a.Id == articleId)
            .Select(a => new { a.Work.Writers, Saved = a.Work.SavedById, Live = a.Live != null ? a.Live.SavedById : null }).SingleOrDefaultAsync(stop);
        if (written is null) return minders;
        return [.. minders.Concat(written.Writers).Concat(new[] { written.Saved, written.Live }.OfType<Guid>()).Distinct()];
    }

    private static async Task<NoticeNews?> CommentAsync(KnowledgeCrmDb db, PassageCommented commented, bool suggests, CancellationToken stop)
    {
        var comment = await db.PassageComments.Where(c => c.Id == commented.CommentId).Select(c => new { c.AuthorId, Suggests = c.Replacement != null }).SingleOrDefaultAsync(stop);
        return comment?.Suggests != suggests ? null : new NoticeNews(commented.ArticleId, await OwnAsync(db, commented.ArticleId, stop), comment.AuthorId);
    }

    internal static async Task<List<Guid>> AboveAsync(KnowledgeCrmDb db, Guid? topicId, CancellationToken stop)
    {
        var parents = await db.Topics.Select(t => new { t.Id, t.ParentId }).ToDictionaryAsync(t => t.Id, t => t.ParentId, stop);
        var above = new List<Guid>();
        for (var topic = topicId; topic is { } id && !above.Contains(id); topic = parents.GetValueOrDefault(id)) above.Add(id);
        return above;
    }

    // Roles are one column of names: which hold one is told here, not in SQL.
    internal static async Task<List<Guid>> KnowledgeManagersAsync(KnowledgeCrmDb db, CancellationToken stop) =>
        [.. (await db.Users.Where(p => !p.IsService).Select(p => new { p.Id, p.Roles }).ToListAsync(stop)).Where(p => p.Roles.Contains(Role.KnowledgeManager)).Select(p => p.Id)];
}
