using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Interactions;

/// <summary>The one rule of who works with the contact log: staff who work with customers. A customer does not see what is noted of it.</summary>
public static class InteractionVisibility
{
    public static bool MayWork(Actor actor) => CustomerVisibility.SeesAll(actor);

    /// <summary>Refuses as forbidden to other staff; to everybody else there is no such thing.</summary>
    internal static void Require(Actor actor)
    {
        if (!MayWork(actor)) throw actor.IsStaff ? Refused.Forbidden() : Refused.NotFound();
    }

    /// <summary>The customer with the number, as far as the actor may see it; otherwise not found.</summary>
    internal static async Task<Guid> FindCustomerAsync(this KnowledgeCrmDb db, Actor actor, string? number, CancellationToken stop) =>
        await db.Customers.VisibleTo(actor).Where(c => c.Number == number).Select(c => (Guid?)c.Id).SingleOrDefaultAsync(stop)
        ?? throw Refused.NotFound();
}
