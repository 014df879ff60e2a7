using System.CommandLine;
using KnowledgeCrm.Common;

namespace KnowledgeCrm.Web.Commands;

/// <summary>The program's one entrance: without a subcommand it serves, with one it administers.</summary>
internal static class CommandLine
{
    private const int WasRefused = 1;
    private const int WrongUsage = 2;

    // How long a subcommand may take to stop in order after Ctrl+C.
    private static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(10);

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
    }
}
