using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;

namespace KnowledgeCrm.Web.Demo;

/// <summary>Brings in cases that hang together: one cause behind several, the same matter twice, and others of the same appliance.</summary>
internal sealed class DemoConnectedCases(IServiceProvider services, DemoPeople people, DemoKnowledge knowledge, DemoClock clock, DateTimeOffset today)
{
    private readonly Dictionary<string, string> numbers = [];

    /// <summary>To be called once customers and articles are there. What is there already is left alone.</summary>
    public async Task BringAsync(CancellationToken stop)
    {
        var rows = DemoTable.Read("connected-cases.csv").OrderByDescending(row => row.Number("days_ago")).ToList();
        foreach (var row in rows)
        {
            var customer = people.CustomerId(row.Text("customer"));
            var known = (await services.GetRequiredService<CaseInbox>().RunAsync(Actor.System with { PersonId = people.PersonId(row.Text("assignee")) }, new CaseFilter(CustomerId: customer), stop)).Value.Items;
            if (known.FirstOrDefault(line => line.Subject == row.Text("subject")) is { } there) numbers[row.Text("key")] = there.Number;
            else await OpenAsync(row, stop);
        }
    }

    private async Task OpenAsync(DemoRow row, CancellationToken stop)
    {
        var at = today.AddDays(-row.Number("days_ago")).AddHours(-2);
        clock.Time = at;
        var rep = await people.ActorAsync(row.Text("assignee"), stop);
        var channel = Enum.Parse<CaseChannel>(row.Text("channel"), ignoreCase: true);
        var opener = channel == CaseChannel.Portal && people.AccountOf(row.Text("customer")) is { } account ? await people.ActorAsync(account, stop) : rep;
        var number = (await services.GetRequiredService<OpenCase>().RunAsync(opener, new CaseInput
        {
            Subject = row["subject"], Description = row["description"], Language = row["language"], Customer = people.CustomerNumber(row.Text("customer")),
            Product = row["product"], Asset = row["asset"], Channel = channel, Priority = Enum.Parse<CasePriority>(row.Text("priority"), ignoreCase: true),
        }, stop)).Value.Number;
        numbers[row.Text("key")] = number;
        clock.Time = at.AddMinutes(10);
        (await services.GetRequiredService<AssignCase>().RunAsync(rep, number, rep.PersonId, stop)).Required();
        foreach (var watcher in row.List("watchers")) (await services.GetRequiredService<WatchCase>().RunAsync(rep, number, people.PersonId(watcher), stop)).Required();
        if (row["reply"] is { } reply) (await services.GetRequiredService<PostToCase>().RunAsync(rep, number, reply, false, false, stop)).Required();
        clock.Time = at.AddMinutes(30);
        if (row["article"] is { } slug)
        {
            var article = knowledge.Number(slug, row.Text("language"));
            (await services.GetRequiredService<ResolveCase>().RunAsync(rep, number, new Resolving { Outcome = CaseOutcome.Solved, Article = article }, stop)).Required();
        }
        if (row["of"] is not { } of) return;
        if (row.Text("tie") == "part") (await services.GetRequiredService<SetParent>().RunAsync(rep, number, numbers[of], stop)).Required();
        else (await services.GetRequiredService<MergeCases>().RunAsync(rep, number, numbers[of], stop)).Required();
    }
}
