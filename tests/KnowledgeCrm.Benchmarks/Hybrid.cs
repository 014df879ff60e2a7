using System.Diagnostics;
using KnowledgeCrm.Common;
using KnowledgeCrm.Search;
using KnowledgeCrm.Search.Models;
using Microsoft.Extensions.Logging.Abstractions;

namespace KnowledgeCrm.Benchmarks;

/// <summary>The whole search in process on 100,000 articles of 120 words with 300,000 past questions, for queries of every kind: how fast it
/// is built, opened and answers, and what memory it takes.</summary>
internal static class Hybrid
{
    private const int Articles = 100_000;
    private const int QuestionsEach = 3;
    private const int Queries = 1_000;

    public static async Task PrintAsync(CancellationToken stop)
    {
        using var folder = new DataFolder();
        var before = Memory();
        var source = new LargeBase(Articles, QuestionsEach);
        var index = new SearchIndex(folder.Settings.SearchDirectory, NullLogger<SearchIndex>.Instance);
        var indexer = new SearchIndexer(index, [source], source, TimeProvider.System, NullLogger<SearchIndexer>.Instance);
        var began = Stopwatch.GetTimestamp();
        using var built = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var running = indexer.RunAsync(built.Token);
        await indexer.WhenCaughtUpAsync(0, stop);
        Console.WriteLine($"Built: {Articles} articles in {Stopwatch.GetElapsedTime(began).TotalSeconds:F1} s, {Articles / Stopwatch.GetElapsedTime(began).TotalSeconds:F0} a second");
        await built.CancelAsync();
        await running;
        index.Dispose();
        began = Stopwatch.GetTimestamp();
        index = new SearchIndex(folder.Settings.SearchDirectory, NullLogger<SearchIndex>.Instance);
        Console.WriteLine($"Opened from disk in {Stopwatch.GetElapsedTime(began).TotalSeconds:F2} s");
        var models = new SearchModels(Path.Combine(folder.Settings.SearchDirectory, "models"), NullLogger<SearchModels>.Instance);
        began = Stopwatch.GetTimestamp();
        await models.TrainAsync(index, [source], stop);
        Console.WriteLine($"Learnt {models.State.Scopes} models in {Stopwatch.GetElapsedTime(began).TotalSeconds:F1} s, most memory so far {Process.GetCurrentProcess().PeakWorkingSet64 / (1 << 20)} MiB");
        var search = new SearchEverything(index, [source], models);
        var queries = source.Queries(Queries);
        foreach (var threads in new[] { 1, 8 }) await PrintAnswersAsync(search, queries, threads, stop);
        Console.WriteLine($"Memory of the search part: {(Memory() - before) / (1 << 20)} MiB");
        index.Dispose();
    }

    private static async Task PrintAnswersAsync(SearchEverything search, List<string> queries, int threads, CancellationToken stop)
    {
        var actor = Actor.Visitor(Languages.English);
        foreach (var query in queries.Take(100)) await search.RunAsync(actor, new SearchRequest(query), stop);
        var times = await Task.WhenAll(Enumerable.Range(0, threads).Select(thread => Task.Run(async () =>
        {
            var own = new List<double>();
            for (var i = thread; i < queries.Count; i += threads)
            {
                var asked = Stopwatch.GetTimestamp();
                await search.RunAsync(actor, new SearchRequest(queries[i]), stop);
                own.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
            }
            return own;
        }, stop)));
        Console.WriteLine($"Queries, {threads} {(threads == 1 ? "thread" : "threads")}: {new Percentiles(times.SelectMany(own => own))}");
    }

    private static long Memory() => GC.GetTotalMemory(forceFullCollection: true);
}
