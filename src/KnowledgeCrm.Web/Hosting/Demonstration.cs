using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;

namespace KnowledgeCrm.Web.Hosting;

/// <summary>Brings in the demonstration company; true when it is there afterwards, new or from before.</summary>
public delegate Task<bool> BringDemonstration(IServiceProvider services, CancellationToken stop);

/// <summary>An account of the demonstration company. Its password is public.</summary>
public sealed record DemonstrationAccount(string Email, string Password, Role Role);

/// <summary>Whether this server has the demonstration company, and for whom it has accounts. Asked by the sign-in page.</summary>
public sealed class Demonstration(IConfiguration configuration, IHostEnvironment environment, DataSettings settings)
{
    // Its passwords are public: the directory remembers that it has them, whatever a later start is told.
    private readonly string marker = Path.Combine(settings.Directory, "demonstration");

    /// <summary>The accounts to show; empty when the company isn't here.</summary>
    public IReadOnlyList<DemonstrationAccount> Accounts { get; private set; } = [];

    /// <summary>As told; untold, in the Development environment alone.</summary>
    public bool IsWanted => IsWantedBy(configuration, environment);

    internal static bool IsWantedBy(IConfiguration configuration, IHostEnvironment environment) =>
        configuration.GetValue<bool?>($"{DataSettings.Section}:Demo") ?? environment.IsDevelopment();

    /// <summary>Refuses where somebody elsewhere could sign in with a public password.</summary>
    public void RequireLoopback()
    {
        if ((IsWanted || File.Exists(marker)) && ListenAddresses.ReachableFromElsewhere(configuration) is { } address)
            throw Refused.Conflict("Demo.LoopbackOnly", address);
    }

    /// <summary>Brings it in when it is wanted.</summary>
    public async Task BringAsync(IServiceProvider services, CancellationToken stop)
    {
        if (!IsWanted || services.GetService<BringDemonstration>() is not { } bring) return;
        // Noted first: a start that is cut off halfway leaves accounts too.
        await File.WriteAllTextAsync(marker, "", stop);
        if (await bring(services, stop)) Accounts = [.. services.GetServices<DemonstrationAccount>()];
    }
}
