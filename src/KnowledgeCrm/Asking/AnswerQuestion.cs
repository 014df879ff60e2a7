using KnowledgeCrm.Common;
using KnowledgeCrm.Experts;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Asking;

/// <summary>Answers a question, or says something to it. Everybody who sees it may; the asker talks, and leaves the answer to others.</summary>
public sealed class AnswerQuestion(UseCase useCase)
{
    /// <summary>The most articles that one answer points to.</summary>
    public const int MostArticles = 10;

    /// <param name="actor">Somebody of the house.</param>
    /// <param name="number">The question's number.</param>
    /// <param name="input">What is said.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<QuestionDone>> RunAsync(Actor actor, string number, PostInput input, CancellationToken stop) =>
        useCase.WriteAsync(nameof(AnswerQuestion), actor, async db =>
        {
            var question = await db.HoldQuestionAsync(actor, number, stop);
            var me = await db.CheckColleagueAsync(actor, stop);
            if (input.IsAnswer && me == question.AskerId) throw Refused.Forbidden("Question.OthersAnswer");
            var post = QuestionPost.Of(question.Id, me, input.IsAnswer, input.Text, await db.PointedToAsync(actor, input.Articles, stop), db.Now);
            question.Say(post, db.Now);
            return new QuestionDone(number) { Post = post.Id };
        }, stop);
}

internal static class PointedTo
{
    /// <summary>The articles that an answer points to, which its author may read.</summary>
    public static async Task<IReadOnlyList<Guid>> PointedToAsync(this KnowledgeCrmDb db, Actor actor, IReadOnlyCollection<string>? numbers, CancellationToken stop)
    {
        var wanted = (numbers ?? []).Distinct(StringComparer.Ordinal).ToList();
        if (wanted.Count > AnswerQuestion.MostArticles) throw Refused.Invalid("Question.TooManyArticles", "articles", AnswerQuestion.MostArticles);
        var found = await db.Articles.ReadableBy(actor).Where(a => wanted.Contains(a.Number)).Select(a => a.Id).ToListAsync(stop);
        return found.Count == wanted.Count ? found : throw Refused.Invalid("Article.Unknown", "articles");
    }
}

/// <summary>What is said to a question.</summary>
/// <param name="Text">Markdown.</param>
/// <param name="IsAnswer">False: a part of the talk about it.</param>
/// <param name="Articles">The numbers of articles that it points to.</param>
public sealed record PostInput(string? Text, bool IsAnswer = true, IReadOnlyCollection<string>? Articles = null);
