using System.Text.RegularExpressions;

namespace KnowledgeCrm.Knowledge;

/// <summary>The names of other things that a text speaks of: <c>product:XR-200</c>, <c>CS-88213</c>. In the text, never in code or links.</summary>
internal static partial class MarkdownReference
{
    /// <summary>What stands before a product's model.</summary>
    public const string Product = "product:";

    // What a text names more of stays text: it is a list, and each would be looked up.
    private const int Most = 200;

    /// <summary>Each different one, in order.</summary>
    public static IReadOnlyList<string> In(string text) =>
        text.Contains("CS-", StringComparison.Ordinal) || text.Contains(Product, StringComparison.Ordinal)
            ? [.. Pattern().Matches(text).Select(match => match.Value).Distinct(StringComparer.Ordinal).Take(Most)]
            : [];

    /// <summary>The words of a text alone: of a product its model.</summary>
    public static string Plain(string text) => !text.Contains(Product, StringComparison.Ordinal) ? text
        : Pattern().Replace(text, match => match.Value.StartsWith(Product, StringComparison.Ordinal) ? match.Value[Product.Length..] : match.Value);

    public static Regex.ValueMatchEnumerator Of(ReadOnlySpan<char> text) => Pattern().EnumerateMatches(text);

    // Han characters may stand right beside it; letters, digits and signs of an address may not.
    [GeneratedRegex(
        @"(?<![A-Za-z0-9_./:@-])(?:product:[A-Za-z0-9](?:[A-Za-z0-9.-]{0,38}[A-Za-z0-9])?|CS-[0-9]{1,12})(?![A-Za-z0-9_-])", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}

/// <summary>What a name in a text becomes for one reader.</summary>
/// <param name="Text">What is shown.</param>
/// <param name="Title">What it is, told on pointing at it; or null.</param>
/// <param name="Address">Where it leads, or null where the reader may not go.</param>
public sealed record TextReference(string Text, string? Title, string? Address);
