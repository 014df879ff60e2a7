using KnowledgeCrm.Common;

namespace KnowledgeCrm.Cases;

/// <summary>The one rule of who may see which case.</summary>
public static class CaseVisibility
{
    /// <summary>Who works with cases sees all; a customer its own; everybody what they opened themselves.</summary>
    public static IQueryable<Case> VisibleTo(this IQueryable<Case> cases, Actor actor)
    {
        if (SeesAll(actor)) return cases;
        var (person, customer) = (actor.PersonId, actor.CustomerId);
        return cases.Where(c => (person != null && c.OpenedById == person) || (customer != null && c.CustomerId == customer));
    }

    public static bool SeesAll(Actor actor) => actor.Is(Role.Rep, Role.Author, Role.Reviewer, Role.KnowledgeManager);

    /// <summary>Answers, notes, links, resolves.</summary>
    public static bool MayWork(Actor actor) => actor.Is(Role.Rep);
}
