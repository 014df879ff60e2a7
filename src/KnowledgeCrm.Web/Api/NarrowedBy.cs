using KnowledgeCrm.Common;
using KnowledgeCrm.Search;
using Microsoft.AspNetCore.Mvc;

namespace KnowledgeCrm.Web.Api;

/// <summary>The facets that a search is narrowed by.</summary>
internal sealed class NarrowedBy
{
    // As many as a person would choose; the address may hold any number.
    private const int MostOfEach = 20;

    /// <summary>Only of this topic or one below it: its key. May be repeated: any of them.</summary>
    [FromQuery(Name = SearchFacets.Topic)] public string[]? Topic { get; init; }

    /// <summary>Only what is for this product: its model. May be repeated: any of them.</summary>
    [FromQuery(Name = SearchFacets.Product)] public string[]? Product { get; init; }

    /// <summary>Only in this state, such as <c>published</c> or <c>open</c>. May be repeated: any of them.</summary>
    [FromQuery(Name = SearchFacets.State)] public string[]? State { get; init; }

    /// <summary>Only articles of this confidence. May be repeated: any of them.</summary>
    [FromQuery(Name = SearchFacets.Confidence)] public string[]? Confidence { get; init; }

    /// <summary>Only what this person owns: the part of the e-mail address before the @. May be repeated: any of them. For staff only, else 403.</summary>
    [FromQuery(Name = SearchFacets.Owner)] public string[]? Owner { get; init; }

    /// <summary>Only what changed in the last <c>week</c>, <c>month</c> or <c>year</c>. May be repeated: the longest counts.</summary>
    [FromQuery(Name = SearchFacets.Age)] public string[]? Age { get; init; }

    /// <summary>As the search takes them; refuses what can't be one.</summary>
    public Dictionary<string, IReadOnlyList<string>> ToFilters(Actor actor)
    {
        if (Owner is { Length: > 0 } && !actor.IsStaff) throw Refused.Forbidden();
        var ages = SearchFacets.Ages.Select(age => age.Value).ToList();
        if (Age?.FirstOrDefault(age => !ages.Contains(age)) is not null) throw Rejected.Invalid("Field.OneOf", SearchFacets.Age, string.Join(", ", ages));
        var filters = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        Add(SearchFacets.Topic, Topic);
        Add(SearchFacets.Product, Product);
        Add(SearchFacets.State, State);
        Add(SearchFacets.Confidence, Confidence);
        Add(SearchFacets.Owner, Owner);
        Add(SearchFacets.Age, Age);
        return filters;

        void Add(string facet, string[]? values)
        {
            if (values is null or []) return;
            Parameters.Between(values.Length, 1, MostOfEach, facet);
            filters.Add(facet, [.. values.Select(value => Limits.Checked(value, facet, Limits.Name)).Distinct(StringComparer.OrdinalIgnoreCase)]);
        }
    }
}
