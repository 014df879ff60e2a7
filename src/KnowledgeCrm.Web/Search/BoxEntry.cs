using KnowledgeCrm.Cases;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Search;

namespace KnowledgeCrm.Web.Search;

/// <summary>A line of what the search box offers.</summary>
/// <param name="Kind">The kind of document, or <see cref="Jump"/>.</param>
/// <param name="Number">Its number.</param>
/// <param name="Title">Its title.</param>
/// <param name="Snippet">Where it matched.</param>
/// <param name="Address">Where it leads.</param>
/// <param name="Language">The language of title and passage; null: that of the page.</param>
internal sealed record BoxEntry(
    string Kind, string Number, string Title, IReadOnlyList<MarkedRun> Snippet, string Address, string? Language = null)
{
    /// <summary>What a number names, to go straight to.</summary>
    public const string Jump = "jump";

    public bool HasPreview => Kind is ArticleSearchSource.KindName or CaseSearchSource.KindName;

    public static BoxEntry Of(FoundItem item) => new(item.Key.Kind, item.Number, item.Title, item.Snippet, item.Address, item.Language);
}
