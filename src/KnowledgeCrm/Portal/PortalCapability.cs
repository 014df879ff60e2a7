using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeCrm.Portal;

/// <summary>Wires up what the customers' portal reads and does beyond the other capabilities.</summary>
public static class PortalCapability
{
    public static IServiceCollection AddPortal(this IServiceCollection services) => services
        .AddSingleton<FrontPage>()
        .AddSingleton<RelatedArticles>()
        .AddSingleton<PublicArticles>()
        .AddSingleton<OwnCases>()
        .AddSingleton<OwnProducts>()
        .AddSingleton<ConfirmSolved>()
        .AddSingleton<SayNotSolved>();
}
