using System.Diagnostics;
using System.Text.RegularExpressions;
using KnowledgeCrm.Persistence;

namespace KnowledgeCrm.Web.Tests.Faults;

/// <summary>The built server as a process of its own, on a free port of this machine; killed as <c>kill -9</c> does.</summary>
internal sealed partial class ServerProcess : IAsyncDisposable
{
    /// <summary>Far above any time that is right: what takes longer hangs.</summary>
    public static readonly TimeSpan HangGuard = TimeSpan.FromSeconds(50);

    // The server lives as long as this shell's standard input: it goes when whoever started it goes, however that ends.
    // The shell lets go of the output, so that the output ends with the server.
    private const string Life = """
        trap : INT TERM
        "$@" </dev/null 2>&1 &
        exec >/dev/null 2>&1
        read -r _
        kill -9 $!
        wait $!
        """;

    private readonly Process process;
    private readonly Queue<string> lastLines = new();
    private readonly TaskCompletionSource<Uri> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task output;

    private ServerProcess(Process process)
    {
        this.process = process;
        output = ReadAsync();
    }

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>From the start of the process to its first answer.</summary>
    public TimeSpan ReadyAfter { get; private set; }

    public bool IsKilled { get; private set; }

    /// <summary>The arguments that say where the data lies.</summary>
    public static IEnumerable<string> Arguments(DataSettings data)
    {
        yield return "--data";
        yield return data.Directory;
        yield return $"--KnowledgeCrm:Database={data.Database}";
        if (data.Postgres is not null) yield return $"--KnowledgeCrm:Postgres={data.Postgres}";
    }

    /// <summary>Starts the server, and answers once it has answered a request.</summary>
    public static async Task<ServerProcess> StartAsync(DataSettings data, TimeSpan atMost, CancellationToken stop, params string[] more)
    {
        using var guard = CancellationTokenSource.CreateLinkedTokenSource(stop);
        guard.CancelAfter(atMost);
        var began = Stopwatch.GetTimestamp();
        var server = new ServerProcess(Process.Start(Starting(data, more))!);
        try
        {
            server.Address = await server.listening.Task.WaitAsync(guard.Token);
            using var client = new HttpClient(new HttpClientHandler { UseProxy = false });
            using var answer = await client.GetAsync(new Uri(server.Address, "/api/v1/search?q=ready"), guard.Token);
            answer.EnsureSuccessStatusCode();
            server.ReadyAfter = Stopwatch.GetElapsedTime(began);
            return server;
        }
        catch (Exception error)
        {
            await server.DisposeAsync();
            throw new InvalidOperationException($"The server did not come up:\n{server.Said}", error);
        }
    }

    /// <summary>The last lines that it wrote.</summary>
    public string Said
    {
        get
        {
            lock (lastLines) return string.Join('\n', lastLines);
        }
    }

    /// <summary>SIGKILL: nothing of the server runs any more when this is done.</summary>
    public async Task KillAsync()
    {
        if (IsKilled) return;
        IsKilled = true;
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        await output;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        process.Dispose();
    }

    private static ProcessStartInfo Starting(DataSettings data, string[] more)
    {
        var start = new ProcessStartInfo("sh",
            ["-c", Life, "server", "dotnet", typeof(Program).Assembly.Location, .. Arguments(data), "--urls", "http://127.0.0.1:0", .. more])
        {
            WorkingDirectory = data.Directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("KnowledgeCrm__", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        return start;
    }

    private async Task ReadAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            lock (lastLines)
            {
                lastLines.Enqueue(line);
                if (lastLines.Count > 200) lastLines.Dequeue();
            }
            if (ListeningAt().Match(line) is { Success: true } at) listening.TrySetResult(new Uri(at.Value));
        }
        listening.TrySetException(new InvalidOperationException("It ended before it listened."));
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex ListeningAt();
}
