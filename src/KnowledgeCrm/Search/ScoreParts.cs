namespace KnowledgeCrm.Search;

/// <summary>The parts that a score is the sum of.</summary>
public static class ScoreParts
{
    /// <summary>What the author wrote.</summary>
    public const string Words = "words";
    /// <summary>Questions in customers' own words that it has answered.</summary>
    public const string PastQuestions = "pastQuestions";
    /// <summary>Nearness in meaning, whatever the words.</summary>
    public const string Meaning = "meaning";
    /// <summary>What solved cases taught of such questions.</summary>
    public const string Learned = "learned";
    /// <summary>It is about the product that is spoken of.</summary>
    public const string Product = "product";
    /// <summary>A knowledge manager pinned it to this query.</summary>
    public const string Pinned = "pinned";
}
