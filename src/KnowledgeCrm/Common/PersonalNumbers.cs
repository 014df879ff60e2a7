using System.Text.RegularExpressions;

namespace KnowledgeCrm.Common;

/// <summary>Finds telephone and card numbers, serial numbers and e-mail addresses: they are taken out of a customer's words before these
/// become searchable, and pointed out to whoever writes an article.</summary>
public static partial class PersonalNumbers
{
    /// <summary>The text with each such number or address replaced by an ellipsis.</summary>
    public static string Masked(string text) => SevenDigits().Replace(Serial().Replace(Email().Replace(text, "…"), "…"), "…");

    /// <summary>Each such number or address as it stands in the text, once, in order of kind. A date is none.</summary>
    public static IReadOnlyList<string> In(string text)
    {
        var rest = text;
        var found = new List<string>();
        foreach (var kind in new[] { Email(), Serial(), SevenDigits() })
        {
            found.AddRange(kind.Matches(rest).Select(match => match.Value.TrimEnd('.', ',', ';', ':', '!', '?', ')', '。', '，')).Where(value => !Date().IsMatch(value)));
            rest = kind.Replace(rest, "…");
        }
        return [.. found.Distinct(StringComparer.Ordinal)];
    }

    [GeneratedRegex(@"[^\s@<>]{1,64}@[^\s@<>]{1,190}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Email();

    // Letters and digits with a run of four digits and a hyphen: BW820-2503-004711.
    [GeneratedRegex(@"\b[A-Za-z]{0,4}\d{2,6}-\d{3,6}-\d{3,8}\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Serial();

    // Seven digits or more, with the separators that people write between them.
    [GeneratedRegex(@"\+?\d(?:[\s().\-]{0,2}\d){6,24}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SevenDigits();

    [GeneratedRegex(@"^(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Date();
}
