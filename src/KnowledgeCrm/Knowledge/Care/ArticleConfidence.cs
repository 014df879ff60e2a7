namespace KnowledgeCrm.Knowledge;

/// <summary>How far an article can be relied on: a term of KCS, and apart from its state, its readers and its governance.</summary>
public enum ArticleConfidence
{
    /// <summary>Something is missing or known to be in doubt.</summary>
    WorkInProgress,
    /// <summary>Complete, and nobody but its writers has looked at it.</summary>
    NotValidated,
    /// <summary>Somebody who wrote no part of it has looked at it and vouches for it.</summary>
    Validated,
}
