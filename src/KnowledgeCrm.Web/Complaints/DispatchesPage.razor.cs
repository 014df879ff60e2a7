using KnowledgeCrm.Common;
using KnowledgeCrm.Complaints;
using KnowledgeCrm.Web.Controls;
using KnowledgeCrm.Web.Knowledge;
using Microsoft.AspNetCore.Components;

namespace KnowledgeCrm.Web.Complaints;

/// <summary>The dispatches: all of them for the centre, a partner's own for that partner.</summary>
public sealed partial class DispatchesPage
{
    private DispatchFilter wanted = new();
    private Loaded<Page<DispatchLine>> found = Loaded.Waiting<Page<DispatchLine>>();
    private IReadOnlyList<PartnerLine> partners = [];
    private bool inside;
    private bool works;

    [Inject] private DispatchNews News { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "show")] private string? ShowText { get; set; }
    [SupplyParameterFromQuery(Name = "state")] private string? StateText { get; set; }
    [SupplyParameterFromQuery(Name = "partner")] private string? PartnerText { get; set; }
    [SupplyParameterFromQuery(Name = "case")] private string? CaseText { get; set; }
    [SupplyParameterFromQuery(Name = "cause")] private string? CauseText { get; set; }
    [SupplyParameterFromQuery(Name = "page")] private string? PageText { get; set; }

    protected override async Task OnInitializedAsync()
    {
        News.Changed += ChangedElsewhereAsync;
        var actor = await Current.GetAsync(Gone);
        (inside, works) = (ComplaintAccess.Sees(actor), ComplaintAccess.MayWork(actor));
        if (inside) partners = (await LoadAsync(Partners.RunAsync)).Value ?? [];
    }

    protected override Task OnParametersSetAsync()
    {
        wanted = new DispatchFilter(
            Named<DispatchShow>(ShowText) ?? DispatchShow.Open, Named<DispatchState>(StateText), Absent(PartnerText), Absent(CaseText),
            Guid.TryParse(CauseText, out var cause) ? cause : null, Addresses.Page(PageText));
        return ReadAsync();
    }

    private async Task ReadAsync()
    {
        var asked = wanted;
        var read = await LoadAsync((actor, stop) => List.RunAsync(actor, asked, stop));
        if (asked == wanted) found = read;
    }

    private Task ChangedElsewhereAsync(string number) => InvokeAsync(async () =>
    {
        if (Gone.IsCancellationRequested) return;
        await ReadAsync();
        StateHasChanged();
    });

    private void ByPartner(ChangeEventArgs change) => Navigation.NavigateTo(Address(wanted with { Partner = Absent(change.Value as string), Page = 0 }));

    private void ByState(ChangeEventArgs change) =>
        Navigation.NavigateTo(Address(wanted with { State = Named<DispatchState>(change.Value as string), Show = DispatchShow.All, Page = 0 }));

    private static string Address(DispatchFilter filter) => Addresses.With(
        "/console/dispatches", ("show", filter.Show == DispatchShow.Open ? null : filter.Show.ToString()), ("state", filter.State?.ToString()),
        ("partner", filter.Partner), ("case", filter.Case), ("cause", filter.Cause?.ToString()), ("page", Addresses.Page(filter.Page)));

    private static string? Absent(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static T? Named<T>(string? text) where T : struct, Enum => Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value) ? value : null;

    public override void Dispose()
    {
        News.Changed -= ChangedElsewhereAsync;
        base.Dispose();
    }
}
