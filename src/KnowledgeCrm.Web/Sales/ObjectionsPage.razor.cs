using KnowledgeCrm.Common;
using KnowledgeCrm.Sales;
using KnowledgeCrm.Web.Controls;
using KnowledgeCrm.Web.Knowledge;
using Microsoft.AspNetCore.Components;

namespace KnowledgeCrm.Web.Sales;

/// <summary>The catalogue of objections; what is shown is in the address.</summary>
public partial class ObjectionsPage(ObjectionList list, NavigationManager navigation)
{
    private Loaded<Page<ObjectionLine>> found = Loaded.Waiting<Page<ObjectionLine>>();
    private bool seesFigures;
    private bool mayKeep;

    [SupplyParameterFromQuery]
    public string? Q { get; set; }

    [SupplyParameterFromQuery]
    public string? Product { get; set; }

    [SupplyParameterFromQuery]
    public string? Segment { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public string? PageText { get; set; }

    private int At => Addresses.Page(PageText);

    private bool IsNarrowed => !string.IsNullOrEmpty(Product) || Named.Of<CustomerSegment>(Segment) is not null;

    protected override Task OnParametersSetAsync() => LoadListAsync();

    private async Task LoadListAsync()
    {
        var asking = await Current.GetAsync(Gone);
        (seesFigures, mayKeep) = (OpportunityVisibility.SeesAll(asking), asking.Is(Role.Sales, Role.Administrator, Role.KnowledgeManager));
        var filter = new ObjectionFilter(Product, Named.Of<CustomerSegment>(Segment), null, Q, At);
        found = await LoadAsync((actor, stop) => list.RunAsync(actor, filter, stop));
    }

    private Task SavedAsync(string number)
    {
        navigation.NavigateTo($"/console/sales/objections/{number}");
        return Task.CompletedTask;
    }

    private void Show() => navigation.NavigateTo(Address(0));

    private string Address(int page) => Addresses.With(
        "/console/sales/objections", ("q", Q), ("product", Product), ("segment", Segment), ("page", Addresses.Page(page)));
}
