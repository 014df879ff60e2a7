namespace KnowledgeCrm.Insight;

/// <summary>Where a search was made.</summary>
public enum SearchPlace
{
    /// <summary>The console: its box and its page of results.</summary>
    Console,
    /// <summary>The customers' portal.</summary>
    Portal,
    /// <summary>The API; one key may search for many people, so its searches make no sequence.</summary>
    Api,
    /// <summary>The answers offered beside a case, or a question that is being written: nobody typed them, so they are never given up or reformulated.</summary>
    CaseAnswers,
}

/// <summary>What became of a search. The later ones among the first four say more, and replace the earlier.</summary>
public enum SearchOutcome
{
    /// <summary>Nothing yet; known ten minutes after it.</summary>
    Pending,
    /// <summary>A result was opened.</summary>
    Opened,
    /// <summary>A result was used in a case.</summary>
    Linked,
    /// <summary>A result solved a case, or its reader said that it helped.</summary>
    Solved,
    /// <summary>The same person searched with other words within two minutes, without having opened anything.</summary>
    Reformulated,
    /// <summary>Nothing within ten minutes.</summary>
    GivenUp,
    /// <summary>The same person made the same search again: that one counts.</summary>
    Repeated,
}
