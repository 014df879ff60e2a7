using KnowledgeCrm.Common;
using KnowledgeCrm.Search;
using KnowledgeCrm.Web.Api;

namespace KnowledgeCrm.Web.Search;

/// <summary>What the address of the results says. An address is typed and cut by people: whatever it says has a page.</summary>
public sealed record Wanted
{
    public const int PageSize = 20;

    // More than a person chooses; an address may hold any number.
    private const int MostOfEach = 20;
    private const int MostQuoted = 80;

    /// <summary>What was typed.</summary>
    public string Text { get; private init; } = "";

    /// <summary>As much of it as a sentence can hold.</summary>
    public string ShortText => Text.Length <= MostQuoted ? Text : $"{Text[..(char.IsHighSurrogate(Text[MostQuoted - 1]) ? MostQuoted - 1 : MostQuoted)]}…";

    /// <summary>The chosen values of each facet that has any.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Chosen { get; private init; } = new Dictionary<string, IReadOnlyList<string>>();

    public SearchOrder Order { get; private init; }

    /// <summary>True when the words are meant as typed.</summary>
    public bool Exact { get; private init; }

    /// <summary>The page, from 0.</summary>
    public int Page { get; private init; }

    public static Wanted Of(
        string? text, IEnumerable<(string Facet, string[]? Values)> chosen, string? order = null, string? exact = null, string? page = null)
    {
        return new Wanted
        {
            Text = (text ?? "").Length > Limits.Query ? text![..Limits.Query] : text ?? "",
            Chosen = Kept(chosen.Select(facet => (facet.Facet, (IEnumerable<string>)(facet.Values ?? [])))),
            Order = Orders.FirstOrDefault(known => CodeOf(known) == order),
            Exact = exact == "1",
            Page = int.TryParse(page, out var number) ? Math.Clamp(number, 0, SearchRequest.DeepestOffset / PageSize) : 0,
        };
    }

    public static IReadOnlyList<SearchOrder> Orders { get; } = Enum.GetValues<SearchOrder>();

    public static Wanted For(string text) => new() { Text = text };

    public SearchRequest ToRequest() => new(Text, Limit: PageSize, Offset: Page * PageSize)
    {
        Filters = Chosen, Order = Order, Exact = Exact, WithFacets = true,
    };

    public bool Has(string facet, string value) => ValuesOf(facet).Contains(value, StringComparer.OrdinalIgnoreCase);

    /// <summary>With one more value of a facet.</summary>
    public Wanted With(string facet, string value) => Choosing(facet, [.. ValuesOf(facet), value]);

    /// <summary>Without a value of a facet, also where it was typed among the words.</summary>
    public Wanted Without(string facet, string value) =>
        Choosing(facet, ValuesOf(facet).Where(chosen => !chosen.Equals(value, StringComparison.OrdinalIgnoreCase))) with
        {
            Text = FacetSigns.Without(Text, facet, value, orAny: !Has(facet, value)),
        };

    /// <summary>Without any choice of facets.</summary>
    public Wanted Cleared() => this with
    {
        Chosen = new Dictionary<string, IReadOnlyList<string>>(),
        Text = SearchFacets.All.Aggregate(Text, (text, facet) => FacetSigns.Without(text, facet, "", orAny: true)),
        Page = 0,
    };

    public Wanted Asking(string? text) => Of(text, Chosen.Select(facet => (facet.Key, (string[]?)[.. facet.Value])), CodeOf(Order));

    public Wanted Exactly() => this with { Exact = true, Page = 0 };

    public Wanted In(SearchOrder order) => this with { Order = order, Page = 0 };

    public Wanted At(int page) => this with { Page = page };

    /// <summary>The address.</summary>
    public override string ToString()
    {
        var address = $"/console/search?q={Uri.EscapeDataString(Text)}";
        foreach (var facet in SearchFacets.All)
            foreach (var value in ValuesOf(facet)) address += $"&{facet}={Uri.EscapeDataString(value)}";
        if (Order != SearchOrder.Relevance) address += $"&order={CodeOf(Order)}";
        if (Exact) address += "&exact=1";
        return Page > 0 ? $"{address}&page={Page}" : address;
    }

    private Wanted Choosing(string facet, IEnumerable<string> values) => this with
    {
        Chosen = Kept(Chosen.Where(other => other.Key != facet).Select(other => (other.Key, (IEnumerable<string>)other.Value)).Append((facet, values))),
        Page = 0,
    };

    private IReadOnlyList<string> ValuesOf(string facet) => Chosen.GetValueOrDefault(facet) ?? [];

    private static Dictionary<string, IReadOnlyList<string>> Kept(IEnumerable<(string Facet, IEnumerable<string> Values)> chosen) =>
        chosen.Select(facet => (facet.Facet, Values: (IReadOnlyList<string>)[.. facet.Values
                .Where(value => IsPossible(facet.Facet, value)).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostOfEach)]))
            .Where(facet => facet.Values.Count > 0).ToDictionary(facet => facet.Facet, facet => facet.Values, StringComparer.Ordinal);

    private static bool IsPossible(string facet, string? value) => value is { Length: > 0 and <= Limits.Name } && facet switch
    {
        SearchFacets.Kind => Kinds.Known(value) is not null,
        SearchFacets.Language => Languages.IsKnown(value),
        SearchFacets.Age => SearchFacets.Ages.Any(age => age.Value == value),
        _ => StorableText.Is(value),
    };

    private static string CodeOf(SearchOrder order) => Parameters.NameOf(order);
}
