namespace KnowledgeCrm.Search.Evaluation;

/// <summary>Which ways of finding take part in an evaluation.</summary>
public enum EvaluationMode
{
    /// <summary>All, as in the program.</summary>
    All,
    /// <summary>What the documents' authors wrote, and nothing else.</summary>
    Words,
    /// <summary>Nearness in meaning, and nothing else.</summary>
    Meaning,
}

/// <summary>How a corpus is evaluated.</summary>
/// <param name="History">Gives each document the past questions that it answered.</param>
/// <param name="Limit">How many answers a query is given, 1 to 100; the figures need 10.</param>
public sealed record EvaluationOptions(bool History = false, int Limit = 100)
{
    /// <summary>The ways of finding that take part.</summary>
    public EvaluationMode Mode { get; init; }

    /// <summary>Takes out every third document (index mod 3 = 0) with its past questions, and measures how many of the questions that lost
    /// all their answers are recognised.</summary>
    public bool WithoutThird { get; init; }
}
