using KnowledgeCrm.Insight;
using KnowledgeCrm.Search;
using KnowledgeCrm.Web.Controls;
using Microsoft.AspNetCore.Components;

namespace KnowledgeCrm.Web.Search;

public sealed partial class SearchPage
{
    private Wanted wanted = new("", null, null, 0);
    private Loaded<SearchAnswer> answer = Loaded.Waiting<SearchAnswer>();
    private string? typed;

    [Inject] private SearchEverything Search { get; set; } = null!;
    [Inject] private SearchJournal Journal { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "q")] private string? Query { get; set; }
    [SupplyParameterFromQuery(Name = "kind")] private string? Kind { get; set; }
    [SupplyParameterFromQuery(Name = "lang")] private string? Language { get; set; }
    [SupplyParameterFromQuery(Name = "page")] private string? Page { get; set; }

    protected override Task OnParametersSetAsync()
    {
        wanted = Wanted.Of(Query, Kind, Language, Page);
        typed = wanted.Text;
        return AskAsync();
    }

    private async Task AskAsync()
    {
        var asked = wanted;
        var found = await LoadAsync<SearchAnswer>(async (actor, stop) =>
        {
            var answered = await Search.RunAsync(actor, asked.ToRequest(), stop);
            if (RendererInfo.IsInteractive) Journal.Searched(actor, asked.ToRequest(), answered, SearchPlace.Console, null);
            return answered;
        });
        // An answer to an earlier address is not shown under a later one.
        if (asked == wanted) answer = found;
    }

    private void Submit() => Navigation.NavigateTo((wanted with { Text = typed ?? "", Page = 0 }).ToString());

    private string Count(string? kind) => answer.Value is not { } found || wanted.Text.Length == 0 ? ""
        : kind is null ? wanted.Kind is null ? $"({found.Total})" : ""
        : found.TotalByKind.TryGetValue(kind, out var count) ? $"({count})" : "";
}
