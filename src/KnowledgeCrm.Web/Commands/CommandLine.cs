using System.CommandLine;
using System.Data.Common;
using KnowledgeCrm.Common;
using Microsoft.AspNetCore.Connections;

namespace KnowledgeCrm.Web.Commands;

/// <summary>The program's one entrance: without a subcommand it serves, with one it administers.</summary>
internal static class CommandLine
{
    private const int WasRefused = 1;
    private const int WrongUsage = 2;

    // How long a subcommand may take to stop in order after Ctrl+C.
    private static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(10);

    // Files, addresses, settings and databases that are not as they should be: the sentence helps, the trace does not. Bugs keep theirs.
    private static bool IsOfTheSurroundings(Exception failed) =>
        failed is IOException or UnauthorizedAccessException or DbException or System.Net.Sockets.SocketException
        || (failed is FormatException or InvalidOperationException && failed.TargetSite?.DeclaringType?.Namespace is { } from
            && (from.StartsWith("Microsoft.Extensions.Configuration", StringComparison.Ordinal)
                || from.StartsWith("Microsoft.AspNetCore.Server.Kestrel", StringComparison.Ordinal)
                || from.StartsWith("Microsoft.AspNetCore.Http", StringComparison.Ordinal)));

    public static async Task<int> RunAsync(string[] args)
    {
        var (settings, words) = HostSettings.Split(args);
        var parsed = AllCommands.Root(settings).Parse(words);
        var serves = parsed.CommandResult.Command is RootCommand;
        try
        {
            var code = await parsed.InvokeAsync(new InvocationConfiguration
            {
                // Bugs keep their trace, and the host's own way of ending a start goes through.
                EnableDefaultExceptionHandler = false,
                // The server listens for the signals itself, and drains.
                ProcessTerminationTimeout = serves ? null : TimeToStop,
            });
            return parsed.Errors.Count > 0 ? WrongUsage : code;
        }
        catch (Refused refused)
        {
            await System.Console.Error.WriteLineAsync(refused.MessageIn(CommandText.Language));
            return WasRefused;
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            await System.Console.Error.WriteLineAsync(CommandText.Of("Failed.AddressTaken", taken.Message));
            return WasRefused;
        }
        catch (Exception failed) when (IsOfTheSurroundings(failed))
        {
            await System.Console.Error.WriteLineAsync(CommandText.Of("Failed", failed.Message));
            return WasRefused;
        }
    }
}
