using KnowledgeCrm.Common;

namespace KnowledgeCrm.Curation;

/// <summary>Who may read and who may change the rules of search.</summary>
public static class CurationAccess
{
    /// <summary>True for those who answer and write, and so should know why search answers as it does.</summary>
    public static bool MayRead(Actor actor) =>
        actor.Is(Role.Rep, Role.Author, Role.Reviewer, Role.KnowledgeManager, Role.Administrator);

    public static bool MayWrite(Actor actor) => actor.Is(Role.KnowledgeManager, Role.Administrator);

    internal static void RequireReader(Actor actor)
    {
        // To those outside the house there are no such lists.
        if (!actor.IsStaff) throw Refused.NotFound();
        if (!MayRead(actor)) throw Refused.Forbidden();
    }

    internal static void RequireWriter(Actor actor)
    {
        if (!MayWrite(actor)) throw Refused.Forbidden();
    }
}
