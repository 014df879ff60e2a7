using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace KnowledgeCrm.Search.Meaning;

/// <summary>Vectors from any service that speaks OpenAI's embeddings protocol (https://platform.openai.com/docs/api-reference/embeddings),
/// hosted or a model server of one's own. A service that keeps failing is let be for a while, so that it never slows search down.</summary>
/// <param name="http">Does the requests; belongs to the caller. Its own timeout should not be below that of the options.</param>
/// <param name="options">Where the service is.</param>
/// <param name="time">Tells when a rest is over.</param>
public sealed class RemoteEmbeddingGenerator(HttpClient http, RemoteEmbeddingOptions options, TimeProvider time)
    : IEmbeddingGenerator<string, Embedding<float>>
{
    private readonly EmbeddingCircuit circuit = new(options.FailuresBeforeRest, options.Rest, time);
    private readonly Uri address = new(options.Address.AbsoluteUri.TrimEnd('/') + "/embeddings");
    private int BatchSize => Math.Max(1, options.BatchSize);
    private int dimensions = options.Dimensions ?? 0;

    /// <summary>How the service has been doing.</summary>
    public EmbeddingHealth Health => circuit.Health;

    /// <inheritdoc />
    /// <param name="values">The texts; what is longer than the options allow is cut.</param>
    /// <param name="options">Not heeded: model and length are a matter of configuration.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="EmbeddingUnavailable">There are no vectors; says why.</exception>
    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var embeddings = new GeneratedEmbeddings<Embedding<float>>();
        foreach (var batch in values.Chunk(BatchSize))
            embeddings.AddRange((await AskAsync(batch, cancellationToken)).Select(vector => new Embedding<float>(vector)));
        return embeddings;
    }

    /// <inheritdoc />
    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is not null ? null
        : serviceType == typeof(EmbeddingGeneratorMetadata) ? new EmbeddingGeneratorMetadata("openai", options.Address, options.Model, dimensions == 0 ? null : dimensions)
        : serviceType.IsInstanceOfType(this) ? this : null;

    /// <inheritdoc />
    public void Dispose()
    {
    }

    private async Task<float[][]> AskAsync(string[] texts, CancellationToken stop)
    {
        if (!circuit.TryBegin())
            throw new EmbeddingUnavailable(EmbeddingFailure.Resting, $"The embeddings service failed and is not asked until {circuit.Health.RestsUntil:u}.");
        try
        {
            var vectors = await SendAsync(texts, stop);
            circuit.Succeeded();
            return vectors;
        }
        catch (EmbeddingUnavailable e)
        {
            circuit.Failed(e);
            throw;
        }
        catch
        {
            circuit.GivenUp();
            throw;
        }
    }

    private async Task<float[][]> SendAsync(string[] texts, CancellationToken stop)
    {
        using var timeout = new CancellationTokenSource(options.Timeout, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop, timeout.Token);
        try
        {
            using var request = Request(texts);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            if (!response.IsSuccessStatusCode)
                throw new EmbeddingUnavailable(EmbeddingFailure.Refused, $"The embeddings service answered {(int)response.StatusCode}.");
            await using var body = await response.Content.ReadAsStreamAsync(limit.Token);
            return Checked(await EmbeddingAnswer.ReadAsync(body, texts.Length, limit.Token));
        }
        catch (OperationCanceledException e) when (!stop.IsCancellationRequested)
        {
            throw new EmbeddingUnavailable(EmbeddingFailure.TimedOut, $"The embeddings service gave no answer within {options.Timeout.TotalSeconds:0.#} s.", e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw new EmbeddingUnavailable(EmbeddingFailure.Unreachable, $"The embeddings service can't be reached: {e.Message}", e);
        }
    }

    private HttpRequestMessage Request(string[] texts)
    {
        var input = Array.ConvertAll(texts, text => text.Length > options.LongestText ? text[..options.LongestText] : text);
        var fields = new Dictionary<string, object> { ["model"] = options.Model, ["input"] = input, ["encoding_format"] = "float" };
        if (options.Dimensions is { } wanted) fields["dimensions"] = wanted;
        // With its length told: some model servers can't read a body in chunks.
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(fields));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        if (options.Key is { Length: > 0 } key) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return request;
    }

    // Vectors of different lengths can't be compared: what came first holds until the configuration changes.
    private float[][] Checked(float[][] vectors)
    {
        foreach (var vector in vectors)
        {
            var expected = Interlocked.CompareExchange(ref dimensions, vector.Length, 0);
            if (expected != 0 && expected != vector.Length)
                throw new EmbeddingUnavailable(EmbeddingFailure.WrongDimensions, $"The embeddings service sent a vector of {vector.Length}, not {expected}.");
        }
        return vectors;
    }
}
