using System.Text.Json;

namespace KnowledgeCrm.Search.Meaning;

/// <summary>Reads the answer of an embeddings service: <c>{"data":[{"index":0,"embedding":[...]}]}</c>.</summary>
internal static class EmbeddingAnswer
{
    // 64 vectors of 4,096 numbers in decimal are about 6 MB; a service that sends ever more must not fill the memory.
    private const int LongestAnswer = 64 * 1024 * 1024;

    /// <summary>The vectors in the order of the request.</summary>
    /// <exception cref="EmbeddingUnavailable">The answer is not of that form, or not one vector for each text.</exception>
    public static async Task<float[][]> ReadAsync(Stream body, int expected, CancellationToken stop)
    {
        try
        {
            using var json = JsonDocument.Parse(await LimitedAsync(body, stop));
            return Vectors(json.RootElement, expected);
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            throw new EmbeddingUnavailable(EmbeddingFailure.Unreadable, "The embeddings service sent no embeddings.", e);
        }
    }

    private static async Task<ReadOnlyMemory<byte>> LimitedAsync(Stream body, CancellationToken stop)
    {
        var read = new MemoryStream();
        var buffer = new byte[81920];
        int count;
        while ((count = await body.ReadAsync(buffer, stop)) > 0)
        {
            if (read.Length + count > LongestAnswer) throw new FormatException("The answer is too long.");
            read.Write(buffer, 0, count);
        }
        return read.GetBuffer().AsMemory(0, (int)read.Length);
    }

    private static float[][] Vectors(JsonElement root, int expected)
    {
        var vectors = new float[expected][];
        var place = 0;
        foreach (var item in root.GetProperty("data").EnumerateArray())
        {
            var index = item.TryGetProperty("index", out var given) ? given.GetInt32() : place;
            if (index < 0 || index >= expected || vectors[index] is not null) throw new FormatException("The answer has vectors that nobody asked for.");
            vectors[index] = [.. item.GetProperty("embedding").EnumerateArray().Select(entry => entry.GetSingle())];
            if (vectors[index].Length == 0 || !Array.TrueForAll(vectors[index], float.IsFinite)) throw new FormatException("A vector is empty or holds what is no number.");
            place++;
        }
        return place == expected ? vectors : throw new FormatException("The answer has too few vectors.");
    }
}
