using System.Text.RegularExpressions;

namespace KnowledgeCrm.Cases;

/// <summary>Takes telephone and card numbers, serial numbers and e-mail addresses out of a customer's words before they become
/// searchable text of an article, so that nobody can look for a person by them.</summary>
public static partial class PersonalNumbers
{
    /// <summary>The text with each such number or address replaced by an ellipsis.</summary>
    public static string Masked(string text) => SevenDigits().Replace(Serial().Replace(Email().Replace(text, "…"), "…"), "…");

    [GeneratedRegex(@"[^\s@<>]{1,64}@[^\s@<>]{1,190}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Email();

    // Letters and digits with a run of four digits and a hyphen: BW820-2503-004711.
    [GeneratedRegex(@"\b[A-Za-z]{0,4}\d{2,6}-\d{3,6}-\d{3,8}\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Serial();

    // Seven digits or more, with the separators that people write between them.
    [GeneratedRegex(@"\+?\d(?:[\s().\-]{0,2}\d){6,24}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SevenDigits();
}
