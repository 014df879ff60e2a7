using System.Text.RegularExpressions;
using KnowledgeCrm.Common;

namespace KnowledgeCrm.Insight;

/// <summary>The short names of roles and steps: small Latin letters, digits and hyphens, so that they stand in addresses as they are.</summary>
internal static partial class WorkKey
{
    public const int Longest = 60;

    public static string Checked(string? key, string field)
    {
        var text = Limits.Checked(key, field, Longest);
        return Form().IsMatch(text) ? text : throw Refused.Invalid("Work.KeyForm", field);
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Form();
}
