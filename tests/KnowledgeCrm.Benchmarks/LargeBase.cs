using System.Runtime.CompilerServices;
using KnowledgeCrm.Common;
using KnowledgeCrm.Search;

namespace KnowledgeCrm.Benchmarks;

/// <summary>A base of many articles in memory, with past questions in their words; the same for every run.</summary>
internal sealed class LargeBase(int articles, int questionsEach) : ISearchSource, ISearchChangeFeed
{
    private const int Words = 60_000;
    private const int Length = 120;
    private const int TitleLength = 8;
    private const int QuestionLength = 9;
    private static readonly double[] Frequencies = Zipf.Cumulate(Words);

    public string Kind => "article";
    public IReadOnlyList<string> Scopes { get; } = [.. Enum.GetNames<Audience>()];
    public string? ScopeFor(Actor actor, Audience? narrowedTo) => actor.Audience.ToString();

    public async IAsyncEnumerable<SearchDocument> ReadAllAsync([EnumeratorCancellation] CancellationToken stop)
    {
        for (var i = 0; i < articles; i++)
        {
            stop.ThrowIfCancellationRequested();
            yield return Document(i);
        }
        await Task.CompletedTask;
    }

    public Task<IReadOnlyList<SearchDocument>> ReadAsync(IReadOnlyCollection<Guid> ids, CancellationToken stop) =>
        Task.FromResult<IReadOnlyList<SearchDocument>>([]);

    public Task<int> CountAsync(CancellationToken stop) => Task.FromResult(articles);

    public Task<IReadOnlyList<FoundItem>> PresentAsync(Actor actor, IReadOnlyList<SearchHit> hits, QueryTerms terms, CancellationToken stop) =>
        Task.FromResult<IReadOnlyList<FoundItem>>([.. hits.Select(hit => new FoundItem(hit.Key, "", "", [], Languages.English, "", hit.Score, []))]);

    public Task<IReadOnlyList<SearchChange>> ReadAfterAsync(long position, int max, CancellationToken stop) =>
        Task.FromResult<IReadOnlyList<SearchChange>>([]);

    public Task<long> HeadAsync(CancellationToken stop) => Task.FromResult(0L);

    public Task WaitAsync(CancellationToken stop) => Task.Delay(Timeout.Infinite, stop);

    /// <summary>Queries of one to five words: rare, middling and common ones, mixed, and phrases of an article.</summary>
    public List<string> Queries(int count)
    {
        var random = new Random(7);
        var zipf = new Zipf(Frequencies, random);
        return [.. Enumerable.Range(0, count).Select(i => (i % 5) switch
        {
            0 => Some(random.Next(1, 4), () => random.Next(5_000, Words)),
            1 => Some(random.Next(1, 5), () => random.Next(100, 5_000)),
            2 => Some(random.Next(2, 6), () => random.Next(0, 100)),
            3 => Some(random.Next(2, 6), zipf.Next),
            _ => $"\"{string.Join(' ', Document(random.Next(articles)).Body.Split(' ').Skip(10).Take(2))}\"",
        })];
    }

    private static string Some(int count, Func<int> number) => string.Join(' ', Enumerable.Range(0, count).Select(_ => Zipf.Word(number())));

    private SearchDocument Document(int number)
    {
        var random = new Random(number);
        var zipf = new Zipf(Frequencies, random);
        var words = Enumerable.Range(0, Length).Select(_ => Zipf.Word(zipf.Next())).ToArray();
        var questions = Enumerable.Range(0, questionsEach).Select(_ => new PastQuestion(string.Join(' ', Enumerable.Range(0, QuestionLength)
            .Select(_ => random.Next(3) == 0 ? Zipf.Word(zipf.Next()) : words[random.Next(words.Length)]))));
        return new SearchDocument(new SearchKey(Kind, new Guid(number + 1, 0, 0, new byte[8])), Languages.English, Scopes,
            string.Join(' ', words.Take(TitleLength)), "", string.Join(' ', words), "", [.. questions]);
    }
}
