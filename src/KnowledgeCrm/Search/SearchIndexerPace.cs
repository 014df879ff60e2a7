namespace KnowledgeCrm.Search;

/// <summary>How the indexer spends its time.</summary>
public sealed record SearchIndexerPace
{
    /// <summary>How many documents are taken in at once.</summary>
    public int Batch { get; init; } = 500;

    /// <summary>How often the index is compared with what it should hold.</summary>
    public TimeSpan LookEvery { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest pause after failures; the first is a quarter of a second, and each is twice the one before.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(30);

    internal TimeSpan PauseAfter(int failures) =>
        TimeSpan.FromSeconds(Math.Min(LongestPause.TotalSeconds, 0.25 * Math.Pow(2, Math.Min(failures, 16) - 1)));
}
