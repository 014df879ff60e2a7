using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Complaints;

/// <summary>The one rule of who may see which dispatch: who sees all cases sees all; a partner those of its own organisation, as long as
/// they have not been taken back.</summary>
public static class DispatchVisibility
{
    public static IQueryable<Dispatch> VisibleTo(this IQueryable<Dispatch> dispatches, Actor actor)
    {
        if (ComplaintAccess.Sees(actor)) return dispatches;
        var partner = actor.Is(Role.Partner) ? actor.CustomerId : null;
        return dispatches.Where(d => partner != null && d.PartnerId == partner && d.State != DispatchState.TakenBack);
    }

    /// <summary>On which side the actor stands.</summary>
    public static DispatchSide SideOf(Actor actor) => ComplaintAccess.Sees(actor) ? DispatchSide.Centre : DispatchSide.Partner;

    /// <summary>Who the customer is and how to reach them is told while there is something to be done, and not after.</summary>
    public static bool TellsCustomer(DispatchState state) =>
        state is DispatchState.Sent or DispatchState.Accepted or DispatchState.Working or DispatchState.Answered;

    /// <summary>Loads a dispatch to do something to it: for a rep, or for the partner whose it is; otherwise not found.</summary>
    internal static async Task<Dispatch> FindDispatchAsync(this KnowledgeCrmDb db, Actor actor, string number, DispatchSide? side, CancellationToken stop)
    {
        var found = await db.Dispatches.VisibleTo(actor).SingleOrDefaultAsync(d => d.Number == number, stop) ?? throw Refused.NotFound();
        var stands = SideOf(actor);
        if ((side is { } needed && needed != stands) || (stands == DispatchSide.Centre && !ComplaintAccess.MayWork(actor))) throw Refused.Forbidden();
        return found;
    }
}

/// <summary>Tells every open page of this process that a dispatch has changed: what was taken back is gone from the partner's screen at once.</summary>
public sealed class DispatchNews
{
    public event Func<string, Task>? Changed;

    internal void Tell(string number) => _ = Changed?.Invoke(number);
}

/// <summary>What a verb on a dispatch answers.</summary>
/// <param name="Number">The dispatch's number.</param>
/// <param name="State">Where it stands now.</param>
/// <param name="Candidate">The number of the candidate that its answer became.</param>
public sealed record DispatchDone(string Number, DispatchState State, string? Candidate = null) : IAudited
{
    string IAudited.AuditSubject => Number;
}
