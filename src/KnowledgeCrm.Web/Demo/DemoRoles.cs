using KnowledgeCrm.Common;
using KnowledgeCrm.Curation.Import;
using KnowledgeCrm.Insight;

namespace KnowledgeCrm.Web.Demo;

/// <summary>Brings in the company's roles with their steps, and what serves each. Told again it changes nothing.</summary>
internal sealed class DemoRoles(IServiceProvider services, DemoPeople people, DemoKnowledge knowledge, DemoClock clock, DateTimeOffset today)
{
    private const string Keeper = "manager@brightwell.example";
    private const int DaysAgo = 20;

    /// <summary>To be called once every article is there.</summary>
    public async Task BringAsync(CancellationToken stop)
    {
        clock.Time = today.AddDays(-DaysAgo);
        var keeper = await people.ActorAsync(Keeper, stop);
        var report = (await services.GetRequiredService<ImportRoleKnowledge>().RunAsync(keeper, [.. DemoTable.Read("roles.csv").Select((row, at) => new RuleRow<StepRow>(
            $"{at + 1}", new StepRow(row["role"], row["role_en"], row["role_zh"], row["step"], new StepInput(
                row["step_en"], row["step_zh"], [.. row.List("articles").Select(slug => knowledge.Number(slug, keeper.Language))], row.List("people")))))], stop)).Value;
        if (report.Refused is [var first, ..]) throw new InvalidOperationException($"Row {first.Place} of the roles, {first.Key}: {first.Why.MessageIn(Languages.English)}");
        clock.Time = today;
    }
}
