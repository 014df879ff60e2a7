using KnowledgeCrm.Common;

namespace KnowledgeCrm.Customers;

/// <summary>The one rule of who may see which customer: staff who work with customers see all, a customer itself.</summary>
public static class CustomerVisibility
{
    public static IQueryable<Customer> VisibleTo(this IQueryable<Customer> customers, Actor actor)
    {
        if (SeesAll(actor)) return customers;
        var own = actor.CustomerId;
        return customers.Where(c => own != null && c.Id == own);
    }

    /// <summary>Says what grade a customer has: whoever answers for the business with it, not whoever has it on the telephone.</summary>
    public static bool MayGrade(Actor actor) => actor.Is(Role.Sales, Role.Administrator);

    public static bool SeesAll(Actor actor) => actor.Is(Role.Rep, Role.Sales, Role.Administrator);
}
