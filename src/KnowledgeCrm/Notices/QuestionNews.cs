using KnowledgeCrm.Asking;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Notices;

/// <summary>Whom what happens to questions is told to.</summary>
internal static class QuestionNews
{
    // Passed on meanwhile: whom it does not wait for any more is told of nothing to do.
    public static async Task<NoticeNews?> PutAsync(KnowledgeCrmDb db, QuestionPut put, CancellationToken stop) =>
        await db.Questions.AnyAsync(q => q.Id == put.QuestionId && q.WithId == put.PersonId, stop) ? new NoticeNews(put.QuestionId, [put.PersonId]) : null;

    public static async Task<NoticeNews?> RemindedAsync(KnowledgeCrmDb db, QuestionReminded reminded, CancellationToken stop) =>
        await db.Questions.AnyAsync(q => q.Id == reminded.QuestionId && q.WithId == reminded.PersonId, stop) ? new NoticeNews(reminded.QuestionId, [reminded.PersonId]) : null;

    public static async Task<NoticeNews?> AnsweredAsync(KnowledgeCrmDb db, QuestionAnswered answered, CancellationToken stop) =>
        new(answered.QuestionId, [await AskerAsync(db, answered.QuestionId, stop)]);

    public static async Task<NoticeNews?> DiscussedAsync(KnowledgeCrmDb db, QuestionDiscussed discussed, CancellationToken stop)
    {
        var spoke = await db.QuestionPosts.Where(p => p.QuestionId == discussed.QuestionId).Select(p => p.AuthorId).Distinct().ToListAsync(stop);
        var with = await db.Questions.Where(q => q.Id == discussed.QuestionId).Select(q => q.WithId).SingleAsync(stop);
        return new NoticeNews(discussed.QuestionId, [.. spoke, await AskerAsync(db, discussed.QuestionId, stop), .. with is { } person ? new[] { person } : []]);
    }

    public static async Task<NoticeNews?> AcceptedAsync(KnowledgeCrmDb db, AnswerAccepted accepted, CancellationToken stop) =>
        new(accepted.QuestionId, await db.QuestionPosts.Where(p => p.Id == accepted.PostId).Select(p => p.AuthorId).ToListAsync(stop));

    // The first time it is put to somebody it goes on from nobody.
    public static async Task<NoticeNews?> PassedOnAsync(KnowledgeCrmDb db, QuestionPut put, CancellationToken stop)
    {
        var first = await db.QuestionRounds.Where(r => r.QuestionId == put.QuestionId).OrderBy(r => r.At).ThenBy(r => r.Id).Select(r => r.PersonId).FirstAsync(stop);
        return first == put.PersonId ? null : new NoticeNews(put.QuestionId, [await AskerAsync(db, put.QuestionId, stop)]);
    }

    public static async Task<NoticeNews?> LeftAsync(KnowledgeCrmDb db, QuestionLeftToManagers left, CancellationToken stop) =>
        new(left.QuestionId, [.. await ArticleNews.KnowledgeManagersAsync(db, stop), await AskerAsync(db, left.QuestionId, stop)]);

    // Whom it is put to hears of it as such.
    public static async Task<NoticeNews?> FollowedAskedAsync(KnowledgeCrmDb db, QuestionAsked asked, CancellationToken stop)
    {
        var put = await db.QuestionRounds.Where(r => r.QuestionId == asked.QuestionId).Select(r => r.PersonId).ToListAsync(stop);
        return new NoticeNews(asked.QuestionId, [.. (await FollowersAsync(db, asked.QuestionId, stop)).Except(put)]);
    }

    public static async Task<NoticeNews?> FollowedAnsweredAsync(KnowledgeCrmDb db, AnswerAccepted accepted, CancellationToken stop)
    {
        var by = await db.QuestionPosts.Where(p => p.Id == accepted.PostId).Select(p => p.AuthorId).ToListAsync(stop);
        return new NoticeNews(accepted.QuestionId, [.. (await FollowersAsync(db, accepted.QuestionId, stop)).Except(by)]);
    }

    private static Task<Guid> AskerAsync(KnowledgeCrmDb db, Guid questionId, CancellationToken stop) =>
        db.Questions.Where(q => q.Id == questionId).Select(q => q.AskerId).SingleAsync(stop);

    // Those who follow its topic or one above, or its product.
    private static async Task<List<Guid>> FollowersAsync(KnowledgeCrmDb db, Guid questionId, CancellationToken stop)
    {
        var question = await db.Questions.Where(q => q.Id == questionId).Select(q => new { q.TopicId, q.ProductId }).SingleAsync(stop);
        var topics = await ArticleNews.AboveAsync(db, question.TopicId, stop);
        return await db.Follows.Where(f => (f.Kind == FollowKind.Topic && topics.Contains(f.TargetId)) || (f.Kind == FollowKind.Product && f.TargetId == question.ProductId))
            .Select(f => f.PersonId).Distinct().ToListAsync(stop);
    }
}
