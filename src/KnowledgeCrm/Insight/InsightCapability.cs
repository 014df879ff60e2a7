using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeCrm.Insight;

/// <summary>Wires up what is learnt from how people search.</summary>
public static class InsightCapability
{
    public static IServiceCollection AddInsight(this IServiceCollection services) => services
        .AddSingleton<SearchJournal>()
        .AddSingleton<SearchJournalWriter>();
}
