using Microsoft.Extensions.AI;

namespace KnowledgeCrm.Search.Meaning;

/// <summary>A latent space behind the interface that all models of meaning share. Needs no network, and answers at once.</summary>
/// <param name="space">The space, as learnt or read.</param>
public sealed class LatentEmbeddingGenerator(LatentSpace space) : IEmbeddingGenerator<string, Embedding<float>>
{
    private readonly EmbeddingGeneratorMetadata metadata = new("latent-semantic", null, null, space.Dimensions);

    /// <inheritdoc />
    /// <param name="values">The texts.</param>
    /// <param name="options">Not heeded: a space has one length of vectors.</param>
    /// <param name="cancellationToken">Stops between two texts.</param>
    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var embeddings = new GeneratedEmbeddings<Embedding<float>>();
        foreach (var text in values)
        {
            if (cancellationToken.IsCancellationRequested) return Task.FromCanceled<GeneratedEmbeddings<Embedding<float>>>(cancellationToken);
            embeddings.Add(new Embedding<float>(space.Embed(text)));
        }
        return Task.FromResult(embeddings);
    }

    /// <inheritdoc />
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        if (serviceKey is not null) return null;
        return serviceType == typeof(EmbeddingGeneratorMetadata) ? metadata
            : serviceType == typeof(LatentSpace) ? space
            : serviceType.IsInstanceOfType(this) ? this : null;
    }

    /// <inheritdoc />
    public void Dispose()
    {
    }
}
