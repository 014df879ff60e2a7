using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace KnowledgeCrm.Web.Tests.Api;

/// <summary>Somebody who calls the API, with a key or without.</summary>
public sealed class ApiCaller : IDisposable
{
    private readonly HttpClient client;

    public ApiCaller(Uri address, string? key)
    {
        client = new HttpClient(new HttpClientHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = address };
        if (key is not null) client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    public Task<ApiReply> GetAsync(string path, params (string Name, string Value)[] headers) => SendAsync("GET", path, null, headers);

    public Task<ApiReply> PostAsync(string path, object? body = null) => SendAsync("POST", path, body);

    public Task<ApiReply> PutAsync(string path, object? body) => SendAsync("PUT", path, body);

    /// <summary>Sends an object as JSON, or a text as it is.</summary>
    public async Task<ApiReply> SendAsync(string method, string path, object? body, params (string Name, string Value)[] headers)
    {
        var full = path.StartsWith("/api", StringComparison.Ordinal) || path.StartsWith("/openapi", StringComparison.Ordinal) ? path : $"/api/v1{path}";
        using var request = new HttpRequestMessage(new HttpMethod(method), full);
        if (body is not null)
            request.Content = new StringContent(body as string ?? JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        // As curl does: what will be refused for its size needs not be sent.
        request.Headers.ExpectContinue = request.Content?.Headers.ContentLength > 1 << 20;
        foreach (var (name, value) in headers)
        {
            if (name == "Content-Type") request.Content!.Headers.ContentType = MediaTypeHeaderValue.Parse(value);
            else request.Headers.TryAddWithoutValidation(name, value);
        }
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return new ApiReply(
            (int)answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            answer.Content.Headers.ContentType?.MediaType, answer.Headers.ToDictionary(h => h.Key, h => string.Join(",", h.Value)));
    }

    public void Dispose() => client.Dispose();
}

/// <summary>What the API answered.</summary>
public sealed record ApiReply(int Status, string Body, string? ContentType, IReadOnlyDictionary<string, string> Headers)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    /// <summary>A text of the answer; shows the whole answer when it isn't there.</summary>
    public string Text(string name) =>
        Status < 300 && Json.TryGetProperty(name, out var value) ? value.GetString()! : throw new InvalidOperationException($"{Status} {Body}");

    public ApiReply Is(int status)
    {
        Assert.True(status == Status, $"{Status} instead of {status}: {Body}");
        return this;
    }

    /// <summary>A problem document of this status that names this field; null for one that names none.</summary>
    public ApiReply Refuses(int status, string? field = null, string? code = null)
    {
        Is(status);
        Assert.Equal("application/problem+json", ContentType);
        Assert.Equal(status, Json.GetProperty("status").GetInt32());
        Assert.NotEmpty(Json.GetProperty("title").GetString()!);
        if (code is not null) Assert.Equal(code, Json.GetProperty("code").GetString());
        var fields = Json.TryGetProperty("errors", out var errors) ? errors.EnumerateObject().Select(error => error.Name).ToArray() : [];
        Assert.Equal(field is null ? [] : [field], fields);
        return this;
    }
}
