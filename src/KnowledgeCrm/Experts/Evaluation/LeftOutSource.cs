using KnowledgeCrm.Common;
using KnowledgeCrm.Search;

namespace KnowledgeCrm.Experts;

/// <summary>A source of search without one case: the case itself is not there, and no article has its words as a past question.</summary>
internal sealed class LeftOutSource(ISearchSource source, LeftOut left) : ISearchSource
{
    public string Kind => source.Kind;

    public IReadOnlyList<string> Scopes => source.Scopes;

    public bool HasMeaning => source.HasMeaning;

    public string? ScopeFor(Actor actor, Audience? narrowedTo) => source.ScopeFor(actor, narrowedTo);

    public async Task<IReadOnlyList<SearchDocument>> ReadAsync(IReadOnlyCollection<Guid> ids, CancellationToken stop) =>
        [.. (await source.ReadAsync(ids, stop)).Where(IsThere).Select(Without)];

    public async IAsyncEnumerable<SearchDocument> ReadAllAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var document in source.ReadAllAsync(stop))
            if (IsThere(document)) yield return Without(document);
    }

    public async Task<int> CountAsync(CancellationToken stop) => await source.CountAsync(stop) - (left.Case?.Kind == Kind ? 1 : 0);

    public Task<IReadOnlyList<FoundItem>> PresentAsync(Actor actor, IReadOnlyList<SearchHit> hits, QueryTerms terms, CancellationToken stop) =>
        source.PresentAsync(actor, [.. hits.Where(hit => hit.Key != left.Case)], terms, stop);

    private bool IsThere(SearchDocument document) => document.Key != left.Case;

    private SearchDocument Without(SearchDocument document) =>
        left.Words is { } words && document.PastQuestions.Any(question => question.Text == words)
            ? document with { PastQuestions = [.. document.PastQuestions.Where(question => question.Text != words)] } : document;
}

/// <summary>Which case is left out at this moment, and its words as an article learnt them.</summary>
internal sealed class LeftOut
{
    public SearchKey? Case { get; set; }
    public string? Words { get; set; }
}
