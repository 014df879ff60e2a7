using KnowledgeCrm.Sales;
using KnowledgeCrm.Web.Controls;
using KnowledgeCrm.Web.Knowledge;
using Microsoft.AspNetCore.Components;

namespace KnowledgeCrm.Web.Sales;

/// <summary>The opportunities; what is shown is in the address.</summary>
public partial class OpportunitiesPage(OpportunityList list, NavigationManager navigation)
{
    private Loaded<OpportunityListing> found = Loaded.Waiting<OpportunityListing>();
    private OpportunityStage? stage;
    private bool maySell;
    private bool mine;

    [SupplyParameterFromQuery]
    public string? Q { get; set; }

    [SupplyParameterFromQuery(Name = "stage")]
    public string? StageText { get; set; }

    [SupplyParameterFromQuery]
    public string? Product { get; set; }

    [SupplyParameterFromQuery]
    public string? Segment { get; set; }

    [SupplyParameterFromQuery]
    public string? Mine { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public string? PageText { get; set; }

    private int At => Addresses.Page(PageText);

    protected override Task OnParametersSetAsync()
    {
        (mine, stage) = (Mine == "true", Named.Of<OpportunityStage>(StageText));
        return LoadListAsync();
    }

    private async Task LoadListAsync()
    {
        maySell = OpportunityVisibility.MaySell(await Current.GetAsync(Gone));
        found = await LoadAsync((actor, stop) => list.RunAsync(
            actor, new OpportunityFilter(stage, null, mine ? actor.PersonId : null, Named.Of<CustomerSegment>(Segment), Product, Q, At), stop));
    }

    private void Show() => navigation.NavigateTo(Address(stage, 0));

    private string Address(OpportunityStage? wanted, int page) => Addresses.With(
        "/console/sales/opportunities", ("q", Q), ("stage", wanted?.ToString()), ("product", Product), ("segment", Segment), ("mine", mine ? "true" : null),
        ("page", Addresses.Page(page)));
}

/// <summary>Values that an address names: whatever a person types there has a page.</summary>
internal static class Named
{
    public static T? Of<T>(string? name) where T : struct, Enum =>
        Enum.GetValues<T>().Cast<T?>().FirstOrDefault(value => string.Equals(value.ToString(), name, StringComparison.OrdinalIgnoreCase));
}
