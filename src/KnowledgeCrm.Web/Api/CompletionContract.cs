using KnowledgeCrm.Insight;

namespace KnowledgeCrm.Web.Api;

/// <summary>Ways to go on from what was typed.</summary>
public sealed record SearchCompletionList
{
    /// <summary>The best ones first.</summary>
    public required IReadOnlyList<CompletedSearch> Items { get; init; }
}

/// <summary>One way to go on.</summary>
public sealed record CompletedSearch
{
    /// <summary><c>query</c>: something to search for. <c>article</c>: an article's title.</summary>
    public required string Type { get; init; }

    /// <summary>The whole text, plain.</summary>
    public required string Text { get; init; }

    /// <summary>The article's number. Absent for a query.</summary>
    public string? Number { get; init; }

    /// <summary>The path of the article's page. Absent for a query.</summary>
    public string? Url { get; init; }

    internal static CompletedSearch Of(SearchCompletion completion) => new()
    {
        Type = completion.Number is null ? "query" : "article", Text = completion.Text, Number = completion.Number, Url = completion.Address,
    };
}
