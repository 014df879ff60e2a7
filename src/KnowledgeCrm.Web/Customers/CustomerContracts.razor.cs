using KnowledgeCrm.Cases;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Web.Controls;
using Microsoft.AspNetCore.Components;

namespace KnowledgeCrm.Web.Customers;

public sealed partial class CustomerContracts
{
    private Loaded<IReadOnlyList<ContractView>> loaded = Loaded.Waiting<IReadOnlyList<ContractView>>();
    private IReadOnlyList<ServiceLevelView> levels = [];
    private Typed typed = new();
    private ContractView? changed;
    private bool isOpen;
    private string? shown;

    [Parameter, EditorRequired] public string Customer { get; set; } = "";

    protected override async Task OnParametersSetAsync()
    {
        if (shown == Customer) return;
        shown = Customer;
        levels = (await LoadAsync(Levels.RunAsync)).Value?.Levels ?? [];
        await ReadAsync();
    }

    private async Task ReadAsync() => loaded = await LoadAsync((actor, stop) => Contracts.RunAsync(actor, Customer, stop));

    private void Open(ContractView? contract)
    {
        isOpen = contract is not null || !isOpen || changed is not null;
        (changed, Refusal) = (contract, null);
        typed = contract is null ? new Typed() : new Typed
        {
            Title = contract.Title, ServiceLevel = contract.ServiceLevel, From = contract.From, To = contract.To,
            Products = string.Join(' ', contract.Products), Assets = string.Join(' ', contract.Assets),
        };
    }

    private async Task SaveAsync()
    {
        var input = new ContractInput
        {
            Customer = Customer, Title = typed.Title, ServiceLevel = typed.ServiceLevel, From = typed.From, To = typed.To, Products = Named(typed.Products),
            Assets = Named(typed.Assets), Note = changed?.Note,
        };
        var done = await DoAsync(
            (actor, stop) => Save.RunAsync(actor, changed?.Number, input, changed?.Version, stop), "title", "serviceLevel", "from", "to", "products", "assets");
        if (done is not { Succeeded: true }) return;
        isOpen = false;
        Say(T["Contract.Saved", done.Value.Value.Key]);
        await ReadAsync();
    }

    private static string[] Named(string text) => text.Split([' ', ',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries);

    private sealed class Typed
    {
        public string Title { get; set; } = "";
        public string ServiceLevel { get; set; } = "";
        public DateOnly? From { get; set; }
        public DateOnly? To { get; set; }
        public string Products { get; set; } = "";
        public string Assets { get; set; } = "";
    }
}
