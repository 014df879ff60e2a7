using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Asking;

/// <summary>An accepted answer that points to articles teaches them the question, so that the next to ask is shown them first.</summary>
public static class TeachAskersWords
{
    public static async Task RunAsync(KnowledgeCrmDb db, AnswerAccepted accepted, CancellationToken stop)
    {
        var question = await db.Questions.Include(q => q.Posts).ThenInclude(p => p.Articles).SingleAsync(q => q.Id == accepted.QuestionId, stop);
        // Another answer was accepted since; and what few were asked is not for everybody to find.
        if (question.AcceptedPostId != accepted.PostId || question.Readers != QuestionReaders.House) return;
        foreach (var article in question.Posts.Single(p => p.Id == accepted.PostId).Articles) await TeachAsync(db, question, article.ArticleId, stop);
    }

    /// <summary>The same for a question of another system: what was accepted there is known to answer it.</summary>
    public static async Task OfImportedAsync(KnowledgeCrmDb db, QuestionImported imported, CancellationToken stop)
    {
        var question = await db.Questions.Include(q => q.Posts).ThenInclude(p => p.Articles).SingleAsync(q => q.Id == imported.QuestionId, stop);
        if (question.Posts.Find(p => p.Id == question.AcceptedPostId) is not { } accepted) return;
        foreach (var article in accepted.Articles) await TeachAsync(db, question, article.ArticleId, stop);
    }

    /// <summary>Adds the question to an article, once.</summary>
    internal static async Task TeachAsync(KnowledgeCrmDb db, Question question, Guid articleId, CancellationToken stop)
    {
        var source = $"question:{question.Id}";
        if (await db.CustomersWords.AnyAsync(words => words.ArticleId == articleId && words.Source == source, stop)) return;
        db.CustomersWords.Add(CustomersWords.OfColleague(articleId, source, question.Language, await QuestionCandidate.MaskedAsync(db, question, stop), db.Now));
    }
}

/// <summary>When the article that was begun of a question is published, it learns the question; and where nobody had known, it is the answer.</summary>
public static class AnswerByArticle
{
    public static Task RunAsync(KnowledgeCrmDb db, ArticlePublished published, CancellationToken stop) => OfAsync(db, published.ArticleId, stop);

    /// <summary>A candidate that turned out to be known already is a part of another article.</summary>
    public static Task OfMergedAsync(KnowledgeCrmDb db, ArticleMerged merged, CancellationToken stop) => OfAsync(db, merged.IntoId, stop);

    private static async Task OfAsync(KnowledgeCrmDb db, Guid articleId, CancellationToken stop)
    {
        if (!await db.Articles.AnyAsync(a => a.Id == articleId && a.LiveVersionId != null, stop)) return;
        foreach (var question in await db.Questions.Include(q => q.Rounds).Include(q => q.Posts).Where(q => q.CandidateId == articleId).AsSplitQuery().ToListAsync(stop))
        {
            question.ArticleIsThere(db.Now);
            await TeachAskersWords.TeachAsync(db, question, articleId, stop);
        }
    }
}
