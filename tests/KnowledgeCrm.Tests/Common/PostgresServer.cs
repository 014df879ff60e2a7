using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace KnowledgeCrm.Tests;

/// <summary>One throw-away PostgreSQL server for the whole run, started when the first test asks for it.</summary>
public sealed class PostgresServer
{
    // Lives as long as its standard input: when the run ends, however it ends, the server stops and its files go.
    private const string Life = """
        trap '' INT TERM
        initdb -D "$1/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$1/initdb.log" 2>&1 &&
        pg_ctl -D "$1/data" -l "$1/server.log" -w -o "-p $2 -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=300" start >"$1/start.log" 2>&1 &&
        echo ready && read _
        [ -d "$1/data" ] && pg_ctl -D "$1/data" -m immediate stop >/dev/null 2>&1
        cat "$1"/*.log
        rm -rf "$1"
        """;

    private static readonly Lazy<Task<PostgresServer>> TheOne = new(StartAsync);
    private readonly Process process;

    private PostgresServer(Process process, string connection) => (this.process, Connection) = (process, connection);

    /// <summary>The connection string, without a database.</summary>
    public string Connection { get; }

    /// <summary>The server; where there are no server programs the test is reported as skipped, on the build server it fails.</summary>
    public static Task<PostgresServer> GetAsync()
    {
        if (WhyNot() is not { } reason) return TheOne.Value;
        if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail(reason);
        Assert.Skip(reason);
        return TheOne.Value;
    }

    /// <summary>Stops the server if it was started.</summary>
    public static async Task StopAsync()
    {
        if (!TheOne.IsValueCreated || !TheOne.Value.IsCompletedSuccessfully) return;
        var process = (await TheOne.Value).process;
        process.StandardInput.Close();
        // What it has to say at last is read: a full pipe would never let it end.
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static string? WhyNot() =>
        Programs() is null ? "PostgreSQL is not installed here: no initdb and pg_ctl in PATH or /usr/lib/postgresql."
        : IsRoot && !File.Exists("/usr/sbin/runuser") && !File.Exists("/sbin/runuser") ? "PostgreSQL does not run as root, and there is no runuser."
        : null;

    private static bool IsRoot => Environment.UserName == "root";

    private static string? Programs() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Concat(Directory.Exists("/usr/lib/postgresql")
                ? Directory.GetDirectories("/usr/lib/postgresql").OrderDescending().Select(version => Path.Combine(version, "bin")) : [])
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "pg_ctl")));

    private static async Task<PostgresServer> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("kcrm-pg-").FullName;
        var port = FreePort();
        var start = new ProcessStartInfo(IsRoot ? "runuser" : "sh")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = "/",
        };
        start.Environment["PATH"] = Programs() + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");
        if (IsRoot)
        {
            using var owned = Process.Start("chown", ["postgres", folder]);
            await owned.WaitForExitAsync();
            foreach (var word in new[] { "-u", "postgres", "--", "sh" }) start.ArgumentList.Add(word);
        }
        foreach (var word in new[] { "-c", Life, "postgres-for-tests", folder, port.ToString() }) start.ArgumentList.Add(word);
        var process = Process.Start(start)!;
        if (await process.StandardOutput.ReadLineAsync() is not "ready" and var line)
            throw new InvalidOperationException($"PostgreSQL did not start: {line}\n{await process.StandardOutput.ReadToEndAsync()}");
        return new PostgresServer(process, $"Host=127.0.0.1;Port={port};Username=postgres;Maximum Pool Size=30");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
