using KnowledgeCrm.Common;
using KnowledgeCrm.Insight;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Products;
using KnowledgeCrm.Search;
using KnowledgeCrm.Web.Controls;
using Microsoft.AspNetCore.Components;

namespace KnowledgeCrm.Web.Search;

public sealed partial class SearchPage
{
    private Wanted wanted = Wanted.For("");
    private string? asked;
    private Loaded<SearchAnswer> answer = Loaded.Waiting<SearchAnswer>();
    private FacetWords words = null!;
    private string? typed;

    [Inject] private SearchEverything Search { get; set; } = null!;
    [Inject] private TopicList Topics { get; set; } = null!;
    [Inject] private ProductNames Products { get; set; } = null!;
    [Inject] private SearchJournal Journal { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "q")] private string? Query { get; set; }
    [SupplyParameterFromQuery(Name = SearchFacets.Kind)] private string[]? Kind { get; set; }
    [SupplyParameterFromQuery(Name = SearchFacets.Template)] private string[]? Template { get; set; }
    [SupplyParameterFromQuery(Name = SearchFacets.Topic)] private string[]? Topic { get; set; }
    [SupplyParameterFromQuery(Name = SearchFacets.Product)] private string[]? Product { get; set; }
    [SupplyParameterFromQuery(Name = SearchFacets.Language)] private string[]? Language { get; set; }
    [SupplyParameterFromQuery(Name = SearchFacets.State)] private string[]? State { get; set; }
    [SupplyParameterFromQuery(Name = SearchFacets.Confidence)] private string[]? Confidence { get; set; }
    [SupplyParameterFromQuery(Name = SearchFacets.Owner)] private string[]? Owner { get; set; }
    [SupplyParameterFromQuery(Name = SearchFacets.Age)] private string[]? Age { get; set; }
    [SupplyParameterFromQuery(Name = "order")] private string? Order { get; set; }
    [SupplyParameterFromQuery(Name = "exact")] private string? Exact { get; set; }
    [SupplyParameterFromQuery(Name = "page")] private string? Page { get; set; }

    // What is chosen by the address, and what is chosen by words such as product:XR-200, which the answer tells.
    private IReadOnlyList<(string Facet, string Value)> Chosen => answer.Value is { } found && found.Facets.Count > 0
        ? [.. found.Facets.SelectMany(facet => facet.Values.Where(value => value.Chosen).Select(value => (facet.Name, value.Value)))]
        : [.. wanted.Chosen.SelectMany(facet => facet.Value.Select(value => (facet.Key, value)))];

    // In another order, or further down, somebody looks through everything: nothing there passes for an answer.
    private bool IsUnsure => answer.Value is { Sure: false } && wanted is { Order: SearchOrder.Relevance, Page: 0 } && wanted.Text.Length > 0;

    private IReadOnlyList<FoundItem> Nearest => [.. Items.Where(IsArticle).Take(Unsure.Nearest)];

    // Whether an article answers says nothing of the cases and customers that were found.
    private IReadOnlyList<FoundItem> Plain => [.. Items.Where(item => !IsUnsure || !IsArticle(item))];

    private IReadOnlyList<FoundItem> Items => answer.Value?.Items ?? [];

    private string Said => !answer.IsReady || (wanted.Text.Length == 0 && Chosen.Count == 0) ? ""
        : IsUnsure ? Text["Unsure"] : Text[answer.Value!.Total == 1 ? "Total.One" : "Total", answer.Value!.Total];

    protected override async Task OnInitializedAsync()
    {
        // Names for codes; without them the codes themselves are shown.
        words = new FacetWords(Text, Words, [], new Dictionary<string, string>());
        var topics = await LoadAsync(Topics.RunAsync);
        var products = await LoadAsync(Products.RunAsync);
        words = new FacetWords(Text, Words, topics.Value ?? [], products.Value ?? new Dictionary<string, string>());
    }

    protected override Task OnParametersSetAsync()
    {
        wanted = Wanted.Of(Query, [
            (SearchFacets.Kind, Kind), (SearchFacets.Template, Template), (SearchFacets.Topic, Topic), (SearchFacets.Product, Product), (SearchFacets.Language, Language),
            (SearchFacets.State, State), (SearchFacets.Confidence, Confidence), (SearchFacets.Owner, Owner), (SearchFacets.Age, Age),
        ], Order, Exact, Page);
        // Set twice for one address: once by the router, once by its query.
        if (asked == wanted.ToString()) return Task.CompletedTask;
        typed = wanted.Text;
        return AskAsync();
    }

    private async Task AskAsync()
    {
        var address = asked = wanted.ToString();
        var request = wanted.ToRequest();
        var found = await LoadAsync<SearchAnswer>(async (actor, stop) =>
        {
            var answered = await Search.RunAsync(actor, request, stop);
            // Before the circuit is there the page is only drawn: it asks once more.
            if (RendererInfo.IsInteractive) Journal.Searched(actor, request, answered, SearchPlace.Console, null);
            return answered;
        });
        // An answer to an earlier address is not shown under a later one.
        if (asked == address) answer = found;
    }

    private void Submit() => Navigation.NavigateTo(wanted.Asking(typed).ToString());

    private void Toggle((string Facet, FacetValue Value) choice) => Navigation.NavigateTo(
        (choice.Value.Chosen ? wanted.Without(choice.Facet, choice.Value.Value) : wanted.With(choice.Facet, choice.Value.Value)).ToString());

    private int RankOf(FoundItem item) => wanted.Page * Wanted.PageSize + 1 + Items.TakeWhile(other => other != item).Count();

    private static bool IsArticle(FoundItem item) => item.Key.Kind == ArticleSearchSource.KindName;
}
