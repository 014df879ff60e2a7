using KnowledgeCrm.Customers;
using KnowledgeCrm.Products;
using KnowledgeCrm.Sales;
using KnowledgeCrm.Web.Controls;
using Microsoft.AspNetCore.Components;

namespace KnowledgeCrm.Web.Sales;

/// <summary>A new opportunity, or what is known of one. What is typed is kept.</summary>
public partial class EditOpportunityPage(
    OpenOpportunity open, ChangeOpportunity change, OpportunityReading reading, CustomerReading customers, ProductList productList, SalesPeople salesPeople,
    DraftKeepers keepers, NavigationManager navigation)
{
    private OpportunityForm form = new();
    private DraftKeeper<OpportunityForm>? keeper;
    private Loaded<OpportunityView> loaded = Loaded.Waiting<OpportunityView>();
    private IReadOnlyList<ProductLine> products = [];
    private IReadOnlyList<SalesPerson> people = [];
    private bool isSaved;

    [Parameter]
    public string? Number { get; set; }

    /// <summary>The number of the customer that a new one is for.</summary>
    [SupplyParameterFromQuery]
    public string? Customer { get; set; }

    private string Heading => Number is null ? T["Opportunity.New"] : T["Opportunity.Edit", Number];

    protected override async Task OnInitializedAsync()
    {
        products = (await LoadAsync(productList.RunAsync)).Value ?? [];
        people = (await LoadAsync(salesPeople.RunAsync)).Value ?? [];
        keeper = keepers.For<OpportunityForm>($"opportunity:{Number ?? "new"}");
        await ReadAsync();
        if (await keeper.RestoreAsync(Gone) is { } kept && (Number is null || kept.Version == loaded.Value?.Version)) form = kept;
        if (Number is null && !string.IsNullOrEmpty(Customer) && (await LoadAsync((actor, stop) => customers.RunAsync(actor, Customer, stop))).Value is { } known)
            (form.Customer, form.CustomerName) = (known.Number, known.Name);
    }

    private async Task ReadAsync()
    {
        if (Number is null) return;
        loaded = await LoadAsync((actor, stop) => reading.RunAsync(actor, Number, stop));
        if (loaded.Value is { } view) form = OpportunityForm.Of(view);
    }

    private void Picked(CustomerLine customer)
    {
        (form.Customer, form.CustomerName) = (customer.Number, customer.Name);
        Keep();
    }

    private void Toggle(string model)
    {
        if (!form.Products.Remove(model)) form.Products.Add(model);
        Keep();
    }

    private void Keep() => keeper?.Changed(form);

    private string? Invalid(string field) => Refusal?.Field == field ? "true" : null;

    private async Task SaveAsync()
    {
        // Once saved it stays saved: a second click that was under way is not a second opportunity.
        if (isSaved) return;
        isSaved = true;
        var input = form.ToInput();
        var done = await DoAsync(
            (actor, stop) => Number is null ? open.RunAsync(actor, input, stop) : change.RunAsync(actor, Number, input, form.Version, stop),
            "title", "customer", "amount", "currency", "owner", "competitors");
        if (done is not { Succeeded: true } saved)
        {
            isSaved = false;
            return;
        }
        await keeper!.ForgetAsync();
        navigation.NavigateTo($"/console/sales/opportunities/{saved.Value.Number}");
    }

    public async ValueTask DisposeAsync()
    {
        Dispose();
        if (keeper is not null) await keeper.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
