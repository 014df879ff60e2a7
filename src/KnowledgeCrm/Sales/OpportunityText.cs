using KnowledgeCrm.Common;

namespace KnowledgeCrm.Sales;

/// <summary>All that is said of an opportunity, its customer, products and owner found.</summary>
public sealed record OpportunityText(
    string Title, Guid CustomerId, decimal? Amount, string Currency, DateOnly? ExpectedClose, IReadOnlyList<Guid> ProductIds,
    IReadOnlyList<string> Competitors, Guid? OwnerId)
{
    private const decimal HighestAmount = 1_000_000_000_000m;
    private const int CurrencyLetters = 3;

    internal OpportunityText Checked()
    {
        if (Amount is < 0 or > HighestAmount) throw Refused.Invalid("Opportunity.AmountOutOfRange", "amount", HighestAmount);
        // Cents are what is kept.
        if (Amount is { } amount && decimal.Round(amount, 2) != amount) throw Refused.Invalid("Opportunity.AmountTooFine", "amount");
        var currency = Currency.Trim().ToUpperInvariant();
        if (currency.Length != CurrencyLetters || !currency.All(char.IsAsciiLetterUpper)) throw Refused.Invalid("Opportunity.CurrencyUnknown", "currency");
        var competitors = Competitors.Select(name => Limits.Checked(name, "competitors", Limits.Name, required: false)).Where(name => name.Length > 0)
            .Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (competitors.Count > Opportunity.MostCompetitors) throw Refused.Invalid("Opportunity.TooManyCompetitors", "competitors", Opportunity.MostCompetitors);
        return this with
        {
            Title = Limits.Checked(Title, "title", Limits.Title),
            Currency = currency,
            Competitors = competitors,
            ProductIds = [.. ProductIds.Distinct()],
        };
    }
}
