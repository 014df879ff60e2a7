using System.Net;
using System.Net.Sockets;
using System.Text;

namespace KnowledgeCrm.Tests.Search.Meaning;

/// <summary>A server on the loopback that answers each request as it is told, or never.</summary>
internal sealed class EmbeddingServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closing = new();
    private readonly Task serving;

    public EmbeddingServer(Func<string, string?> answer)
    {
        Answer = answer;
        listener.Start();
        serving = ServeAsync();
    }

    /// <summary>From a request's body to the whole answer; null leaves the caller waiting.</summary>
    public Func<string, string?> Answer { get; set; }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/v1/");

    /// <summary>Every request as it came, head and body.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>Ends when a request has come.</summary>
    public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static string Ok(string json) => $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: {Encoding.UTF8.GetByteCount(json)}\r\n\r\n{json}";

    public static string Status(int code) => $"HTTP/1.1 {code} No\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await serving;
        listener.Stop();
        closing.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(closing.Token);
                await AnswerAsync(client.GetStream());
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // Closed: what the test wanted has been seen.
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        var request = new StringBuilder();
        var buffer = new byte[65536];
        while (!IsWhole(request.ToString()))
        {
            var count = await stream.ReadAsync(buffer, closing.Token);
            if (count == 0) return;
            request.Append(Encoding.UTF8.GetString(buffer, 0, count));
        }
        var text = request.ToString();
        Requests.Add(text);
        Asked.TrySetResult();
        if (Answer(text[(text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]) is not { } answer)
        {
            await Task.Delay(Timeout.Infinite, closing.Token);
            return;
        }
        await stream.WriteAsync(Encoding.UTF8.GetBytes(answer), closing.Token);
    }

    private static bool IsWhole(string request)
    {
        const string Length = "Content-Length: ";
        var head = request.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (head < 0) return false;
        var at = request.IndexOf(Length, StringComparison.OrdinalIgnoreCase) + Length.Length;
        return Encoding.UTF8.GetByteCount(request[(head + 4)..]) >= int.Parse(request[at..request.IndexOf('\r', at)], System.Globalization.CultureInfo.InvariantCulture);
    }
}
