using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using KnowledgeCrm.Common;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace KnowledgeCrm.Web.Api;

/// <summary>How often one address may call without a key. Configuration section <c>KnowledgeCrm:Api</c>.</summary>
public sealed class ApiSettings
{
    public const string Section = "KnowledgeCrm:Api";

    /// <summary>Searches and readings a minute.</summary>
    public int VisitorReadsPerMinute { get; set; } = 120;

    /// <summary>Completions a minute; one is asked for at about every letter.</summary>
    public int VisitorCompletionsPerMinute { get; set; } = 600;

    /// <summary>Feedback a minute.</summary>
    public int VisitorFeedbackPerMinute { get; set; } = 10;
}

/// <summary>Limits callers without a key, by their address. Whoever has a key is known, and can be spoken to.</summary>
internal abstract class VisitorLimit : IRateLimiterPolicy<string>
{
    private const string Known = "";

    public Func<OnRejectedContext, CancellationToken, ValueTask>? OnRejected => RejectAsync;

    protected abstract int PerMinute { get; }

    public RateLimitPartition<string> GetPartition(HttpContext httpContext)
    {
        if (Caller.Of(httpContext).Actor.PersonId is not null) return RateLimitPartition.GetNoLimiter(Known);
        return RateLimitPartition.GetFixedWindowLimiter(AddressOf(httpContext.Connection.RemoteIpAddress), _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = PerMinute, Window = TimeSpan.FromMinutes(1), QueueLimit = 0,
        });
    }

    /// <summary>The connection's own address: a header that says another may be forged. Of IPv6 the half that a household gets.</summary>
    internal static string AddressOf(IPAddress? address)
    {
        if (address is null) return "local";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes()[..8]) : address.ToString();
    }

    private static async ValueTask RejectAsync(OnRejectedContext rejection, CancellationToken stop)
    {
        var context = rejection.HttpContext;
        if (rejection.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
            context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        await Problem.Of(new Refused(RefusalKind.TooMany, "TooMany"), Caller.LanguageOf(context)).ExecuteAsync(context);
    }
}

internal sealed class VisitorReads(IOptions<ApiSettings> settings) : VisitorLimit
{
    protected override int PerMinute => settings.Value.VisitorReadsPerMinute;
}

internal sealed class VisitorCompletions(IOptions<ApiSettings> settings) : VisitorLimit
{
    protected override int PerMinute => settings.Value.VisitorCompletionsPerMinute;
}

internal sealed class VisitorFeedback(IOptions<ApiSettings> settings) : VisitorLimit
{
    protected override int PerMinute => settings.Value.VisitorFeedbackPerMinute;
}
