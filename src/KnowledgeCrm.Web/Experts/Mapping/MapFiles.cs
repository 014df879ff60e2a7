using System.Globalization;
using KnowledgeCrm.Experts;
using KnowledgeCrm.Insight;
using KnowledgeCrm.Web.Accounts;
using KnowledgeCrm.Web.Curation;

namespace KnowledgeCrm.Web.Experts.Mapping;

/// <summary>Gives the map as a table for a spreadsheet, in the order and narrowed as it is shown.</summary>
internal static class MapFiles
{
    private static readonly string[] Columns =
    [
        "topic", "name", "depth", "risk", "know", "strong", "solid", "some", "say_so", "share_of_one", "leaving_people", "remain", "leaving_share", "gone_share",
        "articles", "cases", "searches", "questions", "asked", "unanswered",
    ];

    public static void MapMapFiles(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(MapWanted.TablePath, async (HttpContext context, CurrentActor current, KnowledgeMap map, CancellationToken stop) =>
        {
            string? Value(string name) => context.Request.Query[name];
            var wanted = MapWanted.Of(Value("days"), Value("sort"), Value("order"), Value("risk"), Value("q"));
            var outcome = await map.RunAsync(await current.GetAsync(stop), wanted.Filter, stop);
            context.Response.Headers.CacheControl = "no-store";
            return outcome.Succeeded ? Results.File(RuleCsv.Write(Columns, outcome.Value.Lines.Select(Row)), "text/csv; charset=utf-8", "knowledge-map.csv") : Results.NotFound();
        }).RequireAuthorization(Policies.Staff);
        endpoints.MapGet(RolesWanted.TablePath, async (HttpContext context, CurrentActor current, RoleKnowledge roles, CancellationToken stop) =>
        {
            var outcome = await roles.RunAsync(await current.GetAsync(stop), null, false, stop);
            context.Response.Headers.CacheControl = "no-store";
            return outcome.Succeeded ? Results.File(RoleTable.Write(outcome.Value), "text/csv; charset=utf-8", "roles.csv") : Results.NotFound();
        }).RequireAuthorization(Policies.Staff);
    }

    // What the viewer may not see is empty, which is not the same as 0.
    private static string[] Row(MapLine line) =>
    [
        line.Key, line.Name, Whole(line.Depth), line.Risk.ToString(), Whole(line.Supply.Know), Whole(line.Supply.Strong), Whole(line.Supply.Solid), Whole(line.Supply.Some),
        Whole(line.Supply.SaySo), Share(line.Supply.Shares.Count > 0 ? line.Supply.Share : null), Whole(line.Supply.Leaving?.People), Whole(line.Supply.Leaving?.Remain),
        Share(line.Supply.Leaving?.Share), Share(line.Supply.Leaving?.Gone), Whole(line.Supply.Articles), Asked(line, DemandKind.Cases), Asked(line, DemandKind.Searches),
        Asked(line, DemandKind.Questions), line.Demand.Counts.Count == 0 ? "" : Whole(line.Demand.Total), line.Demand.Counts.Count == 0 ? "" : Whole(line.Demand.Unanswered),
    ];

    private static string Asked(MapLine line, DemandKind kind) => line.Demand.Counts.TryGetValue(kind, out var count) ? Whole(count) : "";

    private static string Whole(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Share(double? share) => share?.ToString("0.####", CultureInfo.InvariantCulture) ?? "";
}
