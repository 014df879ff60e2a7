using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Search;

namespace KnowledgeCrm.Web.Search;

/// <summary>A line of what the search box offers.</summary>
/// <param name="Kind">The kind of document, <see cref="Jump"/> or <see cref="Completion"/>.</param>
/// <param name="Number">Its number, or empty.</param>
/// <param name="Title">Its title.</param>
/// <param name="Snippet">Where it matched.</param>
/// <param name="Address">Where it leads.</param>
/// <param name="Language">The language of title and passage; null: that of the page.</param>
internal sealed record BoxEntry(
    string Kind, string Number, string Title, IReadOnlyList<MarkedRun> Snippet, string Address, string? Language = null)
{
    /// <summary>What a number names, to go straight to.</summary>
    public const string Jump = "jump";

    /// <summary>How the words may go on: a title, or what others have asked.</summary>
    public const string Completion = "completion";

    /// <summary>The document; of what is none, of no meaning.</summary>
    public SearchKey Key { get; init; }

    /// <summary>True for an article, found or completed.</summary>
    public bool IsArticle => Kind == ArticleSearchSource.KindName || (Kind == Completion && Number.Length > 0);

    public bool HasPreview => IsArticle || Kind == CaseSearchSource.KindName;

    /// <summary>True for words that others have asked: choosing them asks them here.</summary>
    public bool IsQuestion => Kind == Completion && Number.Length == 0;

    public static BoxEntry Of(FoundItem item, string address) =>
        new(item.Key.Kind, item.Number, item.Title, item.Snippet, address, item.Language) { Key = item.Key };
}
