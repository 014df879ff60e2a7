using System.Diagnostics;
using KnowledgeCrm.Common;
using KnowledgeCrm.Insight;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Benchmarks;

/// <summary>Completes what is typed over many titles, in process, with the question of visibility at the end; one thread.</summary>
internal static class Completing
{
    private const int Articles = 100_000;
    private const int Batch = 2_000;
    private const int Rounds = 40;

    // Beginnings that much has, that little has, that nothing has, Chinese, and pinyin.
    private static readonly string[] Typed = ["p", "pu", "pump", "number 9", "clean the f", "xylo", "水", "水泵", "滤芯更", "shui", "lvxin", "qqzz"];

    private static readonly string[] Parts = ["pump", "filter", "drum", "door seal", "heater", "水泵", "滤芯", "门封", "加热管", "电源线"];
    private static readonly string[] Verbs = ["Clean the", "Replace the", "Noise from the", "更换", "清洗", "Repair of a"];

    public static async Task PrintAsync(CancellationToken stop)
    {
        using var folder = new DataFolder();
        await using var library = await RunningLibrary.StartAsync(folder.Settings, stop);
        await FillAsync(library, stop);
        var completions = library.Get<SearchCompletions>();
        var begun = Stopwatch.GetTimestamp();
        await completions.RefreshAsync(stop);
        Console.WriteLine($"Completion, {Articles} titles: taken up in {Stopwatch.GetElapsedTime(begun).TotalSeconds:F1} s, heap {GC.GetTotalMemory(true) >> 20} MB");
        var actor = Actor.Visitor(Languages.English);
        await ForAsync();
        var times = await ForAsync();
        Console.WriteLine($"Completion, {Articles} titles, one thread: {new Percentiles(times)}");

        async Task<List<double>> ForAsync()
        {
            var measured = new List<double>();
            for (var i = 0; i < Rounds * Typed.Length; i++)
            {
                var asked = Stopwatch.GetTimestamp();
                await completions.RunAsync(actor, Typed[i % Typed.Length], 8, stop);
                measured.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
            }
            return measured;
        }
    }

    private static async Task FillAsync(RunningLibrary library, CancellationToken stop)
    {
        var clock = TimeProvider.System.GetUtcNow().UtcDateTime;
        for (var from = 0; from < Articles; from += Batch)
        {
            await using var db = await library.Get<IDbContextFactory<KnowledgeCrmDb>>().CreateDbContextAsync(stop);
            db.AddRange(Enumerable.Range(from, Batch).Select(number => Article.Imported(
                new NewArticle($"KB-{number + 10_000_000}", $"article-{number}", Languages.English),
                new ArticleText($"{Verbs[number % Verbs.Length]} {Parts[number / 7 % Parts.Length]}, number {number}", null, "Text.", Audience.Public, null, null, []),
                $"benchmark-{number}", "", published: true, Actor.System, clock)));
            await db.SaveChangesAsync(stop);
        }
    }
}
