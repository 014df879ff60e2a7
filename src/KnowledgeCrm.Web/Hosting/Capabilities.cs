using KnowledgeCrm.Accounts;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace KnowledgeCrm.Web.Hosting;

/// <summary>Every capability of the program, a line each.</summary>
internal static class Capabilities
{
    public static IServiceCollection AddKnowledgeCrm(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = configuration.GetSection(DataSettings.Section).Get<DataSettings>() ?? new DataSettings();
        // Fixed now: a process may change its directory, its data stays.
        settings.Data = settings.Directory;
        services.AddPersistence(settings);
        services.AddAccounts();
        services.TryAddSingleton<PublishDueArticles>();
        return services;
    }
}
