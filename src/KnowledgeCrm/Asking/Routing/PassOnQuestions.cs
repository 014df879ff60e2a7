using KnowledgeCrm.Accounts;
using KnowledgeCrm.Common;
using KnowledgeCrm.Experts;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Asking;

/// <summary>Reminds whom a question waits for, and passes it on when the time is over or they have gone away. Each question is a transaction of its own,
/// which looks again at what holds: cut off halfway or run twice, also on two nodes, nothing happens twice.</summary>
public sealed class PassOnQuestions(UseCase useCase, QuestionRouting routing)
{
    private const int MostARun = 200;

    public async Task RunAsync(CancellationToken stop)
    {
        var failed = new List<Exception>();
        foreach (var id in (await useCase.ReadAsync(db => DueAsync(db, stop), stop)).Value)
        {
            try
            {
                await StepAsync(id, stop);
            }
            catch (Exception error) when (!stop.IsCancellationRequested)
            {
                // The others don't wait for one that can't be passed on.
                failed.Add(error);
            }
        }
        if (failed.Count > 0) throw new AggregateException(failed);
    }

    private static async Task<List<Guid>> DueAsync(KnowledgeCrmDb db, CancellationToken stop)
    {
        var now = db.Now;
        var open = db.Questions.Where(q => q.State == QuestionState.Open);
        var due = await open.Where(q => q.PassOnAt <= now || (q.RemindedAt == null && q.RemindAt <= now)).OrderBy(q => q.PassOnAt).Take(MostARun).Select(q => q.Id).ToListAsync(stop);
        var waiting = await (
            from question in open
            join profile in db.ExpertProfiles on question.WithId equals profile.PersonId
            select new { question.Id, Profile = profile }).ToListAsync(stop);
        return [.. due.Union(waiting.Where(one => Reachability.Of(one.Profile, now).IsAway).Select(one => one.Id))];
    }

    private async Task StepAsync(Guid id, CancellationToken stop)
    {
        var read = await useCase.ReadAsync(async db =>
        {
            var question = await db.Questions.SingleAsync(q => q.Id == id, stop);
            var asker = await db.Users.SingleAsync(p => p.Id == question.AskerId, stop);
            return await routing.RankAsync(db, asker.ToActor(), question.Facts, stop);
        }, stop);
        var done = await useCase.WriteAsync(nameof(PassOnQuestions), Actor.System, async db =>
        {
            // Another node that is at it waits here, and sees afterwards that it is done.
            await db.Questions.Where(q => q.Id == id).ExecuteUpdateAsync(set => set.SetProperty(q => q.ChangedAt, q => q.ChangedAt), stop);
            var question = await db.Questions.Include(q => q.Rounds).SingleAsync(q => q.Id == id, stop);
            var now = db.Now;
            if (question is not { State: QuestionState.Open, WithId: { } with }) throw Refused.Conflict("Question.Over", question.Number);
            var member = (await ExpertVisibility.StaffAsync(db, Actor.System, [with], stop)).GetValueOrDefault(with);
            var isAway = member is null || Reachability.Of(member.Profile, now).IsAway;
            if (!isAway && question.RemindedAt is null && question.RemindAt <= now)
            {
                var rules = await QuestionRules.ReadAsync(db, stop);
                var calendar = await db.WorkCalendars.SingleOrDefaultAsync(c => c.Id == rules.CalendarId, stop);
                question.Remind(rules.PassOnAfterReminder(now, calendar, member!.Profile?.Hours), now);
            }
            else if (isAway || question.PassOnAt <= now)
            {
                question.End(isAway ? RoundEnd.Away : RoundEnd.TimeOver, "", now);
                await QuestionRouting.PutToNextAsync(db, question, read.Value, null, stop);
            }
            else
            {
                throw Refused.Conflict("Question.NotDue", question.Number);
            }
            return new QuestionDone(question.Number);
        }, stop);
        // Somebody answered, or another node was first, in this moment.
        if (done.Refused is { Kind: not RefusalKind.Conflict } refused) throw refused;
    }
}
