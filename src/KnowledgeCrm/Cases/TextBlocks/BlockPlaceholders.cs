using System.Text.RegularExpressions;

namespace KnowledgeCrm.Cases;

/// <summary>The places in a text block that are filled in for each case, written <c>{{customer}}</c> or <c>{{客户}}</c>. One that is not
/// known, or has no value, stays as it is written, so that it can be seen and filled in by hand.</summary>
public static partial class BlockPlaceholders
{
    /// <summary>What a place can be filled with, and its names in both languages.</summary>
    public static IReadOnlyList<(BlockValue Value, string En, string Zh)> All { get; } =
    [
        (BlockValue.Customer, "customer", "客户"), (BlockValue.Case, "case", "服务单"), (BlockValue.Subject, "subject", "主题"),
        (BlockValue.Product, "product", "产品"), (BlockValue.Agent, "agent", "客服"),
    ];

    /// <summary>The text with every place filled that has a value.</summary>
    public static string Fill(string text, IReadOnlyDictionary<BlockValue, string?> values) => Place().Replace(text, found =>
        Known(found.Groups[1].Value) is { } value && values.GetValueOrDefault(value) is { Length: > 0 } given ? given : found.Value);

    /// <summary>The places that are still open, as they are written, each once and in order.</summary>
    public static IReadOnlyList<string> OpenIn(string text) => text.Contains("{{", StringComparison.Ordinal)
        ? [.. Place().Matches(text).Select(found => found.Value).Distinct()] : [];

    private static BlockValue? Known(string name) =>
        All.Where(one => one.En.Equals(name, StringComparison.OrdinalIgnoreCase) || one.Zh == name).Select(one => (BlockValue?)one.Value).FirstOrDefault();

    [GeneratedRegex(@"\{\{\s*([\p{L}\p{N}_.-]{1,40})\s*\}\}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Place();
}

/// <summary>What a place can be filled with.</summary>
public enum BlockValue
{
    /// <summary>The customer's name.</summary>
    Customer,
    /// <summary>The case's number.</summary>
    Case,
    Subject,
    /// <summary>The product with its model, in the case's language.</summary>
    Product,
    /// <summary>Who writes.</summary>
    Agent,
}
