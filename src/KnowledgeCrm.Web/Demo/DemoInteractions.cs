using KnowledgeCrm.Interactions;

namespace KnowledgeCrm.Web.Demo;

/// <summary>Brings in contacts with customers, what was agreed at them, and the lists that are being called.</summary>
internal sealed class DemoInteractions(IServiceProvider services, DemoPeople people, DemoClock clock, DateTimeOffset today)
{
    public async Task BringAsync(CancellationToken stop)
    {
        var log = services.GetRequiredService<LogInteraction>();
        var reading = services.GetRequiredService<ContactLog>();
        var rows = DemoTable.Read("interactions.csv");
        foreach (var customer in rows.GroupBy(row => row.Text("customer")))
        {
            var number = people.CustomerNumber(customer.Key);
            foreach (var row in customer.OrderByDescending(row => row.Number("days_ago")))
            {
                var actor = await people.ActorAsync(row.Text("by"), stop);
                clock.Time = today.AddDays(-row.Number("days_ago")).AddMinutes(-30);
                var known = (await reading.RunAsync(actor, number, 0, stop)).Value.Items;
                if (known.Any(line => line.Channel is not null && line.Text == row.Text("note"))) continue;
                (await log.RunAsync(actor, new InteractionInput
                {
                    Customer = number,
                    Contact = row["contact"],
                    Channel = Named<InteractionChannel>(row.Text("channel")),
                    Direction = Named<InteractionDirection>(row.Text("direction")),
                    Seconds = row["minutes"] is null ? null : row.Number("minutes") * 60,
                    Note = row["note"],
                    Disposition = Named<Disposition>(row.Text("disposition")),
                    NextAt = row["next_days"] is null ? null : today.UtcDateTime.Date.AddDays(row.Number("next_days")).AddHours(23),
                    NextStep = row["next_step"],
                    NextBy = row["next_by"] is { } next ? people.PersonId(next) : null,
                }, stop)).Required();
            }
        }
        await BringListsAsync(stop);
    }

    private async Task BringListsAsync(CancellationToken stop)
    {
        foreach (var row in DemoTable.Read("call-lists.csv"))
        {
            var actor = await people.ActorAsync(row.Text("by"), stop);
            if ((await services.GetRequiredService<CallLists>().RunAsync(actor, stop)).Value.Any(list => list.Name == row.Text("name"))) continue;
            clock.Time = today.AddDays(-row.Number("days_ago"));
            (await services.GetRequiredService<MakeCallList>().RunAsync(actor, new CallListInput
            {
                Name = row["name"], Purpose = row["purpose"], Product = row["product"], Customers = [.. row.List("customers").Select(people.CustomerNumber)],
            }, stop)).Required();
        }
    }

    private static T Named<T>(string name) where T : struct, Enum => Enum.Parse<T>(name.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);
}
