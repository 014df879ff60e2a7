using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Cases;

/// <summary>The reps that a case can be given to, by name.</summary>
public sealed class CaseAssignees(UseCase useCase)
{
    public Task<Outcome<IReadOnlyList<Assignee>>> RunAsync(Actor actor, CancellationToken stop) =>
        useCase.ReadAsync<IReadOnlyList<Assignee>>(async db =>
        {
            if (!CaseVisibility.SeesAll(actor)) throw Refused.Forbidden();
            // Roles are one column of names: which hold one is told here, not in SQL.
            var people = await db.Users.Where(p => !p.IsService).OrderBy(p => p.Name).ThenBy(p => p.Id)
                .Select(p => new { p.Id, p.Name, p.Team, p.Roles }).ToListAsync(stop);
            return [.. people.Where(p => p.Roles.Contains(Role.Rep)).Select(p => new Assignee(p.Id, p.Name, p.Team))];
        }, stop);
}

public sealed record Assignee(Guid Id, string Name, string Team);
