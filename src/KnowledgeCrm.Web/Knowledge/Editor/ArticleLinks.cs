using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Search;
using KnowledgeCrm.Web.Accounts;

namespace KnowledgeCrm.Web.Knowledge.Editor;

/// <summary>Finds the articles that a writer may want to link to. The link is by number, so that it outlives another title or address.</summary>
public sealed class ArticleLinks(SearchEverything search, CurrentActor current)
{
    private const int Most = 6;

    /// <summary>The best of what the writer may read.</summary>
    /// <param name="typed">What stands behind the two brackets.</param>
    /// <param name="stop">Stops it.</param>
    public async Task<IReadOnlyList<ArticleLink>> FindAsync(string typed, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(typed) || typed.Length > Limits.Title) return [];
        var answer = await search.RunAsync(await current.GetAsync(stop), new SearchRequest(typed, Kinds: [ArticleSearchSource.KindName], Limit: Most), stop);
        return [.. answer.Items.Select(item => new ArticleLink(item.Number, item.Title, item.Language, $"[{MarkdownParts.Escaped(item.Title)}]({item.Number})"))];
    }
}

/// <summary>An article to link to.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Title">Its title.</param>
/// <param name="Language"><c>en</c> or <c>zh</c>.</param>
/// <param name="Markdown">The link.</param>
public sealed record ArticleLink(string Number, string Title, string Language, string Markdown);
