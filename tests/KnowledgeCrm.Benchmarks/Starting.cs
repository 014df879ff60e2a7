using KnowledgeCrm.Web.Tests.Faults;

namespace KnowledgeCrm.Benchmarks;

/// <summary>From the start of the built program to its first answer: once with the demonstration company to bring in, then again.</summary>
internal static class Starting
{
    private const int Again = 5;

    public static async Task PrintAsync(CancellationToken stop)
    {
        using var folder = new DataFolder();
        await using (var first = await ServerProcess.StartAsync(folder.Settings, TimeSpan.FromMinutes(5), stop, "--demo"))
            Console.WriteLine($"First start, with the demonstration company: {first.ReadyAfter.TotalSeconds:F1} s");
        var measured = new List<double>();
        for (var i = 0; i < Again; i++)
        {
            await using var server = await ServerProcess.StartAsync(folder.Settings, ServerProcess.HangGuard, stop, "--demo");
            measured.Add(server.ReadyAfter.TotalMilliseconds);
        }
        Console.WriteLine($"Next starts, each after a kill: {new Percentiles(measured)}");
    }
}
