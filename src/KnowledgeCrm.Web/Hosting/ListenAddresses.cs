using System.Net;
using Microsoft.AspNetCore.Http;

namespace KnowledgeCrm.Web.Hosting;

/// <summary>The addresses that the server is told to listen on.</summary>
internal static class ListenAddresses
{
    public const string Default = "http://localhost:5080";

    public static void SetDefault(IConfiguration configuration)
    {
        if (!Configured(configuration).Any()) configuration[WebHostDefaults.ServerUrlsKey] = Default;
    }

    /// <summary>The first address that another machine could reach, or null.</summary>
    public static string? ReachableFromElsewhere(IConfiguration configuration) =>
        Configured(configuration).FirstOrDefault(address => !IsLoopback(address));

    // `urls` counts before the ports, as in the host itself; endpoints of Kestrel's own section count always, to be safe.
    private static IEnumerable<string> Configured(IConfiguration configuration)
    {
        var urls = Split(configuration[WebHostDefaults.ServerUrlsKey]);
        var ports = Split(configuration[WebHostDefaults.HttpPortsKey]).Select(port => $"http://*:{port}")
            .Concat(Split(configuration[WebHostDefaults.HttpsPortsKey]).Select(port => $"https://*:{port}"));
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren()
            .Select(endpoint => endpoint["Url"]).OfType<string>();
        return (urls.Length > 0 ? urls : ports).Concat(endpoints);
    }

    private static string[] Split(string? list) =>
        (list ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool IsLoopback(string address)
    {
        var binding = BindingAddress.Parse(address);
        if (binding.IsUnixPipe || binding.IsNamedPipe) return true;
        return binding.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(binding.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
    }
}
