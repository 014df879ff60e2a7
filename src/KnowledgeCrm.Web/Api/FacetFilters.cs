using KnowledgeCrm.Common;
using KnowledgeCrm.Search;

namespace KnowledgeCrm.Web.Api;

/// <summary>The facets that an address narrows a search to.</summary>
internal static class FacetFilters
{
    // As many as a person would choose; the address may hold any number.
    private const int MostOfEach = 20;

    /// <summary>As the search takes them; refuses, by the facet's name, what can't be a value.</summary>
    public static Dictionary<string, IReadOnlyList<string>> Of(params ReadOnlySpan<(string Facet, string[]? Values)> asked)
    {
        var filters = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var (facet, values) in asked)
        {
            if (values is null or []) continue;
            Parameters.Between(values.Length, 1, MostOfEach, facet);
            filters.Add(facet, [.. values.Select(value => Checked(facet, value)).Distinct(StringComparer.OrdinalIgnoreCase)]);
        }
        return filters;
    }

    private static string Checked(string facet, string value)
    {
        if (facet == SearchFacets.Age && SearchFacets.Ages.All(age => age.Value != value))
            throw Rejected.Invalid("Field.OneOf", facet, string.Join(", ", SearchFacets.Ages.Select(age => age.Value)));
        return Limits.Checked(value, facet, Limits.Name);
    }
}
