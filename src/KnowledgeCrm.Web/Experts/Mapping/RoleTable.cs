using KnowledgeCrm.Curation.Import;
using KnowledgeCrm.Insight;
using KnowledgeCrm.Web.Curation;

namespace KnowledgeCrm.Web.Experts.Mapping;

/// <summary>The columns of a table of roles and their steps, a step a row; articles by number and people by e-mail address, with <c>;</c> between.</summary>
internal static class RoleTable
{
    private const string Role = "role", RoleEn = "role_en", RoleZh = "role_zh", Step = "step", StepEn = "step_en", StepZh = "step_zh", Articles = "articles", People = "people";
    private const char Between = ';';

    public static IReadOnlyList<string> Columns { get; } = [Role, RoleEn, RoleZh, Step, StepEn, StepZh, Articles, People];

    public static IReadOnlyList<RuleRow<StepRow>> Read(string text) => RuleCsv.Read(
        text, [Role, Step, StepEn, StepZh],
        cell => new StepRow(cell(Role), cell(RoleEn), cell(RoleZh), cell(Step), new StepInput(cell(StepEn), cell(StepZh), Several(cell(Articles)), Several(cell(People)))),
        new StepRow(null, null, null, null, new StepInput(null, null, [], [])));

    public static byte[] Write(RoleReport report) => RuleCsv.Write(Columns, report.Roles.SelectMany(role => role.Steps.Select(step => new[]
    {
        role.Key, role.NameEn, role.NameZh, step.Key, step.NameEn, step.NameZh,
        string.Join(Between, step.Articles.Select(line => line.Number)), string.Join(Between, step.People.Select(line => line.Email)),
    })));

    private static string[] Several(string cell) => cell.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
