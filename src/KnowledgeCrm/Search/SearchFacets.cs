namespace KnowledgeCrm.Search;

/// <summary>The facets that results can be narrowed by and counted over. The same names stand in addresses, in the API and, followed by a
/// colon, in what a person types (<c>product:XR-200</c>).</summary>
public static class SearchFacets
{
    /// <summary>The kind of document: <c>article</c>, <c>case</c>, <c>customer</c>.</summary>
    public const string Kind = "kind";
    /// <summary>The kind of article, which its template makes: <c>howTo</c>, <c>problem</c> and so on.</summary>
    public const string Template = "template";
    /// <summary>A topic's slug; a document bears its topic and every topic above it.</summary>
    public const string Topic = "topic";
    /// <summary>A product's model.</summary>
    public const string Product = "product";
    /// <summary><c>en</c> or <c>zh</c>.</summary>
    public const string Language = "lang";
    /// <summary>The state of an article or case.</summary>
    public const string State = "state";
    /// <summary>The confidence of an article.</summary>
    public const string Confidence = "confidence";
    /// <summary>The e-mail's local part of who owns it; for people of the house only.</summary>
    public const string Owner = "owner";
    /// <summary>How long ago it changed: one of <see cref="Ages"/>.</summary>
    public const string Age = "age";

    /// <summary>Every facet, in the order in which it is shown.</summary>
    public static IReadOnlyList<string> All { get; } = [Kind, Template, Topic, Product, Language, State, Confidence, Owner, Age];

    /// <summary>The values of <see cref="Age"/> with their days: each holds what changed within that time.</summary>
    public static IReadOnlyList<(string Value, int Days)> Ages { get; } = [("week", 7), ("month", 31), ("year", 366)];
}

/// <summary>How many results there are with each value of a facet, for this viewer.</summary>
/// <param name="Name">One of <see cref="SearchFacets"/>.</param>
/// <param name="Values">Its values, the most frequent first; those that are chosen always among them.</param>
public sealed record Facet(string Name, IReadOnlyList<FacetValue> Values);

/// <summary>A value of a facet.</summary>
/// <param name="Value">Its code.</param>
/// <param name="Count">Results that bear it, with all other facets' choices kept and this one's left open.</param>
/// <param name="Chosen">True when the results are narrowed to it.</param>
public readonly record struct FacetValue(string Value, int Count, bool Chosen);
