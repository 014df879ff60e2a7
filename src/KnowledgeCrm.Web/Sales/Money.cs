using System.Globalization;

namespace KnowledgeCrm.Web.Sales;

/// <summary>Writes amounts as the reader's culture does, with the currency's letters: signs such as $ stand for several.</summary>
internal static class Money
{
    public static string Of(decimal? amount, string currency) => amount is not { } known ? ""
        : $"{known.ToString(decimal.Truncate(known) == known ? "N0" : "N2", CultureInfo.CurrentCulture)} {currency}";

    public static string Day(DateOnly? day) => day?.ToString("d", CultureInfo.CurrentCulture) ?? "";
}
