using KnowledgeCrm.Common;

namespace KnowledgeCrm.Sales;

/// <summary>The one rule of who may see which opportunity, and with it what customers said in it and every figure made of it: sales,
/// administrators, and reps, who talk with the same customers. To those outside the house there are none.</summary>
public static class OpportunityVisibility
{
    public static IQueryable<Opportunity> VisibleTo(this IQueryable<Opportunity> opportunities, Actor actor) =>
        SeesAll(actor) ? opportunities : opportunities.Where(_ => false);

    public static bool SeesAll(Actor actor) => actor.Is(Role.Rep, Role.Sales, Role.Administrator);

    /// <summary>Opens, changes, moves, and says what was doubted and answered.</summary>
    public static bool MaySell(Actor actor) => actor.Is(Role.Sales, Role.Administrator);

    internal static void RequireSeller(Actor actor)
    {
        if (MaySell(actor)) return;
        throw SeesAll(actor) || actor.IsStaff ? Refused.Forbidden() : Refused.NotFound();
    }

    internal static void RequireReader(Actor actor)
    {
        if (!SeesAll(actor)) throw actor.IsStaff ? Refused.Forbidden() : Refused.NotFound();
    }

    /// <summary>What is doubted is written without any customer in it, and is for everybody of the house.</summary>
    internal static void RequireStaff(Actor actor)
    {
        if (!actor.IsStaff) throw Refused.NotFound();
    }
}
