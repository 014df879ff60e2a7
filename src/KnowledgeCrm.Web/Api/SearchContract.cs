using KnowledgeCrm.Search;

namespace KnowledgeCrm.Web.Api;

/// <summary>What a search found.</summary>
public sealed record SearchResults
{
    /// <summary>Names this answer. Who reads one of its articles sends it along as <c>from</c>: that is how search learns what helps.</summary>
    public required string Id { get; init; }

    /// <summary>How many there are in all, for this caller.</summary>
    public required int Total { get; init; }

    /// <summary>True while the index is being built: items may be missing.</summary>
    public required bool Incomplete { get; init; }

    /// <summary>False when no article surely answers: the items are then only the nearest there are. True also when nothing can be said of it.</summary>
    public required bool Sure { get; init; }

    /// <summary>The calibrated probability, 0 to 1, that the first article answers; absent where no article was searched for.</summary>
    public double? Confidence { get; init; }

    /// <summary>A better spelling of what was typed; absent when there is none.</summary>
    public string? DidYouMean { get; init; }

    /// <summary>The words the items were found by, where those typed find nothing; absent otherwise. <c>exact=true</c> prevents it.</summary>
    public string? CorrectedTo { get; init; }

    /// <summary>The best ones, best first within each type.</summary>
    public required IReadOnlyList<SearchResult> Items { get; init; }

    /// <summary>How many results there are by facet, for this caller; absent unless asked for by <c>facets=true</c>.</summary>
    public IReadOnlyList<FacetCounts>? Facets { get; init; }

    internal static SearchResults Of(SearchAnswer answer, bool withFacets) => new()
    {
        Id = answer.Id.ToString("N"),
        Total = answer.Total,
        Incomplete = answer.Incomplete,
        Sure = answer.Sure && answer.Total > 0,
        Confidence = answer.Confidence,
        DidYouMean = answer.DidYouMean,
        CorrectedTo = answer.CorrectedTo,
        Items = [.. answer.Items.Select(SearchResult.Of)],
        Facets = withFacets ? [.. answer.Facets.Select(FacetCounts.Of)] : null,
    };
}

/// <summary>The results by one facet.</summary>
public sealed record FacetCounts
{
    /// <summary><c>kind</c>, <c>topic</c>, <c>product</c>, <c>lang</c>, <c>state</c>, <c>confidence</c>, <c>owner</c> (for staff) or <c>age</c>.</summary>
    public required string Facet { get; init; }

    /// <summary>Its values, the most frequent first; those narrowed to always among them.</summary>
    public required IReadOnlyList<FacetCount> Values { get; init; }

    internal static FacetCounts Of(Facet facet) => new()
    {
        Facet = facet.Name,
        Values = [.. facet.Values.Select(value => new FacetCount { Value = value.Value, Count = value.Count, Chosen = value.Chosen })],
    };
}

/// <summary>The results with one value of a facet.</summary>
public sealed record FacetCount
{
    /// <summary>The value as a filter takes it, such as a product's model.</summary>
    public required string Value { get; init; }

    /// <summary>How many results bear it, with the filters of all other facets kept and this one's left open.</summary>
    public required int Count { get; init; }

    /// <summary>True when the results are narrowed to it, by a filter or by words such as <c>product:XR-200</c>.</summary>
    public required bool Chosen { get; init; }
}

/// <summary>One thing found.</summary>
public sealed record SearchResult
{
    /// <summary><c>article</c>, <c>case</c>, <c>customer</c> or <c>person</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Its number. Example: <c>KB-1042</c>. Empty for a person; their id is in the <c>url</c>.</summary>
    public required string Number { get; init; }

    /// <summary>Its title, plain text.</summary>
    public required string Title { get; init; }

    /// <summary>The language that it is written in: <c>en</c> or <c>zh</c>.</summary>
    public required string Language { get; init; }

    /// <summary>The passage that matched best, plain text.</summary>
    public required string Snippet { get; init; }

    /// <summary>Which stretches of the snippet matched: pairs of start and length, in UTF-16 characters.</summary>
    public required IReadOnlyList<int[]> Marks { get; init; }

    /// <summary>The path of its page.</summary>
    public required string Url { get; init; }

    /// <summary>Higher is better; comparable within one answer and one type only.</summary>
    public required double Score { get; init; }

    /// <summary>True when the question was asked in the other language, and it was found by words that were translated or by its translation.</summary>
    public required bool AcrossLanguages { get; init; }

    /// <summary>Why it was found: parts that add up to the score.</summary>
    public required IReadOnlyList<Reason> Why { get; init; }

    internal static SearchResult Of(FoundItem item)
    {
        var marks = new List<int[]>();
        var at = 0;
        foreach (var run in item.Snippet)
        {
            if (run.Marked) marks.Add([at, run.Text.Length]);
            at += run.Text.Length;
        }
        return new SearchResult
        {
            Type = item.Key.Kind,
            Number = item.Number,
            Title = item.Title,
            Language = item.Language,
            Snippet = string.Concat(item.Snippet.Select(run => run.Text)),
            Marks = marks,
            Url = item.Address,
            Score = item.Score,
            AcrossLanguages = item.AcrossLanguages,
            Why = [.. item.Why.Select(why => new Reason { Part = why.Part, Score = why.Score, Text = why.Text })],
        };
    }
}

/// <summary>One part of a score.</summary>
public sealed record Reason
{
    /// <summary><c>words</c>: what the author wrote. <c>pastQuestions</c>: questions that it has solved. <c>meaning</c>: nearness in meaning,
    /// whatever the words. <c>learned</c>: what solved cases taught of such questions. <c>pinned</c>: a knowledge manager put it there.</summary>
    public required string Part { get; init; }

    /// <summary>Its share of the score.</summary>
    public required double Score { get; init; }

    /// <summary>The reason for a person, in the caller's language.</summary>
    public required string Text { get; init; }
}
