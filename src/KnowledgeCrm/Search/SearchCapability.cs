using KnowledgeCrm.Search.Models;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KnowledgeCrm.Search;

/// <summary>Wires up search. The sources come from the capabilities, each registered as <see cref="ISearchSource"/>.</summary>
public static class SearchCapability
{
    /// <param name="services">Where to register.</param>
    /// <param name="directory">The directory that the index file lives in.</param>
    public static IServiceCollection AddSearch(this IServiceCollection services, string directory) => services
        .AddSingleton(provider => new SearchIndex(directory, provider.GetRequiredService<ILogger<SearchIndex>>()))
        .AddSingleton(provider => new SearchModels(Path.Combine(directory, "models"), provider.GetRequiredService<ILogger<SearchModels>>()))
        .AddSingleton<SearchIndexer>()
        .AddSingleton<ModelTraining>()
        .AddSingleton(new SearchIndexerPace())
        .AddSingleton<SearchEverything>();
}
