using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace KnowledgeCrm.Web.Portal;

/// <summary>Wires up the portal's pages.</summary>
internal static class PortalServices
{
    // A search of 10,000 Chinese characters travels as 90,000 in the address, and is answered like any other.
    private const int LongestAddress = 128 << 10;

    public static void AddPortalPages(this IServiceCollection services)
    {
        services.AddSingleton<PortalSite>();
        services.AddSingleton<PortalPace>();
        services.AddSingleton<SentForms>();
        services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MaxRequestLineSize = LongestAddress);
    }

    public static void MapPortal(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPortalFiles();
        endpoints.MapCrawling();
        endpoints.MapSuggestions();
    }
}
