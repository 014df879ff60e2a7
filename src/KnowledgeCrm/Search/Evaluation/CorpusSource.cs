using System.Runtime.CompilerServices;
using KnowledgeCrm.Common;

namespace KnowledgeCrm.Search.Evaluation;

/// <summary>Gives a corpus to search as if it were a capability's documents, all of them public.</summary>
internal sealed class CorpusSource : ISearchSource
{
    private const string Everybody = "public";
    private readonly Dictionary<Guid, CorpusDocument> documents = [];

    public CorpusSource(CorpusFolder corpus)
    {
        // Numbered in the order of the file, so that every evaluation builds the same index.
        var number = 0;
        foreach (var document in corpus.Documents) documents[new Guid(++number, 0, 0, new byte[8])] = document;
    }

    public string Kind => "document";

    public IReadOnlyList<string> Scopes => [Everybody];

    public string? ScopeFor(Actor actor, Audience? narrowedTo) => Everybody;

    public Task<IReadOnlyList<SearchDocument>> ReadAsync(IReadOnlyCollection<Guid> ids, CancellationToken stop) =>
        Task.FromResult<IReadOnlyList<SearchDocument>>([.. ids.Where(documents.ContainsKey).Select(id => Document(id, documents[id]))]);

    public async IAsyncEnumerable<SearchDocument> ReadAllAsync([EnumeratorCancellation] CancellationToken stop)
    {
        foreach (var (id, document) in documents)
        {
            stop.ThrowIfCancellationRequested();
            yield return Document(id, document);
        }
        await Task.CompletedTask;
    }

    public Task<int> CountAsync(CancellationToken stop) => Task.FromResult(documents.Count);

    public Task<IReadOnlyList<FoundItem>> PresentAsync(
        Actor actor, IReadOnlyList<SearchHit> hits, QueryTerms terms, CancellationToken stop) =>
        Task.FromResult<IReadOnlyList<FoundItem>>([.. hits.Select(hit => Item(hit, documents[hit.Key.Id]))]);

    private SearchDocument Document(Guid id, CorpusDocument document) => new(
        new SearchKey(Kind, id), document.Language, Scopes, document.Title, "", document.Body, "", [.. document.PastQuestions.Select(text => new PastQuestion(text))]);

    private static FoundItem Item(SearchHit hit, CorpusDocument document) => new(
        hit.Key, document.Id, document.Title, [], document.Language, "", hit.Score,
        [.. hit.Parts.Select(part => new Why(part.Part, part.Score, ""))]);
}

/// <summary>The feed of a corpus, which never changes.</summary>
internal sealed class CorpusFeed : ISearchChangeFeed
{
    public Task<IReadOnlyList<SearchChange>> ReadAfterAsync(long position, int max, CancellationToken stop) =>
        Task.FromResult<IReadOnlyList<SearchChange>>([]);

    public Task<long> HeadAsync(CancellationToken stop) => Task.FromResult(0L);

    public Task WaitAsync(CancellationToken stop) => Task.Delay(Timeout.Infinite, stop);
}
