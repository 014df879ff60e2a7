using KnowledgeCrm.Insight;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KnowledgeCrm.Web.Api;

/// <summary>Roles with the steps of their work, and what serves each.</summary>
internal static class RoleEndpoints
{
    public static void Map(RouteGroupBuilder keyed)
    {
        var roles = keyed.MapGroup("/work-roles").WithTags("People").Refuses(404);
        roles.MapGet("", ListAsync);
        roles.MapPut("/{role}", SaveAsync).Refuses(409);
        roles.MapDelete("/{role}", RemoveAsync);
        roles.MapPut("/{role}/steps/{step}", SaveStepAsync).Refuses(409);
        roles.MapDelete("/{role}/steps/{step}", RemoveStepAsync);
        roles.MapPost("/{role}/steps/{step}/wanted", WantedAsync);
    }

    /// <summary>For each role's step of work what there is to read and whom to ask, as far as the caller may see it. For the people of the house.</summary>
    /// <param name="role">Only the role with this key.</param>
    /// <param name="gaps"><c>true</c>: only steps that lack an article or somebody to ask.</param>
    internal static async Task<IReadOnlyList<RoleAnswer>> ListAsync(Caller caller, RoleKnowledge roles, CancellationToken stop, string? role = null, bool? gaps = null) =>
        [.. (await roles.RunAsync(caller.Actor, role, gaps ?? false, stop)).Value.Roles.Select(RoleAnswer.Of)];

    /// <summary>Adds a role, or words it anew. For knowledge managers.</summary>
    /// <param name="role">Its key: small letters, digits and hyphens.</param>
    internal static async Task<NoContent> SaveAsync(Caller caller, string role, Body<RoleRequest> body, SaveWorkRole save, CancellationToken stop)
    {
        _ = (await save.RunAsync(caller.Actor, role, body.Value.NameEn, body.Value.NameZh, body.Value.Version, stop)).Value;
        return TypedResults.NoContent();
    }

    /// <summary>Removes a role with its steps; articles and people stay what they are. For knowledge managers.</summary>
    /// <param name="role">Its key.</param>
    internal static async Task<NoContent> RemoveAsync(Caller caller, string role, RemoveWork remove, CancellationToken stop)
    {
        _ = (await remove.RunAsync(caller.Actor, role, null, stop)).Value;
        return TypedResults.NoContent();
    }

    /// <summary>Adds a step at the end of a role's, or says all of it anew. For knowledge managers.</summary>
    /// <param name="role">The role's key.</param>
    /// <param name="step">The step's key: small letters, digits and hyphens.</param>
    internal static async Task<NoContent> SaveStepAsync(Caller caller, string role, string step, Body<WorkStepRequest> body, SaveWorkStep save, CancellationToken stop)
    {
        _ = (await save.RunAsync(caller.Actor, role, step, body.Value.ToInput(), body.Value.Version, stop)).Value;
        return TypedResults.NoContent();
    }

    /// <summary>Removes a step. For knowledge managers.</summary>
    /// <param name="role">The role's key.</param>
    /// <param name="step">The step's key.</param>
    internal static async Task<NoContent> RemoveStepAsync(Caller caller, string role, string step, RemoveWork remove, CancellationToken stop)
    {
        _ = (await remove.RunAsync(caller.Actor, role, step, stop)).Value;
        return TypedResults.NoContent();
    }

    /// <summary>Makes a candidate of a step that nothing can be read at; asked twice it is the same one. For knowledge managers.</summary>
    /// <param name="role">The role's key.</param>
    /// <param name="step">The step's key.</param>
    internal static async Task<Created<WantedAnswer>> WantedAsync(Caller caller, string role, string step, WantForStep want, CancellationToken stop)
    {
        var number = (await want.RunAsync(caller.Actor, role, step, stop)).Value.Number;
        return TypedResults.Created($"/api/v1/articles/{number}", new WantedAnswer { Candidate = number });
    }
}
