using KnowledgeCrm.Experts;
using KnowledgeCrm.Web.Controls;
using Microsoft.AspNetCore.Components;

namespace KnowledgeCrm.Web.Experts;

public partial class PeoplePage
{
    private PeopleWanted wanted = new();
    private Loaded<FoundExperts> found = Loaded.Waiting<FoundExperts>();
    private Loaded<ExpertPage> listed = Loaded.Waiting<ExpertPage>();
    private IReadOnlyList<string> teams = [];

    [SupplyParameterFromQuery(Name = "q")]
    private string? Q { get; set; }

    [SupplyParameterFromQuery]
    private string? Topic { get; set; }

    [SupplyParameterFromQuery]
    private string? Product { get; set; }

    [SupplyParameterFromQuery]
    private string? Segment { get; set; }

    [SupplyParameterFromQuery]
    private string? Lang { get; set; }

    [SupplyParameterFromQuery]
    private string? Team { get; set; }

    [SupplyParameterFromQuery]
    private string? Available { get; set; }

    [SupplyParameterFromQuery]
    private string? Customer { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private string? PageText { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        wanted = PeopleWanted.Of(new Dictionary<string, string?>
        {
            ["q"] = Q, ["topic"] = Topic, ["product"] = Product, ["segment"] = Segment, ["lang"] = Lang, ["team"] = Team, ["available"] = Available,
            ["customer"] = Customer, ["page"] = PageText,
        });
        await ReadAsync();
    }

    private async Task ReadAsync()
    {
        var asked = wanted;
        var all = await LoadAsync((actor, stop) => People.RunAsync(actor, asked.IsQuestion ? new ExpertFilter() : asked.Filter, stop));
        var answer = asked.IsQuestion ? await LoadAsync((actor, stop) => Find.RunAsync(actor, asked.Question, stop)) : found;
        if (asked != wanted) return;
        (listed, found, teams) = (all, answer, all.Value?.Teams ?? teams);
    }

    private void Show(PeopleWanted chosen) => Navigation.NavigateTo(chosen.ToString());

    private async Task WantAsync()
    {
        if (await DoAsync((actor, stop) => Ask.RunAsync(actor, wanted.Text, stop)) is { Succeeded: true } done) Say(T["Nobody.Wanted", done.Value.Number]);
    }
}
