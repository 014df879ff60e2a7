using KnowledgeCrm.Common;
using KnowledgeCrm.Complaints;
using KnowledgeCrm.Web.Controls;
using KnowledgeCrm.Web.Knowledge;
using Microsoft.AspNetCore.Components;

namespace KnowledgeCrm.Web.Complaints;

public sealed partial class ComplaintsPage
{
    private const string NoCause = "none";
    private ComplaintFilter wanted = new();
    private Loaded<Page<ComplaintLine>> found = Loaded.Waiting<Page<ComplaintLine>>();
    private IReadOnlyList<CauseLine> causes = [];

    [SupplyParameterFromQuery(Name = "show")] private string? ShowText { get; set; }
    [SupplyParameterFromQuery(Name = "cause")] private string? CauseText { get; set; }
    [SupplyParameterFromQuery(Name = "severity")] private string? SeverityText { get; set; }
    [SupplyParameterFromQuery(Name = "page")] private string? PageText { get; set; }

    protected override async Task OnInitializedAsync() => causes = (await LoadAsync(Causes.RunAsync)).Value ?? [];

    protected override Task OnParametersSetAsync()
    {
        wanted = new ComplaintFilter(
            Named<ComplaintShow>(ShowText) ?? ComplaintShow.Open, Named<ComplaintSeverity>(SeverityText),
            Guid.TryParse(CauseText, out var cause) ? cause : null, CauseText == NoCause, Page: Addresses.Page(PageText));
        return ReadAsync();
    }

    private async Task ReadAsync()
    {
        var asked = wanted;
        var read = await LoadAsync((actor, stop) => List.RunAsync(actor, asked, stop));
        if (asked == wanted) found = read;
    }

    private void ByCause(ChangeEventArgs change)
    {
        var chosen = change.Value as string;
        Navigation.NavigateTo(Address(wanted with { NoCause = chosen == NoCause, Cause = Guid.TryParse(chosen, out var cause) ? cause : null, Page = 0 }));
    }

    private void BySeverity(ChangeEventArgs change) =>
        Navigation.NavigateTo(Address(wanted with { Severity = Named<ComplaintSeverity>(change.Value as string), Page = 0 }));

    private static string Address(ComplaintFilter filter) => Addresses.With(
        "/console/complaints", ("show", filter.Show == ComplaintShow.Open ? null : filter.Show.ToString()),
        ("cause", filter.NoCause ? NoCause : filter.Cause?.ToString()), ("severity", filter.Severity?.ToString()), ("page", Addresses.Page(filter.Page)));

    // Whatever a person types into an address has a page.
    private static T? Named<T>(string? text) where T : struct, Enum => Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value) ? value : null;
}
