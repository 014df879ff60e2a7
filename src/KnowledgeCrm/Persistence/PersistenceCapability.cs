using KnowledgeCrm.Common;
using KnowledgeCrm.Jobs;
using KnowledgeCrm.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace KnowledgeCrm.Persistence;

/// <summary>Wires up the database, the outbox and what runs by itself.</summary>
public static class PersistenceCapability
{
    public static IServiceCollection AddPersistence(this IServiceCollection services, DataSettings settings)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(settings);
        services.AddSingleton<IDbContextFactory<KnowledgeCrmDb>, DbContextFactory>();
        // For Identity's stores, which ask for a context of their scope.
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<KnowledgeCrmDb>>().CreateDbContext());
        services.AddSingleton<DatabaseSetup>();
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<UseCase>();
        services.AddSingleton<ISearchChangeFeed, SearchChangeFeed>();
        services.AddSingleton(Reactions.With);
        services.AddSingleton<OutboxDispatcher>();
        services.AddSingleton<RecurringJobs>();
        services.AddSingleton<ParkedDeliveries>();
        services.AddSingleton<RetryDelivery>();
        services.AddSingleton<AuditLog>();
        return services;
    }
}
