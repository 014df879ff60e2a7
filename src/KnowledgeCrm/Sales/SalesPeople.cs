using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Sales;

/// <summary>The people that an opportunity can belong to, by name.</summary>
public sealed class SalesPeople(UseCase useCase)
{
    public Task<Outcome<IReadOnlyList<SalesPerson>>> RunAsync(Actor actor, CancellationToken stop) =>
        useCase.ReadAsync<IReadOnlyList<SalesPerson>>(async db =>
        {
            OpportunityVisibility.RequireReader(actor);
            // Roles are one column of names: who holds one is told here, not in SQL.
            var people = await db.Users.Where(p => !p.IsService).OrderBy(p => p.Name).ThenBy(p => p.Id)
                .Select(p => new { p.Id, p.Name, p.Team, p.Roles }).ToListAsync(stop);
            return [.. people.Where(p => p.Roles.Contains(Role.Sales)).Select(p => new SalesPerson(p.Id, p.Name, p.Team))];
        }, stop);
}

public sealed record SalesPerson(Guid Id, string Name, string Team);
