namespace KnowledgeCrm.Web.Hosting;

/// <summary>The program without a subcommand.</summary>
internal static class Server
{
    public static async Task<int> RunAsync(string[] configuration, CancellationToken stop)
    {
        await using var app = HostBuilding.Server(configuration);
        var start = app.Services.GetRequiredService<ServerStart>();
        await start.PrepareAsync(stop);
        await app.StartAsync(stop);
        start.Announce();
        await app.WaitForShutdownAsync(stop);
        return 0;
    }
}
