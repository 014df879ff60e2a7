using KnowledgeCrm.Persistence;

namespace KnowledgeCrm.Web.Portal;

/// <summary>What the site is called and where it is.</summary>
public sealed class PortalSite(IConfiguration configuration)
{
    // Behind a proxy the program can't know by what address it is reached.
    private readonly string? address = configuration[$"{DataSettings.Section}:SiteAddress"]?.TrimEnd('/');

    public string Name { get; } = configuration[$"{DataSettings.Section}:SiteName"] is { Length: > 0 } name ? name : "KnowledgeCrm";

    /// <summary>The full address of a path of this site.</summary>
    public string AddressOf(HttpRequest request, string path) =>
        AddressOf($"{request.Scheme}://{request.Host.ToUriComponent()}", path);

    /// <summary>The full address of a path, where the one that the site is reached by is known.</summary>
    public string AddressOf(string reachedBy, string path) => new Uri(new Uri(address ?? reachedBy), path).AbsoluteUri;
}
