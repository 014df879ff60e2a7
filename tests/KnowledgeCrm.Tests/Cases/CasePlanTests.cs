using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Tests.Cases;

/// <summary>An index with a filter is passed by without a word when the query says the filter otherwise: so the plans themselves are asked.</summary>
public class CasePlanTests
{
    [Fact]
    public async Task What_is_open_and_what_is_due_is_read_in_the_indexes_made_for_it()
    {
        await using var house = await House.OpenAsync(DatabaseKind.Sqlite);
        var soon = EscalationRule.Of("soon", new EscalationTerms(
            new BothLanguages("Soon", "快要超时"), true, EscalationTrigger.TimeLeft, 30, null, null, null, CasePriority.Urgent, null, []));
        var open = new CaseFilter(OpenOnly: true);
        (string Index, Func<KnowledgeCrmDb, IQueryable<Case>> Asked)[] plans =
        [
            ("IX_Cases_DueAt", db => EscalateCases.Caught(db, soon)),
            ("IX_Cases_DueAt", db => WatchServiceLevels.ToTell(db, db.Now)),
            ("COVERING INDEX IX_Cases_Open", db => Listed(db, open)),
            ("COVERING INDEX IX_Cases_Open", db => Listed(db, open with { Type = CaseType.Fault, Language = Languages.Chinese, Priority = CasePriority.High })),
            ("COVERING INDEX IX_Cases_OpenOfAssignee", db => Listed(db, open with { AssigneeId = Guid.CreateVersion7() })),
        ];
        foreach (var (index, asked) in plans)
            Assert.Contains($"{index} ", (await PlanAsync(house, asked)) + " ", StringComparison.Ordinal);
    }

    private static IQueryable<Case> Listed(KnowledgeCrmDb db, CaseFilter filter) => db.Cases.Matching(new NamedInFilter(null, null), filter).InOrderOfDue();

    private static Task<string> PlanAsync(House house, Func<KnowledgeCrmDb, IQueryable<Case>> asked) => house.AskAsync(async db =>
    {
        await using var command = asked(db).Select(c => c.Id).CreateDbCommand();
        command.CommandText = $"EXPLAIN QUERY PLAN {command.CommandText}";
        await db.Database.OpenConnectionAsync(Desk.Stop);
        await using var rows = await command.ExecuteReaderAsync(Desk.Stop);
        var plan = new List<string>();
        while (await rows.ReadAsync(Desk.Stop)) plan.Add(rows.GetString(3));
        return string.Join(" | ", plan);
    });
}
