using KnowledgeCrm.Experts;
using KnowledgeCrm.Web.Accounts;
using KnowledgeCrm.Web.Hosting;

namespace KnowledgeCrm.Web.Experts;

/// <summary>Serves the photos of people, to those who may see them.</summary>
internal static class PhotoEndpoints
{
    public static void MapPhotos(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/console/people/{id:guid}/photo", async (Guid id, HttpContext context, CurrentActor current, PhotoReading photos, CancellationToken stop) =>
        {
            var outcome = await photos.RunAsync(await current.GetAsync(stop), id, stop);
            if (outcome.Succeeded) return ServedFile.Of(context, outcome.Value);
            context.Response.Headers.CacheControl = "no-store";
            return Results.NotFound();
        }).RequireAuthorization(Policies.Staff);
}
