using System.Diagnostics.CodeAnalysis;
using KnowledgeCrm.Sales;

namespace KnowledgeCrm.Web.Sales;

/// <summary>What has been typed of an opportunity.</summary>
[SuppressMessage("Usage", "CA2227", Justification = "Read back from what was kept.")]
public sealed class OpportunityForm
{
    public string? Customer { get; set; }
    public string? CustomerName { get; set; }
    public string? Title { get; set; }
    public decimal? Amount { get; set; }
    public string? Currency { get; set; } = "EUR";
    public DateOnly? ExpectedClose { get; set; }
    public string? Owner { get; set; }
    public List<string> Products { get; set; } = [];

    /// <summary>With commas between.</summary>
    public string? Competitors { get; set; }
    public int? Version { get; set; }

    internal static OpportunityForm Of(OpportunityView view) => new()
    {
        Customer = view.Customer,
        CustomerName = view.CustomerName,
        Title = view.Title,
        Amount = view.Amount,
        Currency = view.Currency,
        ExpectedClose = view.ExpectedClose,
        Owner = view.OwnerId?.ToString(),
        Products = [.. view.Products.Select(product => product.Model)],
        Competitors = string.Join(", ", view.Competitors),
        Version = view.Version,
    };

    internal OpportunityInput ToInput() => new()
    {
        Customer = Customer,
        Title = Title,
        Amount = Amount,
        Currency = Currency,
        ExpectedClose = ExpectedClose,
        Owner = Owner,
        Products = Products,
        // Chinese commas are commas too.
        Competitors = [.. (Competitors ?? "").Split([',', '，', '、', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
    };
}
