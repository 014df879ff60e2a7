using KnowledgeCrm.Accounts;
using KnowledgeCrm.Common;
using KnowledgeCrm.Experts;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Asking;

/// <summary>Whom a question waits for does not answer it, and says why: it goes on to the next at once.</summary>
public sealed class DeclineQuestion(UseCase useCase, QuestionRouting routing)
{
    /// <param name="actor">Whom it waits for.</param>
    /// <param name="number">The question's number.</param>
    /// <param name="reason">Why; required.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<QuestionDone>> RunAsync(Actor actor, string number, string? reason, CancellationToken stop) =>
        routing.GoOnAsync(useCase, nameof(DeclineQuestion), actor, number, (question, at) =>
        {
            if (!QuestionRights.MayDecline(question, actor)) throw Refused.Forbidden("Question.NotWithYou");
            question.End(RoundEnd.Declined, Limits.Checked(reason, "reason", Limits.Summary), at);
        }, stop);
}

/// <summary>The asker has not got what they need: the question goes on to whoever knows next.</summary>
public sealed class AskOn(UseCase useCase, QuestionRouting routing)
{
    public Task<Outcome<QuestionDone>> RunAsync(Actor actor, string number, CancellationToken stop) =>
        routing.GoOnAsync(useCase, nameof(AskOn), actor, number, (question, _) =>
        {
            if (!QuestionRights.MayAskOn(question, actor)) throw Refused.Forbidden();
        }, stop);
}

/// <summary>Puts a question to somebody by name.</summary>
public sealed class HandQuestion(UseCase useCase)
{
    /// <param name="actor">The asker, whom it waits for, or a knowledge manager with whom it lies.</param>
    /// <param name="number">The question's number.</param>
    /// <param name="person">Whom it is put to.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<QuestionDone>> RunAsync(Actor actor, string number, Guid person, CancellationToken stop) =>
        useCase.WriteAsync(nameof(HandQuestion), actor, async db =>
        {
            var question = await db.HoldQuestionAsync(actor, number, stop);
            if (!QuestionRights.MayHandOver(question, actor)) throw Refused.Forbidden();
            // Away, not listed, or not to be asked about this: which of them is nobody's business.
            if ((await QuestionRouting.AbleAsync(db, question, [person], stop)).GetValueOrDefault(person) is not { } member)
                throw Refused.Invalid("Question.PersonCant", "person");
            var way = actor.PersonId == question.AskerId ? RoundWay.Named : RoundWay.HandedOver;
            question.Put(person, way, await QuestionRouting.TimesAsync(db, member, stop), db.Now);
            return new QuestionDone(number);
        }, stop);
}

internal static class GoingOn
{
    /// <summary>Ends what is, and puts the question to the next.</summary>
    public static async Task<Outcome<QuestionDone>> GoOnAsync(
        this QuestionRouting routing, UseCase useCase, string name, Actor actor, string number, Action<Question, DateTime> end, CancellationToken stop)
    {
        var read = await useCase.ReadAsync(async db =>
        {
            var question = await db.Questions.VisibleTo(actor).SingleOrDefaultAsync(q => q.Number == number, stop) ?? throw Refused.NotFound();
            var asker = await db.Users.SingleAsync(p => p.Id == question.AskerId, stop);
            return await routing.RankAsync(db, asker.ToActor(), question.Facts, stop);
        }, stop);
        if (read.Refused is { } refused) return refused;
        return await useCase.WriteAsync(name, actor, async db =>
        {
            var question = await db.HoldQuestionAsync(actor, number, stop);
            end(question, db.Now);
            await QuestionRouting.PutToNextAsync(db, question, read.Value, null, stop);
            return new QuestionDone(number);
        }, stop);
    }
}
