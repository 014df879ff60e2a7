using KnowledgeCrm.Sales.Import;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeCrm.Sales;

/// <summary>Wires up sales: opportunities, objections and what answers them.</summary>
public static class SalesCapability
{
    public static IServiceCollection AddSales(this IServiceCollection services) => services
        .AddSingleton<OpenOpportunity>()
        .AddSingleton<ChangeOpportunity>()
        .AddSingleton<MoveOpportunity>()
        .AddSingleton<OpportunityList>()
        .AddSingleton<OpportunityReading>()
        .AddSingleton<ImportOpportunities>()
        .AddSingleton<SalesPeople>()
        .AddSingleton<SaveObjection>()
        .AddSingleton<MergeObjections>()
        .AddSingleton<ObjectionList>()
        .AddSingleton<ObjectionReading>()
        .AddSingleton<SuggestedObjections>()
        .AddSingleton<UntriedAnswers>()
        .AddSingleton<RaiseObjection>()
        .AddSingleton<GiveExplanation>()
        .AddSingleton<LikelyObjections>()
        .AddSingleton<WriteAnswer>()
        .AddSingleton<WonExplanations>();
}
