using System.Diagnostics.CodeAnalysis;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Web.Controls;
using KnowledgeCrm.Web.Hosting;
using Microsoft.AspNetCore.Components;

namespace KnowledgeCrm.Web.Customers;

public partial class NewCustomerPage(AddCustomer add, DraftKeepers keepers, NavigationManager navigation)
{
    private readonly DraftKeeper<CustomerForm> keeper = keepers.For<CustomerForm>("customer:new");
    private bool isAdded;
    private CustomerForm form = new() { Language = Choices.Language };

    private bool mayGrade;

    protected override async Task OnInitializedAsync()
    {
        mayGrade = CustomerVisibility.MayGrade(await Current.GetAsync(Gone));
        form = await keeper.RestoreAsync(Gone) ?? form;
    }

    private void Touched() => keeper.Changed(form);

    private async Task AddAsync()
    {
        // Once added it stays added: a second click that was under way is not a second customer.
        if (isAdded) return;
        isAdded = true;
        var input = form.ToInput();
        if (await DoAsync((actor, stop) => add.RunAsync(actor, input, stop)) is not { Succeeded: true } added)
        {
            isAdded = false;
            return;
        }
        await keeper.ForgetAsync();
        navigation.NavigateTo($"/console/customers/{added.Value.Number}");
    }

    public async ValueTask DisposeAsync()
    {
        Dispose();
        await keeper.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

/// <summary>What has been typed about a new customer.</summary>
[SuppressMessage("Usage", "CA2227", Justification = "Read back from what was kept.")]
public sealed class CustomerForm
{
    public string? Name { get; set; }
    public CustomerKind Kind { get; set; }
    public CustomerRelation Relation { get; set; }
    public string? Parent { get; set; }
    public string Language { get; set; } = "";
    public string? Phone { get; set; }
    public string? Email { get; set; }
    public string? Address { get; set; }
    public string? City { get; set; }
    public CustomerGrade? Grade { get; set; }
    public string? CareNote { get; set; }
    public List<AssetForm> Assets { get; set; } = [];

    public CustomerInput ToInput()
    {
        var isOrganisation = Kind == CustomerKind.Organisation;
        return new CustomerInput
        {
            Name = Name,
            Kind = Kind,
            Relation = isOrganisation ? Relation : CustomerRelation.Customer,
            Parent = isOrganisation ? Parent?.Trim().ToUpperInvariant() : null,
            Language = Language,
            Phone = Phone,
            Email = Email,
            Address = Address,
            City = City,
            Grade = Grade,
            CareNote = CareNote,
            Assets = [.. Assets.Where(asset => !string.IsNullOrEmpty(asset.Product))
                .Select(asset => new AssetInput(asset.Product, asset.Serial, Utc(asset.BoughtAt), Utc(asset.WarrantyUntil)))],
        };
    }

    // Days, not moments: the same on the bill everywhere.
    private static DateTime? Utc(DateTime? day) => day is { } known ? DateTime.SpecifyKind(known, DateTimeKind.Utc) : null;
}

/// <summary>A product of a new customer, as typed.</summary>
public sealed class AssetForm
{
    public string? Product { get; set; }
    public string? Serial { get; set; }
    public DateTime? BoughtAt { get; set; }
    public DateTime? WarrantyUntil { get; set; }
}
