using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Accounts;

/// <summary>Gives a person other roles. They hold from the person's next action on, in open pages and through keys too.</summary>
public sealed class ChangeRoles(UseCase useCase)
{
    public Task<Outcome<Changed>> RunAsync(Actor actor, Guid personId, IReadOnlyList<Role> roles, CancellationToken stop) =>
        useCase.WriteAsync(nameof(ChangeRoles), actor, async db =>
        {
            actor.Require(Role.Administrator);
            if (roles.Count == 0) throw Refused.Invalid("Account.RoleRequired", "roles");
            var person = await db.Users.SingleOrDefaultAsync(p => p.Id == personId, stop) ?? throw Refused.NotFound();
            if (person.Roles.Contains(Role.Administrator) && !roles.Contains(Role.Administrator))
            {
                // Roles are one column, so they are compared here; a house has few staff.
                var others = await db.Users.AsNoTracking().Where(p => p.Id != personId && !p.IsService).Select(p => p.Roles).ToListAsync(stop);
                if (!others.Exists(held => held.Contains(Role.Administrator))) throw Refused.Conflict("Account.LastAdministrator");
            }
            person.Roles = [.. roles.Distinct()];
            person.ConcurrencyStamp = Guid.NewGuid().ToString();
            return new Changed(person.Email ?? person.Name);
        }, stop);

    /// <summary>The account that was changed.</summary>
    public sealed record Changed(string AuditSubject) : IAudited;
}
