using KnowledgeCrm.Search.Meaning;
using KnowledgeCrm.Search.Models;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KnowledgeCrm.Search;

/// <summary>Wires up search. The sources come from the capabilities, each registered as <see cref="ISearchSource"/>.</summary>
public static class SearchCapability
{
    /// <param name="services">Where to register.</param>
    /// <param name="directory">The directory that the index file lives in.</param>
    /// <param name="embeddings">An embeddings service to be used; null for none.</param>
    public static IServiceCollection AddSearch(this IServiceCollection services, string directory, EmbeddingSettings? embeddings = null) => services
        .AddEmbeddings(directory, embeddings)
        .AddSingleton(provider => new SearchIndex(directory, provider.GetRequiredService<ILogger<SearchIndex>>()))
        .AddSingleton(provider => new SearchModels(Path.Combine(directory, "models"), provider.GetRequiredService<ILogger<SearchModels>>()))
        .AddSingleton<SearchIndexer>()
        .AddSingleton<ModelTraining>()
        .AddSingleton(new SearchIndexerPace())
        .AddSingleton<SearchEverything>();

    // A hosted service answers a batch of documents in seconds; a person does not wait that long for a query.
    private static IServiceCollection AddEmbeddings(this IServiceCollection services, string directory, EmbeddingSettings? settings)
    {
        if (settings?.Checked() is not { } options) return services;
        return services.AddSingleton(provider =>
        {
            // No redirects: the key is for this address alone.
            var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { Timeout = Timeout.InfiniteTimeSpan };
            var time = provider.GetService<TimeProvider>() ?? TimeProvider.System;
            return new RemoteMeaning(
                new RemoteEmbeddingGenerator(http, options with { Timeout = TimeSpan.FromMinutes(1) }, time),
                new RemoteEmbeddingGenerator(http, options with { Timeout = TimeSpan.FromMilliseconds(settings.QueryMilliseconds) }, time),
                $"{options.Model} at {options.Address.Host}", Path.Combine(directory, "embeddings"), provider.GetRequiredService<ILogger<RemoteMeaning>>());
        });
    }
}
