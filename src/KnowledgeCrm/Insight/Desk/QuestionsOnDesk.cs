using KnowledgeCrm.Asking;
using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Insight;

/// <summary>Colleagues' questions that wait for this person; and, for knowledge managers, those that nobody is left to answer.</summary>
internal sealed class QuestionsOnDesk : IDeskSource
{
    public DeskKind Kind => DeskKind.Asked;

    // A colleague waits, and with them mostly a customer.
    public double Weight => 4;
    public bool IsFor(Actor actor) => MyDesk.IsFor(actor);

    public async Task<IReadOnlyList<DeskItem>> ReadAsync(KnowledgeCrmDb db, DeskOwner owner, CancellationToken stop)
    {
        var (me, manages) = (owner.Actor.PersonId, owner.Actor.Is(Role.KnowledgeManager));
        return await db.Questions.VisibleTo(owner.Actor)
            .Where(q => (q.State == QuestionState.Open && me != null && q.WithId == me) || (manages && q.State == QuestionState.NobodyLeft))
            .OrderBy(q => q.AskedAt).Take(MyDesk.MostOfAKind)
            .Select(q => new DeskItem(DeskKind.Asked, q.Id, q.Number, q.Title, q.Language, q.AskedAt, 1) { KnownNeed = 1 }).ToListAsync(stop);
    }
}
