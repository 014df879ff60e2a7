using KnowledgeCrm.Common;

namespace KnowledgeCrm.Complaints;

/// <summary>Amounts of money. They are kept in hundredths of their currency: a whole number adds up exactly on either database.</summary>
public static class Money
{
    /// <summary>The currencies that compensation and costs are said in, by their ISO 4217 codes; each has hundredths.</summary>
    public static IReadOnlyList<string> Currencies { get; } = ["CNY", "EUR", "GBP", "USD"];

    private const decimal Most = 9_999_999.99m;

    /// <summary>The amount in hundredths; refused when it is negative, too large, or finer than a hundredth.</summary>
    /// <param name="amount">In whole units of the currency; null is nothing.</param>
    /// <param name="field">The field that a refusal names.</param>
    public static long Cents(decimal? amount, string field)
    {
        var value = amount ?? 0;
        if (value is < 0 or > Most || value * 100 != decimal.Truncate(value * 100)) throw Refused.Invalid("Money.Invalid", field, Most);
        return (long)(value * 100);
    }

    /// <summary>The code, or a refusal that names the field.</summary>
    public static string Currency(string? code, string field = "currency") =>
        Currencies.FirstOrDefault(known => known == code) ?? throw Refused.Invalid("Money.Currency", field, string.Join(", ", Currencies));

    /// <summary>Hundredths as whole units.</summary>
    public static decimal Amount(long cents) => cents / 100m;
}

/// <summary>A sum in one currency.</summary>
/// <param name="Currency">Its ISO 4217 code.</param>
/// <param name="Amount">In whole units.</param>
public sealed record MoneySum(string Currency, decimal Amount);
