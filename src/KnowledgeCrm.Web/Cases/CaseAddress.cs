using System.Text.RegularExpressions;

namespace KnowledgeCrm.Web.Cases;

/// <summary>The address of a case's page.</summary>
internal static partial class CaseAddress
{
    public static string Of(string number) => $"/console/cases/{number}";

    /// <summary>The number of the case whose page it is, or null.</summary>
    public static string? NumberIn(string path) => Page().Match(path) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex(@"^/?console/cases/(CS-\d{1,9})(?:[?#]|$)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Page();
}
