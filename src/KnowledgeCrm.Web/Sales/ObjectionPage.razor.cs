using KnowledgeCrm.Common;
using KnowledgeCrm.Sales;
using KnowledgeCrm.Web.Controls;
using KnowledgeCrm.Web.Knowledge;
using Microsoft.AspNetCore.Components;

namespace KnowledgeCrm.Web.Sales;

/// <summary>One objection with its answers, for the product and segment of the address.</summary>
public partial class ObjectionPage(ObjectionReading reading, NavigationManager navigation)
{
    private Loaded<ObjectionView> view = Loaded.Waiting<ObjectionView>();
    private bool seesFigures;
    private bool mayKeep;
    private bool mayWrite;
    private bool mayPropose;

    [Parameter]
    public string Number { get; set; } = "";

    [SupplyParameterFromQuery]
    public string? Product { get; set; }

    [SupplyParameterFromQuery]
    public string? Segment { get; set; }

    protected override Task OnParametersSetAsync() => ReadAsync();

    private async Task ReadAsync()
    {
        var asking = await Current.GetAsync(Gone);
        (seesFigures, mayPropose) = (OpportunityVisibility.SeesAll(asking), OpportunityVisibility.MaySell(asking));
        mayWrite = asking.Is(Role.Author, Role.KnowledgeManager);
        mayKeep = asking.Is(Role.Sales, Role.Administrator, Role.KnowledgeManager);
        var segment = Named.Of<CustomerSegment>(Segment);
        view = await LoadAsync((actor, stop) => reading.RunAsync(actor, Number, string.IsNullOrEmpty(Product) ? null : Product, segment, stop));
    }

    private void Show(string? product, string? segment) => navigation.NavigateTo(
        Addresses.With($"/console/sales/objections/{Number}", ("product", product), ("segment", segment)));

    private Task MergedAsync(string into)
    {
        navigation.NavigateTo($"/console/sales/objections/{into}");
        return Task.CompletedTask;
    }
}
