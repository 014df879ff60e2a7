using System.Diagnostics;
using KnowledgeCrm.Common;
using KnowledgeCrm.Jobs;
using KnowledgeCrm.Search;

namespace KnowledgeCrm.Benchmarks;

/// <summary>How fast a deleted index is built anew, while one client goes on searching.</summary>
internal static class Rebuilding
{
    private const int Rounds = 3;
    private static readonly TimeSpan BetweenSearches = TimeSpan.FromMilliseconds(50);

    public static async Task PrintAsync(CancellationToken stop)
    {
        using var folder = new DataFolder();
        await folder.RunAsync(stop, "import", "articles", Corpus.In(folder), "--state", "published", "--audience", "public");
        await using (var library = await RunningLibrary.StartAsync(folder.Settings, stop))
        {
            // What the import left in the outbox is delivered first: it would be measured too.
            await library.WhenIndexedAsync(stop);
            while (await library.Get<OutboxDispatcher>().DeliverAsync(stop) > 0)
            {
            }
        }
        for (var round = 0; round < Rounds; round++) await PrintOnceAsync(folder, stop);
    }

    private static async Task PrintOnceAsync(DataFolder folder, CancellationToken stop)
    {
        Directory.Delete(folder.Settings.SearchDirectory, recursive: true);
        using var process = Process.GetCurrentProcess();
        var busyBefore = process.TotalProcessorTime;
        var began = Stopwatch.GetTimestamp();
        await using var library = await RunningLibrary.StartAsync(folder.Settings, stop);
        var whole = library.WhenIndexedAsync(stop);
        var answers = 0;
        using var pause = new PeriodicTimer(BetweenSearches);
        while (!whole.IsCompleted)
        {
            await library.Get<SearchEverything>().RunAsync(Actor.Visitor(Languages.English), new SearchRequest("how to restore a table"), stop);
            answers++;
            await Task.WhenAny(whole, pause.WaitForNextTickAsync(stop).AsTask());
        }
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var documents = (await whole).Documents.Values.Sum();
        process.Refresh();
        var busy = (process.TotalProcessorTime - busyBefore).TotalSeconds;
        Console.WriteLine(
            $"Rebuild: {documents} documents in {seconds:F2} s ({busy:F2} s of processor time), {documents / seconds:F0} a second; {answers} searches answered meanwhile");
    }
}
