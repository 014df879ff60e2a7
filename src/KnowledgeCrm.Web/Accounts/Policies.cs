using KnowledgeCrm.Common;
using Microsoft.AspNetCore.Authorization;

namespace KnowledgeCrm.Web.Accounts;

/// <summary>Who may open a page at all. What may be done there, each use case decides itself.</summary>
public static class Policies
{
    /// <summary>Everybody who works here: the console.</summary>
    public const string Staff = nameof(Staff);

    /// <summary>Customers and partners too: one's own cases.</summary>
    public const string SignedIn = nameof(SignedIn);

    public const string Administrator = nameof(Administrator);

    internal static void AddTo(AuthorizationBuilder authorization)
    {
        var staff = Enum.GetValues<Role>().Except([Role.Customer, Role.Partner]).Select(role => role.ToString());
        authorization.AddPolicy(Staff, policy => policy.RequireRole(staff));
        authorization.AddPolicy(SignedIn, policy => policy.RequireAuthenticatedUser());
        authorization.AddPolicy(Administrator, policy => policy.RequireRole(nameof(Role.Administrator)));
    }
}
