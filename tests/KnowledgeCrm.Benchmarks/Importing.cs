using System.Diagnostics;

namespace KnowledgeCrm.Benchmarks;

/// <summary>How long an import takes, from the start of the process to its end, and the same again when nothing is new.</summary>
internal static class Importing
{
    public static async Task PrintAsync(CancellationToken stop)
    {
        using var folder = new DataFolder();
        var file = Corpus.In(folder);
        foreach (var run in new[] { "first", "again" })
        {
            var began = Stopwatch.GetTimestamp();
            var report = await folder.RunAsync(stop, "import", "articles", file, "--state", "published", "--audience", "public");
            Console.WriteLine($"Import, {run}: {Stopwatch.GetElapsedTime(began).TotalSeconds:F1} s, {report}");
        }
    }
}
