using KnowledgeCrm.Common;

namespace KnowledgeCrm.Search;

/// <summary>What a capability gives to search. Search knows no capability beyond this.</summary>
public interface ISearchSource
{
    /// <summary>The kind of document, such as <c>article</c>.</summary>
    string Kind { get; }

    /// <summary>Every scope that a document of this kind can be put in; each is an index of its own.</summary>
    IReadOnlyList<string> Scopes { get; }

    /// <summary>True for documents that are looked for by what they mean, and that questions are answered by; false for names and numbers.</summary>
    bool HasMeaning => true;

    /// <summary>The one scope that this actor searches, or null when the kind is not for this actor.
    /// A scope holds all and only the documents that its viewers may see, so that no statistic of a hidden one can leak.</summary>
    string? ScopeFor(Actor actor, Audience? narrowedTo);

    /// <summary>The documents with these ids as they stand now. What is missing from the answer is taken out of the index.</summary>
    Task<IReadOnlyList<SearchDocument>> ReadAsync(IReadOnlyCollection<Guid> ids, CancellationToken stop);

    /// <summary>Every document, in any order, for a rebuild.</summary>
    IAsyncEnumerable<SearchDocument> ReadAllAsync(CancellationToken stop);

    /// <summary>How many documents <see cref="ReadAllAsync"/> would give now.</summary>
    Task<int> CountAsync(CancellationToken stop);

    /// <summary>Turns hits into what the actor sees, in the same order, from the data as it stands now. Leaves out what the actor
    /// may not see at this moment, also when the index has not heard of it yet.</summary>
    Task<IReadOnlyList<FoundItem>> PresentAsync(Actor actor, IReadOnlyList<SearchHit> hits, QueryTerms terms, CancellationToken stop);
}

/// <summary>One document as it is indexed: plain text, no markup.</summary>
/// <param name="Key">What it is.</param>
/// <param name="Language">The language it is written in: <c>en</c> or <c>zh</c>.</param>
/// <param name="Scopes">The scopes in which it can be found.</param>
/// <param name="Title">Its title.</param>
/// <param name="Summary">A sentence or two, or empty.</param>
/// <param name="Body">The text.</param>
/// <param name="Tags">Tags, product models and topic names, separated by spaces.</param>
/// <param name="PastQuestions">The questions, in customers' own words, that this document has answered.</param>
public sealed record SearchDocument(
    SearchKey Key, string Language, IReadOnlyList<string> Scopes, string Title, string Summary, string Body, string Tags,
    IReadOnlyList<PastQuestion> PastQuestions)
{
    /// <summary>The text of what is attached, or empty.</summary>
    public string Attachments { get; init; } = "";

    /// <summary>What it can be narrowed by: facet names (<see cref="SearchFacets"/>) with this document's values.</summary>
    public IReadOnlyList<FacetTag> Tagged { get; init; } = [];

    /// <summary>When it last changed for its readers, UTC; for the order by newest.</summary>
    public DateTime ChangedAt { get; init; }

    /// <summary>How many cases it has solved; for the order by most solved.</summary>
    public int Solved { get; init; }

    /// <summary>Documents that say the same in another language share it.</summary>
    public Guid? SameAs { get; init; }
}

/// <summary>A question that a document has answered.</summary>
/// <param name="Text">In the asker's own words, personal data masked.</param>
/// <param name="Weight">1 for a solved case; less for weaker evidence, such as readers' clicks. Above 0, at most 1.</param>
public readonly record struct PastQuestion(string Text, float Weight = 1);

/// <summary>One value of one facet of a document.</summary>
/// <param name="Facet">One of <see cref="SearchFacets"/>.</param>
/// <param name="Value">The value's code, never a translated text: a topic's slug, a product's model, an enum's name.</param>
public readonly record struct FacetTag(string Facet, string Value);

/// <summary>One document found, before anybody may see it.</summary>
/// <param name="Key">What was found.</param>
/// <param name="Score">Higher is better; the sum of the parts. Comparable within one answer only.</param>
/// <param name="Parts">Where the score comes from; they add up to it.</param>
public sealed record SearchHit(SearchKey Key, double Score, IReadOnlyList<ScorePart> Parts);

/// <summary>A part of a score.</summary>
/// <param name="Part">One of <see cref="ScoreParts"/>.</param>
/// <param name="Score">Its share of the score, 0 or more.</param>
public sealed record ScorePart(string Part, double Score);

/// <summary>A part of a score with the reason a person is told.</summary>
/// <param name="Part">As in <see cref="ScorePart.Part"/>.</param>
/// <param name="Score">Its share of the score.</param>
/// <param name="Text">The reason in the actor's language, for example the words that matched.</param>
public sealed record Why(string Part, double Score, string Text);

/// <summary>One result as an actor sees it.</summary>
/// <param name="Key">What was found.</param>
/// <param name="Number">The human number, such as <c>KB-1042</c>.</param>
/// <param name="Title">The title, as text.</param>
/// <param name="Snippet">The passage that matched: runs of text, some marked. Text, never HTML.</param>
/// <param name="Language">The document's language.</param>
/// <param name="Address">The path of its page for this actor.</param>
/// <param name="Score">As in <see cref="SearchHit.Score"/>.</param>
/// <param name="Why">The parts of the score, which add up to it.</param>
public sealed record FoundItem(
    SearchKey Key, string Number, string Title, IReadOnlyList<MarkedRun> Snippet, string Language, string Address, double Score,
    IReadOnlyList<Why> Why)
{
    /// <summary>Documents that say the same in another language share it; one of them is shown.</summary>
    public Guid? SameAs { get; init; }

    /// <summary>True when the question was asked in another language than this is written in, and it was found by meaning of words that
    /// were translated or by its translation.</summary>
    public bool AcrossLanguages { get; init; }
}

/// <summary>A run of text in a snippet.</summary>
/// <param name="Text">The text.</param>
/// <param name="Marked">True when it matched the query.</param>
public readonly record struct MarkedRun(string Text, bool Marked);
