using KnowledgeCrm.Common;

namespace KnowledgeCrm.Search.Meaning;

/// <summary>An embeddings service to be used instead of what the program learns by itself. In configuration the section
/// <c>KnowledgeCrm:Embeddings</c>; without an address there is none, and no text leaves the program.</summary>
public sealed class EmbeddingSettings
{
    public const string Section = "KnowledgeCrm:Embeddings";

    /// <summary>The base of an OpenAI-compatible API, such as <c>http://localhost:11434/v1</c>.</summary>
    public string? Address { get; set; }

    /// <summary>The model's name there.</summary>
    public string? Model { get; set; }

    /// <summary>Sent as a bearer token; none for a service that asks for none.</summary>
    public string? Key { get; set; }

    /// <summary>The length of vectors that must come; without it the length that the first answer has.</summary>
    public int? Dimensions { get; set; }

    /// <summary>How long a query waits for its vector before the program's own serves, in milliseconds.</summary>
    public int QueryMilliseconds { get; set; } = 400;

    /// <summary>What to ask; null when no service is configured.</summary>
    /// <exception cref="Refused">The address, the model or a figure can't be used.</exception>
    public RemoteEmbeddingOptions? Checked()
    {
        if (string.IsNullOrWhiteSpace(Address)) return null;
        if (!Uri.TryCreate(Address, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            throw Refused.Invalid("Embeddings.AddressInvalid", "KnowledgeCrm:Embeddings:Address");
        if (string.IsNullOrWhiteSpace(Model)) throw Refused.Invalid("Embeddings.ModelMissing", "KnowledgeCrm:Embeddings:Model");
        if (Dimensions is < 2 or > 8192) throw Refused.Invalid("Embeddings.DimensionsInvalid", "KnowledgeCrm:Embeddings:Dimensions");
        if (QueryMilliseconds is < 10 or > 10_000) throw Refused.Invalid("Embeddings.WaitInvalid", "KnowledgeCrm:Embeddings:QueryMilliseconds");
        return new RemoteEmbeddingOptions(address, Model.Trim(), Key, Dimensions);
    }
}
