using System.Globalization;

namespace KnowledgeCrm.Benchmarks;

/// <summary>Prints figures; asserts nothing. One subcommand each, see docs/figures.md.</summary>
internal static class Entrance
{
    // What takes longer hangs; the longest brings 100,000 articles in first.
    private static readonly TimeSpan AtMost = TimeSpan.FromMinutes(40);

    private static readonly Dictionary<string, Func<CancellationToken, Task>> Figures = new()
    {
        ["freshness"] = Freshness.PrintAsync,
        ["history"] = History.PrintAsync,
        ["inbox"] = Inbox.PrintAsync,
        ["inbox-postgres"] = Inbox.PrintPostgresAsync,
        ["start"] = Starting.PrintAsync,
        ["import"] = Importing.PrintAsync,
        ["search"] = Searching.PrintAsync,
        ["search-large"] = Searching.PrintLargeAsync,
        ["search-huge"] = Searching.PrintHugeAsync,
        ["hybrid"] = Hybrid.PrintAsync,
        ["complete"] = Completing.PrintAsync,
        ["rebuild"] = Rebuilding.PrintAsync,
    };

    public static async Task<int> Main(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        if (args is not [var name] || !Figures.TryGetValue(name, out var print))
        {
            await Console.Error.WriteLineAsync($"One of: {string.Join(", ", Figures.Keys)}");
            return 2;
        }
        using var stop = new CancellationTokenSource(AtMost);
        await print(stop.Token);
        return 0;
    }
}
