using System.Text.RegularExpressions;

namespace KnowledgeCrm.Web.Search;

/// <summary>What a person types to narrow, such as <c>product:XR-200</c> or <c>topic:"spare parts"</c>.</summary>
internal static partial class FacetSigns
{
    /// <summary>The words without those that narrow to a value.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="facet">The facet.</param>
    /// <param name="value">The value's code.</param>
    /// <param name="orAny">Whether all of the facet goes where the value itself is not there: it may have been typed in another form than its code.</param>
    public static string Without(string text, string facet, string value, bool orAny)
    {
        var signs = Sign().Matches(text).Where(sign => sign.Groups["facet"].Value.Equals(facet, StringComparison.OrdinalIgnoreCase)).ToList();
        var named = signs.Where(sign => sign.Groups["value"].Value.Trim('"', '＂').Equals(value, StringComparison.OrdinalIgnoreCase)).ToList();
        if (named.Count > 0 || !orAny) signs = named;
        foreach (var sign in Enumerable.Reverse(signs)) text = text.Remove(sign.Index, sign.Length);
        return signs.Count == 0 ? text : text.Trim();
    }

    [GeneratedRegex("""(?<!\S)(?<facet>\p{L}+)[:：](?<value>["＂][^"＂]*["＂]|\S+)\s*""", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Sign();
}
