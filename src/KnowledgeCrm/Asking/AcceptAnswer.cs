using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Asking;

/// <summary>The asker says which answer it was. What was learnt becomes a candidate; an answer that points to an article teaches that one the question.</summary>
public sealed class AcceptAnswer(UseCase useCase)
{
    /// <param name="actor">The asker.</param>
    /// <param name="number">The question's number.</param>
    /// <param name="post">The answer.</param>
    /// <param name="asCandidate">Whether a candidate is made of it; null: when the house may read the question and the answer points to no article.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<QuestionDone>> RunAsync(Actor actor, string number, Guid post, bool? asCandidate, CancellationToken stop) =>
        useCase.WriteAsync(nameof(AcceptAnswer), actor, async db =>
        {
            var question = await db.HoldQuestionAsync(actor, number, stop);
            var answer = question.Posts.Find(p => p.Id == post) ?? throw Refused.NotFound();
            question.Accept(answer, actor, db.Now);
            if (!(asCandidate ?? (question.Readers == QuestionReaders.House && answer.Articles.Count == 0))) return new QuestionDone(number);
            return new QuestionDone(number, await QuestionCandidate.MakeAsync(db, question, answer, actor, stop));
        }, stop);
}

/// <summary>The asker needs no answer any more; or a knowledge manager sees that none will come.</summary>
public sealed class CloseQuestion(UseCase useCase)
{
    public Task<Outcome<QuestionDone>> RunAsync(Actor actor, string number, CancellationToken stop) =>
        useCase.WriteAsync(nameof(CloseQuestion), actor, async db =>
        {
            var question = await db.HoldQuestionAsync(actor, number, stop);
            if (!QuestionRights.IsCloser(question, actor)) throw Refused.Forbidden();
            question.Close(db.Now);
            return new QuestionDone(number);
        }, stop);
}

/// <summary>Who may do what with a question that they see.</summary>
internal static class QuestionRights
{
    public static bool MayAnswer(Question question, Actor actor) => question.State != QuestionState.Closed && actor.PersonId is { } me && me != question.AskerId;

    public static bool MayAccept(Question question, Actor actor) => question.State != QuestionState.Closed && IsAsker(question, actor);

    public static bool MayDecline(Question question, Actor actor) => question.State == QuestionState.Open && question.WithId is { } with && with == actor.PersonId;

    /// <summary>Puts it to somebody by name: the asker, whom it waits for, and knowledge managers once it lies with them.</summary>
    public static bool MayHandOver(Question question, Actor actor) => !question.IsOver
        && (IsAsker(question, actor) || MayDecline(question, actor) || (question.State == QuestionState.NobodyLeft && actor.Is(Role.KnowledgeManager)));

    /// <summary>Has it go on to whoever knows next: the asker.</summary>
    public static bool MayAskOn(Question question, Actor actor) => question.State is QuestionState.Open or QuestionState.Answered && IsAsker(question, actor);

    public static bool MayClose(Question question, Actor actor) => !question.IsOver && IsCloser(question, actor);

    public static bool IsCloser(Question question, Actor actor) =>
        IsAsker(question, actor) || (question.NobodyLeftAt is not null && actor.Is(Role.KnowledgeManager));

    private static bool IsAsker(Question question, Actor actor) => question.AskerId == actor.PersonId;
}
