using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace KnowledgeCrm.Web.Tests.Faults;

/// <summary>Clients that open cases through the API as fast as they are answered, until the server is killed under them. They remember
/// what the server has acknowledged.</summary>
internal sealed class CaseWriters(string key)
{
    /// <summary>Stands in every case that is written.</summary>
    public const string CommonWord = "drumbeat";

    private const int Clients = 8;
    private readonly ConcurrentDictionary<string, string> acknowledged = new();
    private int sent;

    /// <summary>Every acknowledged case: its text by its number.</summary>
    public IReadOnlyDictionary<string, string> Acknowledged => acknowledged;

    /// <summary>How many were sent; of those without an answer nobody knows.</summary>
    public int Sent => sent;

    /// <summary>Writes, and kills the server in the middle of it once so many more are acknowledged.</summary>
    public async Task WriteUntilKilledAsync(ServerProcess server, int more, CancellationToken stop)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = server.Address, Timeout = ServerProcess.HangGuard };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var at = acknowledged.Count + more;
        var writing = Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => Task.Run(WriteAsync)));
        // A client that fails ends the wait too, with its reason.
        if (await Task.WhenAny(enough.Task, writing) == enough.Task) await server.KillAsync();
        await writing;

        async Task WriteAsync()
        {
            while (true)
            {
                var text = $"{CommonWord} HX{Interlocked.Increment(ref sent)}";
                try
                {
                    using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/cases");
                    request.Content = JsonContent.Create(new { subject = text, description = text, language = "en" });
                    // Acknowledged is what has its status; the rest of the answer may be cut off.
                    using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
                    Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
                    var number = answer.Headers.Location!.OriginalString.Split('/')[^1];
                    Assert.True(acknowledged.TryAdd(number, text), $"{number} was given to two cases");
                }
                catch (HttpRequestException) when (server.IsKilled)
                {
                    return;
                }
                if (acknowledged.Count >= at) enough.TrySetResult();
            }
        }
    }
}
