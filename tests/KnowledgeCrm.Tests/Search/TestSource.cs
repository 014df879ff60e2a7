using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using KnowledgeCrm.Common;
using KnowledgeCrm.Search;

namespace KnowledgeCrm.Tests.Search;

/// <summary>Documents held in memory, each in the scopes of the audiences that may see it.</summary>
internal sealed class TestSource(string kind = "article") : ISearchSource
{
    private readonly ConcurrentDictionary<Guid, (int Order, SearchDocument Document)> documents = new();
    private int order;

    public string Kind => kind;

    public IReadOnlyList<string> Scopes { get; } = [.. Enum.GetNames<Audience>()];

    /// <summary>Documents that became hidden though the index has not heard of it.</summary>
    public HashSet<Guid> Hidden { get; } = [];

    public Dictionary<Guid, Guid> SameAs { get; } = [];

    /// <summary>Runs before every read; throws to be a source that fails.</summary>
    public Action BeforeRead { get; set; } = () => { };

    /// <summary>Awaited before each document of a rebuild.</summary>
    public Func<Task> BeforeEach { get; set; } = () => Task.CompletedTask;

    public SearchDocument Put(Audience audience, string title, string body = "", string? language = null, string words = "", Guid? id = null, string? product = null)
    {
        var key = new SearchKey(Kind, id ?? Guid.CreateVersion7());
        var scopes = Enum.GetValues<Audience>().Where(viewer => viewer >= audience).Select(viewer => viewer.ToString()).ToList();
        var document = new SearchDocument(key, language ?? Languages.Of(title + body), scopes, title, "", body, "", words.Length == 0 ? [] : [new PastQuestion(words)])
        {
            Tagged = product is null ? [] : [new FacetTag(SearchFacets.Product, product)],
        };
        documents[key.Id] = (documents.TryGetValue(key.Id, out var old) ? old.Order : Interlocked.Increment(ref order), document);
        return document;
    }

    public void TakeOut(Guid id) => documents.TryRemove(id, out _);

    public string? ScopeFor(Actor actor, Audience? narrowedTo) => (narrowedTo ?? actor.Audience).ToString();

    public Task<IReadOnlyList<SearchDocument>> ReadAsync(IReadOnlyCollection<Guid> ids, CancellationToken stop)
    {
        BeforeRead();
        return Task.FromResult<IReadOnlyList<SearchDocument>>([.. ids.Where(documents.ContainsKey).Select(id => AsItStands(documents[id].Document))]);
    }

    public async IAsyncEnumerable<SearchDocument> ReadAllAsync([EnumeratorCancellation] CancellationToken stop)
    {
        BeforeRead();
        foreach (var (_, document) in documents.Values.OrderBy(entry => entry.Order).ToList())
        {
            stop.ThrowIfCancellationRequested();
            await BeforeEach();
            yield return AsItStands(document);
        }
    }

    private SearchDocument AsItStands(SearchDocument document) =>
        document with { SameAs = SameAs.TryGetValue(document.Key.Id, out var group) ? group : document.SameAs };

    public Task<int> CountAsync(CancellationToken stop) => Task.FromResult(documents.Count);

    public Task<IReadOnlyList<FoundItem>> PresentAsync(Actor actor, IReadOnlyList<SearchHit> hits, QueryTerms terms, CancellationToken stop) =>
        Task.FromResult<IReadOnlyList<FoundItem>>(
        [
            .. hits.Where(hit => documents.ContainsKey(hit.Key.Id) && !Hidden.Contains(hit.Key.Id)).Select(hit =>
            {
                var document = documents[hit.Key.Id].Document;
                return new FoundItem(hit.Key, "", document.Title, Snippet.Best(document.Body, terms), document.Language, "", hit.Score,
                    [.. hit.Parts.Select(part => new Why(part.Part, part.Score, ""))])
                {
                    SameAs = SameAs.TryGetValue(hit.Key.Id, out var group) ? group : null,
                };
            }),
        ]);
}

/// <summary>A feed that the test writes.</summary>
internal sealed class TestFeed : ISearchChangeFeed
{
    private readonly Lock gate = new();
    private readonly List<SearchChange> changes = [];
    private TaskCompletionSource news = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public long Add(SearchKey key)
    {
        lock (gate)
        {
            changes.Add(new SearchChange(changes.Count + 1, key));
            Wake();
            return changes.Count;
        }
    }

    /// <summary>Makes the indexer look again though nothing changed.</summary>
    public void Wake() => Interlocked.Exchange(ref news, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();

    public Task<IReadOnlyList<SearchChange>> ReadAfterAsync(long position, int max, CancellationToken stop)
    {
        lock (gate) return Task.FromResult<IReadOnlyList<SearchChange>>([.. changes.Where(change => change.Position > position).Take(max)]);
    }

    public Task<long> HeadAsync(CancellationToken stop)
    {
        lock (gate) return Task.FromResult((long)changes.Count);
    }

    // Like the outbox, it looks by itself after a while: news that came between two waits is not lost.
    public async Task WaitAsync(CancellationToken stop) => await Task.WhenAny(Volatile.Read(ref news).Task, Task.Delay(50, stop));
}
