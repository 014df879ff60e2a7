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

    /// <summary>The best ones, best first within each type.</summary>
    public required IReadOnlyList<SearchResult> Items { get; init; }
}

/// <summary>One thing found.</summary>
public sealed record SearchResult
{
    /// <summary><c>article</c>, <c>case</c> or <c>customer</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Its number. Example: <c>KB-1042</c>.</summary>
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
            Why = [.. item.Why.Select(why => new Reason { Part = why.Part, Score = why.Score, Text = why.Text })],
        };
    }
}

/// <summary>One part of a score.</summary>
public sealed record Reason
{
    /// <summary><c>words</c>: what the author wrote. <c>pastQuestions</c>: questions that it has solved.</summary>
    public required string Part { get; init; }

    /// <summary>Its share of the score.</summary>
    public required double Score { get; init; }

    /// <summary>The reason for a person, in the caller's language.</summary>
    public required string Text { get; init; }
}
