using KnowledgeCrm.Common;
using KnowledgeCrm.Search.Engine;

namespace KnowledgeCrm.Search;

/// <summary>What is searched for.</summary>
/// <param name="Text">What was typed. Any string is a query; an empty one has an empty answer.</param>
/// <param name="Language">Only documents in this language (<c>en</c> or <c>zh</c>); null for both.</param>
/// <param name="Kinds">Only these kinds of document; null for every kind that is for the actor.</param>
/// <param name="Limit">How many items, 1 to 100.</param>
/// <param name="Offset">How many of the first to leave out, 0 to <see cref="DeepestOffset"/>.</param>
/// <param name="NarrowedTo">As if the actor had this audience. Only narrows: a wider one than the actor's is the actor's.</param>
/// <param name="Context">More text that tells what is meant, such as the description of a case whose subject is the text.</param>
public sealed record SearchRequest(
    string Text, string? Language = null, IReadOnlyCollection<string>? Kinds = null, int Limit = 10, int Offset = 0,
    Audience? NarrowedTo = null, string? Context = null)
{
    /// <summary>Facets the results are narrowed to: within one facet any of the values, over several facets all of them.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Filters { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The order of the results.</summary>
    public SearchOrder Order { get; init; }

    /// <summary>The model of the product that is spoken of; its documents come before equally good ones of others.</summary>
    public string? ForProduct { get; init; }

    /// <summary>Whether facets are counted; they cost a little.</summary>
    public bool WithFacets { get; init; }

    /// <summary>Whether the words are taken as typed, also when a correction would find more.</summary>
    public bool Exact { get; init; }

    /// <summary>The most items of one answer.</summary>
    public const int MostItems = 100;

    /// <summary>The deepest page; further down nobody reads, and reading there would cost more the deeper it is.</summary>
    public const int DeepestOffset = 1_000;

    /// <summary>The ways of finding that take part; an evaluation leaves some out.</summary>
    internal Ways Ways { get; init; } = Ways.All;

    /// <summary>The request, or a refusal that names the field.</summary>
    public SearchRequest Checked()
    {
        if (Limit is < 1 or > MostItems) throw Refused.Invalid("Search.LimitOutOfRange", "limit", 1, MostItems);
        if (Offset is < 0 or > DeepestOffset) throw Refused.Invalid("Search.OffsetOutOfRange", "offset", 0, DeepestOffset);
        if (Language is not null) Languages.Checked(Language);
        if (NarrowedTo is { } audience && !Enum.IsDefined(audience)) throw Refused.Invalid("Search.AudienceUnknown", "audience");
        if (!Enum.IsDefined(Order)) throw Refused.Invalid("Search.OrderUnknown", "order");
        foreach (var name in Filters.Keys)
            if (!SearchFacets.All.Contains(name)) throw Refused.Invalid("Search.FacetUnknown", name, name);
        return this;
    }
}

/// <summary>The order of results.</summary>
public enum SearchOrder
{
    /// <summary>The best answer first.</summary>
    Relevance,
    /// <summary>What changed last first.</summary>
    Newest,
    /// <summary>What solved the most cases first.</summary>
    MostSolved,
}

/// <summary>What was found.</summary>
/// <param name="Total">How many there are for this actor, over all kinds. What is found to be hidden or to say the same as another is
/// taken off as far as the answer has looked.</param>
/// <param name="Items">The page: kind by kind in the order of the sources, within a kind the best first.</param>
/// <param name="Incomplete">True while the index lacks documents.</param>
/// <param name="Milliseconds">How long it took.</param>
public sealed record SearchAnswer(int Total, IReadOnlyList<FoundItem> Items, bool Incomplete, double Milliseconds)
{
    /// <summary>How many there are of each kind.</summary>
    public IReadOnlyDictionary<string, int> TotalByKind { get; init; } = new Dictionary<string, int>();

    /// <summary>Names this answer where its outcome is told later.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The facets, when they were asked for.</summary>
    public IReadOnlyList<Facet> Facets { get; init; } = [];

    /// <summary>The calibrated probability, 0 to 1, that the first article answers the question; null where no article was searched for.</summary>
    public double? Confidence { get; init; }

    /// <summary>False when nothing surely answers: the items are then the nearest there are. True when nothing can be said of it.</summary>
    public bool Sure { get; init; } = true;

    /// <summary>A better spelling of what was typed, or null.</summary>
    public string? DidYouMean { get; init; }

    /// <summary>The words the items were found by when those typed find nothing, or null.</summary>
    public string? CorrectedTo { get; init; }
}
