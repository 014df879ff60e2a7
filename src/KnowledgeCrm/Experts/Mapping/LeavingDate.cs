using KnowledgeCrm.Common;

namespace KnowledgeCrm.Experts;

/// <summary>Who may know when somebody leaves: the person, knowledge managers, who see to it that what they know stays, and administrators.</summary>
public static class LeavingDate
{
    public static bool MaySee(Actor actor) => actor.Is(Role.KnowledgeManager, Role.Administrator);

    internal static bool MaySee(Actor actor, Guid personId) => MaySee(actor) || actor.PersonId == personId;
}

/// <summary>A person, a knowledge manager or an administrator says when somebody leaves the house, or that they stay after all.</summary>
public sealed class SetLeaving(UseCase useCase)
{
    // A typing mistake, not a plan.
    private static readonly DateOnly Earliest = new(2000, 1, 1);
    private const int LatestYears = 60;

    /// <param name="actor">The person, a knowledge manager or an administrator.</param>
    /// <param name="personId">Who leaves; not found for who may not see them.</param>
    /// <param name="on">The last day; null: they stay.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<ExpertDone>> RunAsync(Actor actor, Guid personId, DateOnly? on, CancellationToken stop) =>
        useCase.WriteAsync(nameof(SetLeaving), actor, async db =>
        {
            var member = await ExpertVisibility.StaffMemberAsync(db, actor, personId, stop);
            if (!LeavingDate.MaySee(actor, personId)) throw Refused.Forbidden();
            if (on < Earliest || on > DateOnly.FromDateTime(db.Now).AddYears(LatestYears)) throw Refused.Invalid("Expert.LeavesOn", "on");
            (await db.ProfileOfAsync(personId, stop)).Leave(on, db.Now);
            return new ExpertDone(personId, member.Person.Name);
        }, stop);
}
