using System.Globalization;
using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Web.Cases.Service;

namespace KnowledgeCrm.Web.Demo;

/// <summary>Brings in how the service desk works: calendars, service levels, contracts, queues. What is there already is left alone.</summary>
internal sealed class DemoDesk(IServiceProvider services, DemoPeople people, DemoClock clock, DateTimeOffset today)
{
    // Before the first case.
    private const int DaysAgo = 730;

    public async Task BringAsync(CancellationToken stop)
    {
        if ((await services.GetRequiredService<QueueBook>().RunAsync(Actor.System, stop)).Value.Rules.Count > 0) return;
        clock.Time = today.AddDays(-DaysAgo);
        foreach (var row in DemoTable.Read("calendars.csv"))
        {
            (await services.GetRequiredService<SaveWorkCalendar>().RunAsync(Actor.System, row.Text("key"), new CalendarInput(
                Name(row), row["time_zone"], HoursText.Read(string.Join('\n', row.List("hours"))), HoursText.ReadDays(string.Join('\n', row.List("holidays")))), null, stop)).Required();
        }
        foreach (var row in DemoTable.Read("service-levels.csv"))
        {
            (await services.GetRequiredService<SaveServiceLevel>().RunAsync(Actor.System, row.Text("key"), new ServiceLevelInput(
                Name(row), row["calendar"], row["usual"] is not null, Enum.GetValues<CasePriority>().ToDictionary(priority => priority, priority => Target(row, priority)),
                [.. row.List("grades").Select(Enum.Parse<CustomerGrade>)]), null, stop)).Required();
        }
        foreach (var row in DemoTable.Read("contracts.csv"))
        {
            (await services.GetRequiredService<SaveContract>().RunAsync(Actor.System, null, new ContractInput
            {
                Customer = people.CustomerNumber(row.Text("customer")), Title = row["title"], ServiceLevel = row["service_level"],
                From = Day(-row.Number("from_days_ago")), To = Day(row.Number("days_left")), Products = row.List("products"), Assets = row.List("assets"), Note = row["note"],
            }, null, stop)).Required();
        }
        foreach (var row in DemoTable.Read("queues.csv"))
        {
            (await services.GetRequiredService<SaveQueue>().RunAsync(Actor.System, row.Text("key"), new QueueInput(
                Name(row), row["deals_out"] is not null, [.. row.List("members").Select(email => new QueueMember(people.PersonId(email), [], []))]), null, stop)).Required();
        }
        (await services.GetRequiredService<SaveEscalation>().RunAsync(Actor.System, new EscalationView(
            "overdue-soon", new BothLanguages("Little time left", "快要超时"), true, EscalationTrigger.TimeLeft, 30, null, CasePriority.High, null, CasePriority.Urgent, "urgent", []), null, stop)).Required();
        (await services.GetRequiredService<SaveQueueRules>().RunAsync(Actor.System, [.. DemoTable.Read("queue-rules.csv").Select(row => new QueueRuleView(
            row.Text("queue"), Named<CaseType>(row["type"]), Named<CasePriority>(row["priority"]), row["language"], Topic: row["topic"], Grade: Named<CustomerGrade>(row["grade"])))], stop)).Required();
    }

    /// <summary>The macros, once the text blocks are there that they write.</summary>
    public async Task BringMacrosAsync(DemoKnowledge knowledge, CancellationToken stop)
    {
        if ((await services.GetRequiredService<MacroBook>().RunAsync(Actor.System, stop)).Value.Count > 0) return;
        foreach (var row in DemoTable.Read("macros.csv"))
        {
            (await services.GetRequiredService<SaveMacro>().RunAsync(Actor.System, new MacroView(row.Text("key"), Name(row), true, new MacroChanges
            {
                Type = Named<CaseType>(row["type"]), Priority = Named<CasePriority>(row["priority"]), Queue = row["queue"], Assign = Named<MacroAssign>(row["assign"]) ?? MacroAssign.Stays,
                TextBlock = row["text_block"] is { } slug ? knowledge.Number(slug, Languages.English) : null, Waits = row["waits"] is not null, Note = row["note"],
                End = Named<MacroEnd>(row["end"]) ?? MacroEnd.Stays, Reason = Named<NothingToLearn>(row["reason"]),
            }), null, stop)).Required();
        }
    }

    private static BothLanguages Name(DemoRow row) => new(row.Text("name_en"), row.Text("name_zh"));

    private DateOnly Day(int fromToday) => DateOnly.FromDateTime(today.UtcDateTime).AddDays(fromToday);

    private static ServiceTarget Target(DemoRow row, CasePriority priority)
    {
        var minutes = row.Text(priority.ToString().ToLowerInvariant()).Split('/');
        return new ServiceTarget(int.Parse(minutes[0], CultureInfo.InvariantCulture), int.Parse(minutes[1], CultureInfo.InvariantCulture));
    }

    private static T? Named<T>(string? name) where T : struct, Enum =>
        name is null ? null : Enum.Parse<T>(name.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);
}
