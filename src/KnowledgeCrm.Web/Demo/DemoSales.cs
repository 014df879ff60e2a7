using System.Globalization;
using KnowledgeCrm.Sales;

namespace KnowledgeCrm.Web.Demo;

/// <summary>Brings in what the company's sales had to do with: what customers doubted, what they were told, and what came of it. What is there already
/// is left alone.</summary>
internal sealed class DemoSales(IServiceProvider services, DemoPeople people, DemoKnowledge knowledge, DemoClock clock, DateTimeOffset today)
{
    private const int BeforeTheFirst = 200;
    private const string Keeper = "sales@brightwell.example";

    /// <summary>To be called once every article is there.</summary>
    public async Task BringAsync(CancellationToken stop)
    {
        var objections = await BringObjectionsAsync(stop);
        var raised = DemoTable.Read("sales/raised.csv").ToLookup(row => row.Text("opportunity"));
        var keeper = await people.ActorAsync(Keeper, stop);
        var there = (await services.GetRequiredService<OpportunityList>().RunAsync(keeper, new OpportunityFilter(), stop)).Value.Items.Select(o => o.Title).ToHashSet();
        foreach (var row in DemoTable.Read("sales/opportunities.csv").Where(row => !there.Contains(row.Text("title"))).OrderByDescending(row => row.Number("opened_days_ago")))
            await BringAsync(row, [.. raised[row.Text("key")].OrderByDescending(said => said.Number("days_ago"))], objections, stop);
    }

    private async Task<Dictionary<string, string>> BringObjectionsAsync(CancellationToken stop)
    {
        clock.Time = today.AddDays(-BeforeTheFirst);
        var keeper = await people.ActorAsync(Keeper, stop);
        var there = (await services.GetRequiredService<ObjectionList>().RunAsync(keeper, new ObjectionFilter(), stop)).Value.Items.ToDictionary(o => o.Wording, o => o.Number);
        var numbers = new Dictionary<string, string>();
        foreach (var row in DemoTable.Read("sales/objections.csv"))
        {
            // The keeper reads Chinese.
            numbers[row.Text("key")] = there.TryGetValue(row.Text("chinese"), out var known) ? known
                : (await services.GetRequiredService<SaveObjection>().RunAsync(
                    keeper, null, new ObjectionInput(row["english"], row["chinese"], row["topic"]), null, stop)).Value.Number;
        }
        return numbers;
    }

    private async Task BringAsync(DemoRow row, IReadOnlyList<DemoRow> raised, Dictionary<string, string> objections, CancellationToken stop)
    {
        var opened = today.AddDays(-row.Number("opened_days_ago"));
        clock.Time = opened;
        var owner = await people.ActorAsync(row.Text("owner"), stop);
        var number = (await services.GetRequiredService<OpenOpportunity>().RunAsync(owner, new OpportunityInput
        {
            Title = row["title"],
            Customer = people.CustomerNumber(row.Text("customer")),
            Amount = decimal.Parse(row.Text("amount"), CultureInfo.InvariantCulture),
            Currency = row["currency"],
            ExpectedClose = row["expected_in_days"] is null ? null : DateOnly.FromDateTime(today.UtcDateTime).AddDays(row.Number("expected_in_days")),
            Products = row.List("products"),
            Competitors = row.List("competitors"),
        }, stop)).Value.Number;
        foreach (var said in raised)
        {
            clock.Time = today.AddDays(-said.Number("days_ago"));
            (await services.GetRequiredService<RaiseObjection>().RunAsync(owner, number, new RaisedInput
            {
                Words = said["words"],
                Objection = objections[said.Text("objection")],
                Product = said["product"],
                Competitor = said["competitor"],
                Explanation = said["explanation"] is { } slug ? knowledge.Number(slug, owner.Language) : null,
                Result = said["result"] is { } result ? Enum.Parse<ExplanationResult>(result, ignoreCase: true) : null,
            }, stop)).Required();
        }
        await MoveAsync(row, number, opened, stop);
    }

    private async Task MoveAsync(DemoRow row, string number, DateTimeOffset opened, CancellationToken stop)
    {
        var owner = await people.ActorAsync(row.Text("owner"), stop);
        var wanted = Enum.Parse<OpportunityStage>(row.Text("stage"), ignoreCase: true);
        OpportunityStage[] way = [OpportunityStage.Propose, OpportunityStage.Negotiate, wanted];
        foreach (var stage in wanted.IsEnd() ? way : way.TakeWhile(stage => stage <= wanted).Distinct())
        {
            // The end has its day; the steps before it came soon after the beginning.
            var at = stage.IsEnd() ? today.AddDays(-row.Number("ended_days_ago")) : opened.AddDays((int)stage);
            clock.Time = at > clock.Time ? at : clock.Time.AddHours(1);
            (await services.GetRequiredService<MoveOpportunity>().RunAsync(owner, number, stage, row["reason"], null, stop)).Required();
        }
    }
}
