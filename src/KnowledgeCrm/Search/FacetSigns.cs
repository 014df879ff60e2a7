namespace KnowledgeCrm.Search;

/// <summary>What a person types to narrow, such as <c>product:XR-200</c> or <c>主题："备件"</c>, as it stands in a query.</summary>
public static class FacetSigns
{
    /// <summary>The query without those that narrow to a value; unchanged when there is none.</summary>
    /// <param name="text">What was typed; any string.</param>
    /// <param name="facet">One of <see cref="SearchFacets"/>.</param>
    /// <param name="value">The value's code.</param>
    /// <param name="orAny">Whether all of the facet goes where the value itself is not there: it may have been typed in another form than its code.</param>
    public static string Without(string text, string facet, string value, bool orAny)
    {
        var signs = Of(text).Where(sign => sign.Typed.Facet == facet).ToList();
        var named = signs.Where(sign => sign.Typed.Value.Equals(value, StringComparison.OrdinalIgnoreCase)).ToList();
        if (named.Count > 0 || !orAny) signs = named;
        foreach (var (from, typed) in Enumerable.Reverse(signs))
        {
            var end = typed.End;
            while (end < text.Length && char.IsWhiteSpace(text[end])) end++;
            text = text.Remove(from, end - from);
        }
        return signs.Count == 0 ? text : text.Trim();
    }

    /// <summary>Where they stand, in order.</summary>
    internal static IReadOnlyList<(int Start, int End)> PlacesIn(string text) => [.. Of(text).Select(sign => (sign.From, sign.Typed.End))];

    private static IEnumerable<(int From, TypedFacet Typed)> Of(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (TypedFacet.At(text, i) is not { } typed) continue;
            yield return (i, typed);
            i = typed.End - 1;
        }
    }
}
