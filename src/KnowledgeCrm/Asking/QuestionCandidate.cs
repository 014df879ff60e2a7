using KnowledgeCrm.Accounts;
using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Asking;

/// <summary>What an accepted answer leaves behind: a candidate that holds the question, the answer and the articles it points to. Who asked and
/// answered, the customer and everybody of the case are masked in it, as in candidates from cases.</summary>
internal static class QuestionCandidate
{
    /// <summary>Makes it, or adds to the candidate that was begun while nobody knew; answers its number.</summary>
    public static async Task<string?> MakeAsync(KnowledgeCrmDb db, Question question, QuestionPost answer, Actor asker, CancellationToken stop)
    {
        var author = await db.Users.SingleAsync(p => p.Id == answer.AuthorId, stop);
        var known = await KnownAsync(db, question, stop);
        var linked = answer.Articles.ConvertAll(link => link.ArticleId);
        var articles = await db.Articles.Where(a => linked.Contains(a.Id) && a.LiveVersionId != null).OrderBy(a => a.Number).Select(a => new { a.Number, a.Live!.Title }).ToListAsync(stop);
        IReadOnlyList<(string, string)> parts =
        [
            ("Candidate.Question", Quoted(Masked(question, known))),
            ("Candidate.Answered", PersonalData.Masked(answer.Text, known)),
            .. articles.Count == 0 ? [] : new[] { ("Candidate.SeeAlso", string.Join('\n', articles.Select(a => $"- {a.Number} {a.Title}"))) },
        ];
        if (question.CandidateId is { } begun)
        {
            var there = await db.Articles.Include(a => a.Work).SingleAsync(a => a.Id == begun, stop);
            // Taken up by an author meanwhile: its text is no longer the question's.
            if (there.State == ArticleState.Candidate) there.Grow(CandidateText.Grown(there.Work.Body, parts, there.Language), author.ToActor(), db.Now);
            return there.Number;
        }
        var number = await NumberSequence.NextAsync(db, NumberSequence.Articles, stop);
        var text = new ArticleText(
            PersonalData.Masked(question.Title, known), null, CandidateText.Of(parts, question.Language), Audience.Internal, question.TopicId, null,
            question.ProductId is { } product ? [product] : [])
        { Kind = ArticleKind.QuestionAndAnswer };
        var candidate = Article.CandidateOfQuestion(new NewArticle(number, number.ToLowerInvariant(), question.Language), text, author.Id, asker, db.Now);
        db.Articles.Add(candidate);
        question.BecomesCandidate(candidate, db.Now);
        return number;
    }

    /// <summary>The question as others may find an article by it.</summary>
    public static async Task<string> MaskedAsync(KnowledgeCrmDb db, Question question, CancellationToken stop) => Masked(question, await KnownAsync(db, question, stop));

    private static string Masked(Question question, KnownPersonalData known) =>
        PersonalData.Masked($"{question.Title}\n{ArticleMarkdown.ToPlainText(question.Text)}".Trim(), known);

    private static string Quoted(string words) => string.Join('\n', words.ReplaceLineEndings("\n").Split('\n').Select(line => $"> {line}"));

    private static async Task<KnownPersonalData> KnownAsync(KnowledgeCrmDb db, Question question, CancellationToken stop)
    {
        var about = await db.Cases.SingleOrDefaultAsync(c => c.Id == question.CaseId, stop);
        var known = about is null ? new KnownPersonalData() : await db.KnownOfAsync(about, stop);
        await db.AddCustomerAsync(known, question.CustomerId, stop);
        await db.AddCustomerAsync(known, await db.Opportunities.Where(o => o.Id == question.OpportunityId).Select(o => (Guid?)o.CustomerId).SingleOrDefaultAsync(stop), stop);
        var colleagues = question.Posts.Select(p => p.AuthorId).Append(question.AskerId).Distinct().ToList();
        foreach (var name in await db.Users.Where(p => colleagues.Contains(p.Id)).Select(p => p.Name).ToListAsync(stop)) known.AddName(name);
        return known;
    }
}
