using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Cases;

/// <summary>When a case is solved by an article, the customer's question becomes searchable text of that article.</summary>
public static class TeachCustomersWords
{
    public static async Task RunAsync(KnowledgeCrmDb db, CaseResolved resolved, CancellationToken stop)
    {
        if (resolved.SolvedById is not { } articleId) return;
        var solved = await db.Cases.SingleAsync(c => c.Id == resolved.CaseId, stop);
        // Opened again in the meantime: nothing was solved.
        if (solved.SolvedById != articleId) return;
        await TeachAsync(db, solved, articleId, stop);
    }

    /// <summary>Adds the case's question to an article, once.</summary>
    internal static async Task TeachAsync(KnowledgeCrmDb db, Case solved, Guid articleId, CancellationToken stop)
    {
        var source = SourceOf(solved.Id);
        if (await db.CustomersWords.AnyAsync(words => words.ArticleId == articleId && words.Source == source, stop)) return;
        var known = await db.KnownOfAsync(solved, stop);
        var text = PersonalData.Masked($"{solved.Subject}\n{solved.Description}", known);
        db.CustomersWords.Add(CustomersWords.Of(articleId, source, solved.Language, text, db.Now));
    }

    internal static string SourceOf(Guid caseId) => $"case:{caseId}";
}

/// <summary>When a case is opened again, its article did not answer it.</summary>
public static class ForgetCustomersWords
{
    public static async Task RunAsync(KnowledgeCrmDb db, CaseReopened reopened, CancellationToken stop)
    {
        var source = TeachCustomersWords.SourceOf(reopened.CaseId);
        // Solved again in the meantime: what that taught stays.
        var solvedBy = await db.Cases.Where(c => c.Id == reopened.CaseId).Select(c => c.SolvedById).SingleAsync(stop);
        foreach (var words in await db.CustomersWords.Where(words => words.Source == source && words.ArticleId != solvedBy).ToListAsync(stop))
        {
            words.Forget();
            db.CustomersWords.Remove(words);
        }
    }
}

/// <summary>When the article that came of a candidate is published, it is what solves its cases, and learns their words.</summary>
public static class LinkCandidateToItsCase
{
    public static async Task RunAsync(KnowledgeCrmDb db, ArticlePublished published, CancellationToken stop)
    {
        var article = await db.Articles.SingleAsync(a => a.Id == published.ArticleId, stop);
        if (article.LiveVersionId is null) return;
        foreach (var from in await db.Cases.Include(c => c.Articles).Where(c => c.CandidateId == article.Id).ToListAsync(stop))
        {
            if (!from.Articles.Exists(link => link.ArticleId == article.Id))
                from.Link(article, CaseArticleKind.SolvedBy, Actor.System, db.Now);
            await TeachCustomersWords.TeachAsync(db, from, article.Id, stop);
        }
    }
}
