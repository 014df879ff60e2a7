using KnowledgeCrm.Jobs;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeCrm.Benchmarks;

/// <summary>The library without the web, with the outbox and the index followed as in the server.</summary>
internal sealed class RunningLibrary : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly CancellationTokenSource ended = new();
    private readonly Task background;

    private RunningLibrary(ServiceProvider services)
    {
        this.services = services;
        background = Task.WhenAll(Get<OutboxDispatcher>().RunAsync(ended.Token), Get<SearchIndexer>().RunAsync(ended.Token));
    }

    public static async Task<RunningLibrary> StartAsync(DataSettings settings, CancellationToken stop)
    {
        var services = new ServiceCollection().AddLogging().AddKnowledgeCrm(settings).BuildServiceProvider();
        await services.GetRequiredService<DatabaseSetup>().RunAsync(stop);
        return new RunningLibrary(services);
    }

    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    /// <summary>Waits until the index is whole and holds all that was written.</summary>
    public async Task<IndexState> WhenIndexedAsync(CancellationToken stop)
    {
        await using var db = await Get<IDbContextFactory<KnowledgeCrmDb>>().CreateDbContextAsync(stop);
        var last = await db.OutboxEvents.Where(e => e.SearchId != null).MaxAsync(e => (long?)e.Id, stop) ?? 0;
        return await Get<SearchIndexer>().WhenCaughtUpAsync(last, stop);
    }

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        try
        {
            await background;
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // Both run until they are told to stop.
        }
        await services.DisposeAsync();
        ended.Dispose();
    }
}
