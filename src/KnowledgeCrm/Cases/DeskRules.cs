using KnowledgeCrm.Common;

namespace KnowledgeCrm.Cases;

/// <summary>Who reads and who changes how the desk works: types, service levels, calendars, queues, escalations.</summary>
public static class DeskRules
{
    public static bool MayRead(Actor actor) => CaseVisibility.SeesAll(actor) || actor.Is(Role.Administrator);

    public static bool MayWrite(Actor actor) => actor.Is(Role.KnowledgeManager, Role.Administrator);

    internal static void RequireReader(Actor actor)
    {
        // To those outside the house there are no such rules.
        if (!actor.IsStaff) throw Refused.NotFound();
        if (!MayRead(actor)) throw Refused.Forbidden();
    }

    internal static void RequireWriter(Actor actor)
    {
        if (!MayWrite(actor)) throw Refused.Forbidden();
    }

    internal static void RequireVersion(Entity rule, int? version)
    {
        if (version is { } started && started != rule.Version) throw Refused.Conflict("Changed");
    }
}
