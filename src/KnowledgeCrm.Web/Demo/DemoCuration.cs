using KnowledgeCrm.Common;
using KnowledgeCrm.Curation;
using KnowledgeCrm.Curation.Import;
using KnowledgeCrm.Knowledge.Import;

namespace KnowledgeCrm.Web.Demo;

/// <summary>Brings in what the company's knowledge manager has laid down for search. Told again it changes nothing.</summary>
internal sealed class DemoCuration(IServiceProvider services, DemoPeople people, DemoKnowledge knowledge, DemoClock clock, DateTimeOffset today)
{
    private const string Manager = "manager@brightwell.example";
    private const int DaysAgo = 45;

    /// <summary>To be called once every article is there.</summary>
    public async Task BringAsync(CancellationToken stop)
    {
        clock.Time = today.AddDays(-DaysAgo);
        var manager = await people.ActorAsync(Manager, stop);
        Whole(await services.GetRequiredService<ImportSynonyms>().RunAsync(manager, Rows("synonyms.csv", row =>
            new SynonymInput(row.List("from"), row.List("to"), row.Text("direction") == "both")), stop));
        Whole(await services.GetRequiredService<ImportGlossary>().RunAsync(manager, Rows("glossary.csv", row =>
            new GlossaryInput(row.Text("english"), row.Text("chinese"))), stop));
        Whole(await services.GetRequiredService<ImportPins>().RunAsync(manager, Rows("pins.csv", row =>
            new PinInput(row.Text("query"), knowledge.Number(row.Text("article"), row.Text("language")), row.Text("show") == "never", null,
                DateOnly.FromDateTime(today.UtcDateTime).AddDays(row.Number("review_in_days")), row["note"])), stop));
    }

    private static List<RuleRow<T>> Rows<T>(string name, Func<DemoRow, T> read) =>
        [.. DemoTable.Read(name).Select((row, i) => new RuleRow<T>($"{name}:{i + 2}", read(row)))];

    private static void Whole(Outcome<ImportReport> outcome)
    {
        if (outcome.Value.Refused is [var row, ..])
            throw new InvalidOperationException($"{row.Place}: {row.Why.MessageIn(Languages.English)}");
    }
}
