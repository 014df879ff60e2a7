namespace KnowledgeCrm.Search;

/// <summary>What one scope answers.</summary>
/// <param name="Total">How many documents match in all.</param>
/// <param name="Hits">Those asked for, best first.</param>
public sealed record ScopeHits(int Total, IReadOnlyList<SearchHit> Hits)
{
    /// <summary>Nothing found.</summary>
    public static ScopeHits None { get; } = new(0, []);
}
