using KnowledgeCrm.Common;

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
    /// <summary>The most items of one answer.</summary>
    public const int MostItems = 100;

    /// <summary>The deepest page; further down nobody reads, and reading there would cost more the deeper it is.</summary>
    public const int DeepestOffset = 1_000;

    /// <summary>The request, or a refusal that names the field.</summary>
    public SearchRequest Checked()
    {
        if (Limit is < 1 or > MostItems) throw Refused.Invalid("Search.LimitOutOfRange", "limit", 1, MostItems);
        if (Offset is < 0 or > DeepestOffset) throw Refused.Invalid("Search.OffsetOutOfRange", "offset", 0, DeepestOffset);
        if (Language is not null) Languages.Checked(Language);
        if (NarrowedTo is { } audience && !Enum.IsDefined(audience)) throw Refused.Invalid("Search.AudienceUnknown", "audience");
        return this;
    }
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
}
