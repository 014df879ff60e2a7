using System.Globalization;
using KnowledgeCrm.Experts;
using KnowledgeCrm.Web.Controls;

namespace KnowledgeCrm.Web.Experts;

public partial class EditProfilePage
{
    private static readonly DayOfWeek[] Week =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    private static readonly char[] Between = [',', ' ', '，', '、', ';'];

    private Loaded<ExpertView> loaded = Loaded.Waiting<ExpertView>();
    private string about = "";
    private string askMeAbout = "";
    private string doNotAsk = "";
    private string knownSegments = "";
    private string place = "";
    private string phone = "";
    private string languages = "";
    private string zone = "";
    private TimeOnly from = new(9, 0);
    private TimeOnly to = new(17, 30);
    private HashSet<DayOfWeek> days = [.. Week.Take(5)];
    private int version;

    protected override async Task OnInitializedAsync()
    {
        await ReadAsync();
        if (loaded.Value is not { } person) return;
        (about, askMeAbout, doNotAsk, knownSegments) = (person.About, person.AskMeAbout, person.DoNotAsk, person.KnownSegments);
        (place, phone, languages) = (person.Card.Place, person.Phone, string.Join(", ", person.Card.Languages));
        if (person.Hours is { } hours) (zone, from, to, days) = (hours.Zone, hours.From, hours.To, [.. hours.Days]);
    }

    private async Task ReadAsync()
    {
        loaded = await LoadAsync(async (actor, stop) =>
        {
            var own = await Own.RunAsync(actor, stop);
            return own.Refused is { } refused ? refused : await Reading.RunAsync(actor, own.Value, stop);
        });
        // What is saved beside this form (a photo, an absence) is no newer text.
        version = loaded.Value?.Version ?? version;
    }

    private void Choose(DayOfWeek day, bool chosen) => _ = chosen ? days.Add(day) : days.Remove(day);

    private async Task SaveAsync()
    {
        var text = new ProfileText
        {
            About = about, AskMeAbout = askMeAbout, DoNotAsk = doNotAsk, KnownSegments = knownSegments, Place = place, Phone = phone,
            Languages = languages.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            Hours = string.IsNullOrWhiteSpace(zone) ? null : new WorkingHours(zone.Trim(), from, to, [.. days]),
        };
        var done = await DoAsync((actor, stop) => Edit.RunAsync(actor, text, version < 0 ? null : version, stop),
            "about", "askMeAbout", "doNotAsk", "knownSegments", "place", "phone", "languages", "zone", "to", "days");
        if (done is not { Succeeded: true }) return;
        Say(T["Saved"]);
        await ReadAsync();
    }

    private static string DayName(DayOfWeek day) => CultureInfo.CurrentCulture.DateTimeFormat.GetDayName(day);
}
