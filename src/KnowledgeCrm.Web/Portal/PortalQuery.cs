using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Search;

namespace KnowledgeCrm.Web.Portal;

/// <summary>What a reader asks the portal's search for, and its address.</summary>
/// <param name="Text">The words.</param>
public sealed record PortalQuery(string Text)
{
    public const int PageSize = 10;
    public const int DeepestPage = SearchRequest.DeepestOffset / PageSize + 1;

    /// <summary>Only in this language; null: in both.</summary>
    public string? Language { get; init; }

    /// <summary>Only of this topic; null: of any.</summary>
    public string? Topic { get; init; }

    /// <summary>Whether the words are meant as typed.</summary>
    public bool Exact { get; init; }

    /// <summary>The page, from 1.</summary>
    public int Page { get; init; } = 1;

    public SearchRequest ToRequest(string words) => new(words, Language, [ArticleSearchSource.KindName], PageSize, (Page - 1) * PageSize)
    {
        Filters = Topic is null ? new Dictionary<string, IReadOnlyList<string>>() : new() { [SearchFacets.Topic] = [Topic] },
        Exact = Exact,
        WithFacets = true,
    };

    /// <summary>The address. As much of the words as the box takes: the links that go on must not grow without end.</summary>
    public override string ToString() => PortalAddress.OfSearch(Cut(Text, Limits.Query), Language, Page)
        + (Topic is null ? "" : $"&topic={Uri.EscapeDataString(Topic)}") + (Exact ? "&exact=1" : "");

    public static string Cut(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
