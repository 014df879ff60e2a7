using System.Text.RegularExpressions;
using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;

namespace KnowledgeCrm.Cases;

/// <summary>The short names and the names by which rules of the desk are known.</summary>
internal static partial class DeskKey
{
    public const int Longest = 60;

    public static string Checked(string? key, string field = "key")
    {
        var made = Limits.Checked(key, field, Longest);
        return Pattern().IsMatch(made) ? made : throw Refused.Invalid("DeskKey.Invalid", field);
    }

    public static BothLanguages Named(BothLanguages? name) => new(
        Limits.Checked(name?.En, "name.en", Limits.Name), Limits.Checked(name?.Zh, "name.zh", Limits.Name));

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Pattern();
}
