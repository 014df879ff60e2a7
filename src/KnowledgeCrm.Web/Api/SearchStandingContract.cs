using KnowledgeCrm.Insight;

namespace KnowledgeCrm.Web.Api;

/// <summary>How search stands.</summary>
internal sealed record SearchStandingAnswer
{
    /// <summary>False while answers may lack documents.</summary>
    public required bool Complete { get; init; }

    /// <summary>Documents in the index, by kind.</summary>
    public required IReadOnlyDictionary<string, int> Documents { get; init; }

    /// <summary>The share that a running rebuild has taken in, 0 to 1; absent when none runs.</summary>
    public double? Rebuilt { get; init; }

    /// <summary>How many groups of readers have a model learnt from what they may see.</summary>
    public required int Models { get; init; }

    /// <summary>True while models are being learnt.</summary>
    public required bool Learning { get; init; }

    /// <summary>The embeddings service; absent when none is configured.</summary>
    public EmbeddingServiceAnswer? Embeddings { get; init; }

    public static SearchStandingAnswer Of(SearchStanding.Standing standing) => new()
    {
        Complete = standing.Index.Complete,
        Documents = standing.Index.Documents,
        Rebuilt = standing.Index.RebuildProgress,
        Models = standing.Models.Scopes,
        Learning = standing.Models.IsLearning,
        Embeddings = standing.Service is not { } service ? null : new EmbeddingServiceAnswer
        {
            Model = service.Model, Serves = service.Serves, Vectors = service.Vectors,
            LastFailure = service.Queries.IsWell && service.Documents.IsWell ? null
                : service.Queries.IsWell ? service.Documents.LastMessage : service.Queries.LastMessage,
        },
    };
}

/// <summary>How the embeddings service does.</summary>
internal sealed record EmbeddingServiceAnswer
{
    /// <summary>The model and its host.</summary>
    public required string Model { get; init; }

    /// <summary>False while the program's own vectors serve instead.</summary>
    public required bool Serves { get; init; }

    /// <summary>How many documents have a vector.</summary>
    public required int Vectors { get; init; }

    /// <summary>What went wrong last; absent when all is well.</summary>
    public string? LastFailure { get; init; }
}
