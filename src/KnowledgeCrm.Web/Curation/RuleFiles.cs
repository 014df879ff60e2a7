using KnowledgeCrm.Common;
using KnowledgeCrm.Curation;
using KnowledgeCrm.Web.Accounts;
using Microsoft.AspNetCore.Authorization;

namespace KnowledgeCrm.Web.Curation;

/// <summary>Gives the lists of rules as tables, to those who may read them.</summary>
internal static class RuleFiles
{
    public static void MapRuleFiles(this IEndpointRouteBuilder endpoints)
    {
        var files = endpoints.MapGroup("/console/curation").RequireAuthorization(new AuthorizeAttribute { Roles = CurationRoles.Readers });
        files.MapGet("/synonyms.csv", async (HttpContext context, CurrentActor current, SynonymList list, CancellationToken stop) =>
            Table(context, "synonyms.csv", await list.RunAsync(await current.GetAsync(stop), null, null, stop), page => SynonymTable.Write(page.Items)));
        files.MapGet("/glossary.csv", async (HttpContext context, CurrentActor current, GlossaryList list, CancellationToken stop) =>
            Table(context, "glossary.csv", await list.RunAsync(await current.GetAsync(stop), null, null, stop), page => GlossaryTable.Write(page.Items)));
        files.MapGet("/pins.csv", async (HttpContext context, CurrentActor current, PinList list, CancellationToken stop) =>
            Table(context, "pins.csv", await list.RunAsync(await current.GetAsync(stop), new PinFilter(), stop), page => PinTable.Write(page.Items)));
    }

    private static IResult Table<T>(HttpContext context, string name, Outcome<T> outcome, Func<T, byte[]> write)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (outcome.Succeeded) return Results.File(write(outcome.Value), "text/csv; charset=utf-8", name);
        return Results.StatusCode(outcome.Refused.Kind == RefusalKind.NotFound ? StatusCodes.Status404NotFound : StatusCodes.Status403Forbidden);
    }
}
