using System.Globalization;
using KnowledgeCrm.Common;

namespace KnowledgeCrm.Web.Complaints;

/// <summary>Names the texts of the pages of complaints and dispatches: <c>ComplaintText.resx</c>, <c>ComplaintText.zh.resx</c>.</summary>
public sealed class ComplaintText;

/// <summary>For whom the pages are there; what may be done on them each use case decides itself.</summary>
internal static class ComplaintRoles
{
    public const string Seers = $"{nameof(Role.Rep)},{nameof(Role.Author)},{nameof(Role.Reviewer)},{nameof(Role.KnowledgeManager)}";
    public const string CauseReaders = $"{Seers},{nameof(Role.Administrator)}";
    public const string Partners = $"{Seers},{nameof(Role.Partner)}";
}

/// <summary>Amounts as they are read: the number by culture, the currency by its code.</summary>
internal static class Amounts
{
    public static string Of(decimal amount, string currency) =>
        currency.Length == 0 ? "" : $"{amount.ToString("N2", CultureInfo.CurrentCulture)} {currency}";

    public static string Of(IEnumerable<KnowledgeCrm.Complaints.MoneySum> sums) => string.Join(" + ", sums.Select(sum => Of(sum.Amount, sum.Currency)));
}
