using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Accounts;

/// <summary>An account as administrators see it.</summary>
public sealed record PersonEntry(
    Guid Id, string Email, string Name, IReadOnlyList<Role> Roles, string Language, string Team, string JobTitle, bool IsService,
    DateTimeOffset? LockedUntil);

/// <summary>Every account, by name.</summary>
public sealed class PersonList(UseCase useCase)
{
    public Task<Outcome<IReadOnlyList<PersonEntry>>> RunAsync(Actor actor, CancellationToken stop) =>
        useCase.ReadAsync<IReadOnlyList<PersonEntry>>(async db =>
        {
            actor.Require(Role.Administrator);
            var people = await db.Users.OrderBy(p => p.Name).ThenBy(p => p.Id).ToListAsync(stop);
            var now = db.Clock.GetUtcNow();
            return [.. people.Select(p => new PersonEntry(
                p.Id, p.Email ?? "", p.Name, p.Roles, p.Language, p.Team, p.JobTitle, p.IsService, p.LockoutEnd > now ? p.LockoutEnd : null))];
        }, stop);
}
