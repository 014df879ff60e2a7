using System.Security.Claims;
using KnowledgeCrm.Accounts;
using Microsoft.AspNetCore.Identity;

namespace KnowledgeCrm.Web.Accounts;

/// <summary>What a session's cookie says: who, and since which stamp. Roles are added from the database at each request.</summary>
internal static class Session
{
    private const string StampClaim = "AspNet.Identity.SecurityStamp";

    public static ClaimsPrincipal Of(Person person) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, person.Id.ToString()),
            new Claim(ClaimTypes.Name, person.Name),
            new Claim(StampClaim, person.SecurityStamp ?? ""),
            .. person.Roles.Select(role => new Claim(ClaimTypes.Role, role.ToString())),
        ],
        IdentityConstants.ApplicationScheme));

    /// <summary>The person of a principal, afresh; null for a visitor, or when the session has ended.</summary>
    public static async Task<Person?> PersonAsync(ClaimsPrincipal? principal, ActorOf people, CancellationToken stop) =>
        Guid.TryParse(principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            ? await people.FindAsync(id, principal!.FindFirstValue(StampClaim), stop)
            : null;

    /// <summary>True while what the principal says of its roles is still so.</summary>
    public static bool HasRolesOf(ClaimsPrincipal principal, Person person) =>
        principal.FindAll(ClaimTypes.Role).Select(claim => claim.Value).ToHashSet().SetEquals(person.Roles.Select(role => role.ToString()));
}
