using System.Globalization;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Experts;

namespace KnowledgeCrm.Web.Demo;

/// <summary>Brings in what the company's people say of themselves and of each other. Told again it changes nothing.</summary>
internal sealed class DemoExperts(IServiceProvider services, DemoPeople people, DemoClock clock, DateTimeOffset today)
{
    private const int DaysAgo = 30;

    public async Task BringAsync(CancellationToken stop)
    {
        clock.Time = today.AddDays(-DaysAgo);
        foreach (var row in DemoTable.Read("experts.csv")) await BringAsync(row, stop);
        var endorse = services.GetRequiredService<EndorseSkill>();
        foreach (var row in DemoTable.Read("endorsements.csv"))
            (await endorse.RunAsync(await people.ActorAsync(row.Text("by"), stop), people.PersonId(row.Text("person")), row.Text("topic"), true, stop)).Required();
        clock.Time = today;
        foreach (var row in DemoTable.Read("experts.csv").Where(row => row["away_days"] is not null))
        {
            (await services.GetRequiredService<SetAvailability>().RunAsync(
                await people.ActorAsync(row.Text("email"), stop), today.UtcDateTime.Date.AddDays(row.Number("away_days")), row["away_note"], stop)).Required();
        }
        foreach (var row in DemoTable.Read("experts.csv").Where(row => row["leaves_days"] is not null))
        {
            (await services.GetRequiredService<SetLeaving>().RunAsync(
                await people.ActorAsync(row.Text("email"), stop), people.PersonId(row.Text("email")), DateOnly.FromDateTime(today.UtcDateTime).AddDays(row.Number("leaves_days")), stop)).Required();
        }
        await services.GetRequiredService<KeepProfiles>().RunAsync(stop);
    }

    private async Task BringAsync(DemoRow row, CancellationToken stop)
    {
        var actor = await people.ActorAsync(row.Text("email"), stop);
        (await services.GetRequiredService<EditProfile>().RunAsync(actor, new ProfileText
        {
            About = row["about"],
            Place = row["place"],
            Phone = row["phone"],
            Languages = DemoPeople.LanguagesOf(row.Text("email")),
            AskMeAbout = row["ask_me"],
            DoNotAsk = row["do_not_ask"],
            KnownSegments = row["segments"],
            Hours = new WorkingHours(row.Text("zone"), Time(row.Text("from")), Time(row.Text("to")), [.. row.Text("days").Select(day => (DayOfWeek)((day - '0') % 7))]),
        }, null, stop)).Required();
        foreach (var skill in row.List("skills").Select(skill => skill.Split(':')))
            (await services.GetRequiredService<DeclareSkill>().RunAsync(actor, skill[0], Enum.Parse<SkillLevel>(skill[1], ignoreCase: true), stop)).Required();
        foreach (var customer in row.List("customers").Where(_ => CustomerVisibility.SeesAll(actor)))
            (await services.GetRequiredService<KnowCustomer>().RunAsync(actor, people.CustomerNumber(customer), true, stop)).Required();
    }

    private static TimeOnly Time(string text) => TimeOnly.ParseExact(text, "HH:mm", CultureInfo.InvariantCulture);
}
