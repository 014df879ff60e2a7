using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Cases;

/// <summary>Gives a rep the case that is due first of those that nobody has: of the queues that the rep works, in a language and on a topic of theirs.</summary>
/// <remarks>Many may ask at once: each case goes to one of them.</remarks>
public sealed class TakeNextCase(UseCase useCase)
{
    // Further down the line than that nobody looks for one that fits.
    private const int Considered = 200;

    /// <param name="actor">A rep.</param>
    /// <param name="queue">The key of the queue; null: every queue that the rep works, or all cases when the rep works none.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<CaseDone>> RunAsync(Actor actor, string? queue, CancellationToken stop) =>
        useCase.WriteAsync(nameof(TakeNextCase), actor, async db =>
        {
            if (!CaseVisibility.MayWork(actor) || actor.PersonId is not { } person) throw Refused.Forbidden();
            await db.OneDealsOutCasesAsync(stop);
            var queues = await db.CaseQueues.AsNoTracking().ToListAsync(stop);
            if (!string.IsNullOrEmpty(queue) && queues.TrueForAll(q => q.Key != queue)) throw Refused.Invalid("Queue.Unknown", "queue");
            var places = queues.Where(q => string.IsNullOrEmpty(queue) || q.Key == queue)
                .Select(q => (q.Id, Member: q.Members.Find(m => m.PersonId == person))).Where(q => q.Member is not null).ToDictionary(q => q.Id, q => q.Member!);
            if (!string.IsNullOrEmpty(queue) && places.Count == 0) throw Refused.Forbidden("Queue.NotYours");
            var next = await NextAsync(db, places, stop) ?? throw Refused.Conflict("Queue.Empty");
            next.Terms = await db.StandingTermsAsync(next, stop);
            next.Assign(person, db.Now);
            return CaseDone.Of(next);
        }, stop);

    private static async Task<Case?> NextAsync(KnowledgeCrmDb db, Dictionary<Guid, QueueMember> places, CancellationToken stop)
    {
        var ids = places.Keys.Select(id => (Guid?)id).ToList();
        var free = db.Cases.Where(c => c.AssigneeId == null
            && (c.Status == CaseStatus.New || c.Status == CaseStatus.Open || c.Status == CaseStatus.Reopened));
        if (ids.Count > 0) free = free.Where(c => ids.Contains(c.QueueId));
        var first = await free.InOrderOfDue().Take(Considered).ToListAsync(stop);
        var topicIds = first.Select(c => c.TopicId).ToHashSet();
        var topics = await db.Topics.Where(t => topicIds.Contains(t.Id)).ToDictionaryAsync(t => t.Id, t => t.Key, stop);
        return first.Find(c => c.QueueId is not { } id || places.GetValueOrDefault(id) is not { } member
            || (member.Speaks(c.Language) && member.Knows(c.TopicId is { } topic && topics.TryGetValue(topic, out var key) ? [key] : [])));
    }
}
