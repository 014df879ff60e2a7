namespace KnowledgeCrm.Search.Engine;

/// <summary>A document that may answer, with what each way of looking for it says; each from 0 to 1.</summary>
internal sealed class Candidate(Place place, float words, float pastBest)
{
    public Place Place { get; } = place;

    /// <summary>The words of the query in what was written, as a share of the most that could be.</summary>
    public float Words { get; } = words;

    /// <summary>The likeness of its likest past question.</summary>
    public float PastBest { get; } = pastBest;
}
