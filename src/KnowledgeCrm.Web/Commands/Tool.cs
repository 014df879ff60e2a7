using KnowledgeCrm.Persistence;
using KnowledgeCrm.Web.Hosting;

namespace KnowledgeCrm.Web.Commands;

/// <summary>What every subcommand stands on: the same services as the server's without the web, on a data directory that nobody else
/// has, with a database of this program's model.</summary>
internal static class Tool
{
    /// <summary>Runs the work; a <see cref="Common.Refused"/> that it throws is said on the console and ends it with exit code 1.</summary>
    public static async Task<int> RunAsync(string[] configuration, Func<IServiceProvider, CancellationToken, Task> work, CancellationToken stop)
    {
        using var host = HostBuilding.Tool(configuration);
        // Reading ones lock too: the bundled SQLite is safe with one process at a time only.
        using var directory = DataDirectory.Lock(host.Services.GetRequiredService<DataSettings>());
        await host.Services.GetRequiredService<DatabaseSetup>().RunAsync(stop);
        await work(host.Services, stop);
        return 0;
    }
}
