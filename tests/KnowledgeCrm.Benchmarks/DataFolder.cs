using System.Diagnostics;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Web.Tests.Faults;
using Microsoft.Data.Sqlite;

namespace KnowledgeCrm.Benchmarks;

/// <summary>A data directory that goes away again.</summary>
internal sealed class DataFolder : IDisposable
{
    public DataSettings Settings { get; } = new() { Data = Directory.CreateTempSubdirectory("knowledgecrm-").FullName };

    /// <summary>Runs a subcommand of the built program on it, and answers what it printed last.</summary>
    public async Task<string> RunAsync(CancellationToken stop, params string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo(
            "dotnet", [typeof(Program).Assembly.Location, .. words, .. ServerProcess.Arguments(Settings)])
        { RedirectStandardOutput = true })!;
        try
        {
            var printed = await process.StandardOutput.ReadToEndAsync(stop);
            await process.WaitForExitAsync(stop);
            return process.ExitCode == 0 ? printed.TrimEnd().Split('\n')[^1]
                : throw new InvalidOperationException($"{string.Join(' ', words)} ended with {process.ExitCode}.");
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }
    }

    /// <summary>Waits until a running server has delivered every event.</summary>
    public async Task WhenDeliveredAsync(CancellationToken stop)
    {
        await using var connection = new SqliteConnection($"Data Source={Settings.SqliteFile};Mode=ReadOnly");
        await connection.OpenAsync(stop);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT EXISTS (SELECT 1 FROM OutboxEvents WHERE DeliveredAt IS NULL)";
        while (await command.ExecuteScalarAsync(stop) is not 0L) await Task.Delay(TimeSpan.FromSeconds(1), stop);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(Settings.Directory, recursive: true);
    }
}
