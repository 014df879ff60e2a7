namespace KnowledgeCrm.Search.Meaning;

/// <summary>Where an embeddings service is, and how it is dealt with.</summary>
/// <param name="Address">The base of its OpenAI-compatible API, such as <c>http://localhost:11434/v1</c>.</param>
/// <param name="Model">The model's name there.</param>
/// <param name="Key">Sent as a bearer token; null for a service that asks for none.</param>
/// <param name="Dimensions">The length of vectors that must come; null takes the length that the first answer has.</param>
public sealed record RemoteEmbeddingOptions(Uri Address, string Model, string? Key = null, int? Dimensions = null)
{
    /// <summary>How long an answer may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>So many failures in a row, and the service is let be for <see cref="Rest"/>.</summary>
    public int FailuresBeforeRest { get; init; } = 3;

    /// <summary>How long it is not asked; then one request tries.</summary>
    public TimeSpan Rest { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Texts in one request.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>What is sent of a text, in UTF-16 characters.</summary>
    public int LongestText { get; init; } = 8_000;
}
