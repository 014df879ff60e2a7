using System.Text;
using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Search;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Insight;

/// <summary>A knowledge manager makes work of what people looked for and did not find: a candidate in their words. Done twice, it is the same
/// candidate.</summary>
public sealed class StartCandidate(UseCase useCase)
{
    /// <param name="actor">A knowledge manager.</param>
    /// <param name="question">The most typical query; it becomes the title.</param>
    /// <param name="examples">Other ways in which it was asked.</param>
    /// <param name="searches">How often it was asked.</param>
    /// <param name="people">By how many people with an account.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<CandidateStarted>> RunAsync(
        Actor actor, string question, IReadOnlyList<string> examples, int searches, int people, CancellationToken stop) =>
        useCase.WriteAsync(nameof(StartCandidate), actor, async db =>
        {
            actor.Require(Role.KnowledgeManager);
            var text = Limits.Checked(question, "question", SearchNote.LongestText);
            var begun = await BeginAsync(db, actor, text, examples, searches, people, stop);
            return new CandidateStarted(begun.Number);
        }, stop);

    /// <summary>The article that is begun for a question, or was before.</summary>
    internal static async Task<Article> BeginAsync(
        KnowledgeCrmDb db, Actor actor, string text, IReadOnlyList<string> examples, int searches, int people, CancellationToken stop)
    {
        // Taking the number first makes a second one wait, so that it sees what the first has begun.
        var number = await NumberSequence.NextAsync(db, NumberSequence.Articles, stop);
        var words = QueryWords.Of(text);
        if ((await TakenUp.ReadAsync(db, stop)).For(words) is { } begun) return await db.Articles.SingleAsync(a => a.Id == begun, stop);
        var article = Article.CandidateOfSearches(new NewArticle(number, number.ToLowerInvariant(), Languages.Of(text)), Text(text, examples), actor, db.Now);
        db.Articles.Add(article);
        await NoteAsync(db, text, words, article.Id, searches, people, stop);
        return article;
    }

    private static ArticleText Text(string question, IReadOnlyList<string> examples)
    {
        var body = new StringBuilder("## ").AppendLine(Messages.Text("Candidate.Asked", Languages.Of(question))).AppendLine();
        foreach (var asked in examples.Prepend(question).Distinct(StringComparer.OrdinalIgnoreCase)) body.Append("> ").Append(asked).AppendLine("  ");
        var title = question.Length <= Limits.Title ? question : question[..(char.IsHighSurrogate(question[Limits.Title - 1]) ? Limits.Title - 1 : Limits.Title)];
        return new ArticleText(title, null, body.ToString().TrimEnd(), Audience.Internal, null, null, []) { Kind = ArticleKind.QuestionAndAnswer };
    }

    // The lists that it stands on show the article from now on.
    private static async Task NoteAsync(
        KnowledgeCrmDb db, string text, QueryWords words, Guid articleId, int searches, int people, CancellationToken stop)
    {
        var listed = (await db.UnansweredQuestions.Where(question => question.ArticleId == null).ToListAsync(stop))
            .Where(question => QueryWords.Of(question.Text).LikenessTo(words) >= QueryGroups.SameThing).ToList();
        foreach (var question in listed) question.ArticleId = articleId;
        if (!listed.Exists(question => question.Text == text))
            db.UnansweredQuestions.Add(new UnansweredQuestion { Text = text, Searches = searches, People = people, At = db.Now, ArticleId = articleId });
    }
}

/// <summary>The candidate that there is now.</summary>
public sealed record CandidateStarted(string Number) : IAudited
{
    string IAudited.AuditSubject => Number;
}
