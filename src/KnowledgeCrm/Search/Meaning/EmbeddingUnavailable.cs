namespace KnowledgeCrm.Search.Meaning;

/// <summary>No vectors could be had from the embeddings service. Search goes on without them.</summary>
/// <param name="failure">What went wrong.</param>
/// <param name="message">For the log and the administrator; holds neither key nor text.</param>
/// <param name="inner">The cause, where there is one.</param>
public sealed class EmbeddingUnavailable(EmbeddingFailure failure, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What went wrong.</summary>
    public EmbeddingFailure Failure { get; } = failure;
}

/// <summary>Why an embeddings service gave no vectors.</summary>
public enum EmbeddingFailure
{
    /// <summary>Nobody answers at the address, or the connection broke.</summary>
    Unreachable,
    /// <summary>No answer within the time given.</summary>
    TimedOut,
    /// <summary>It answered with an error, such as 401 for a wrong key, 429 for too many requests, or 500.</summary>
    Refused,
    /// <summary>The answer is not what the protocol asks for.</summary>
    Unreadable,
    /// <summary>The vectors have another length than before or than agreed.</summary>
    WrongDimensions,
    /// <summary>It failed before and is not asked for a while.</summary>
    Resting,
}
