namespace KnowledgeCrm.Web.Hosting;

/// <summary>The program without a subcommand.</summary>
internal static class Server
{
    public static async Task<int> RunAsync(string[] configuration, CancellationToken stop)
    {
        await using var app = HostBuilding.Server(configuration);
        var start = app.Services.GetRequiredService<ServerStart>();
        // The model of the database and the shapes of what endpoints take and answer are most of a start, and neither waits for the other.
        var shapes = Task.Run(() => ReadShapes(app), stop);
        await start.PrepareAsync(stop);
        await shapes;
        await app.StartAsync(stop);
        start.Announce();
        await app.WaitForShutdownAsync(stop);
        return 0;
    }

    // Building the endpoints has their shapes read and kept; the server builds them again, in no time.
    private static void ReadShapes(IEndpointRouteBuilder routes)
    {
        foreach (var source in routes.DataSources.ToList()) _ = source.Endpoints;
    }
}
