namespace KnowledgeCrm.Search;

/// <summary>Compares how many documents the index holds with how many its sources have. A difference counts when it is seen twice, since
/// a change may come between two counts; and no difference is healed twice, since a rebuild that did not help will not help again.</summary>
internal sealed class IndexAgreement
{
    private string? doubt;
    private string? lastHealed;

    /// <summary>True when a difference was seen once.</summary>
    public bool IsInDoubt => doubt is not null;

    /// <summary>What the index and the sources disagree on, or null.</summary>
    public async Task<string?> ProblemAsync(SearchIndex index, IEnumerable<ISearchSource> sources, ISearchChangeFeed feed, CancellationToken stop)
    {
        var state = index.State;
        var head = await feed.HeadAsync(stop);
        // A feed that ends before the checkpoint is another feed, such as that of a restored backup.
        if (head < state.Checkpoint) return $"it is ahead of the data: {state.Checkpoint} against {head}";
        if (head != state.Checkpoint) return null;
        var differences = await DifferencesAsync(state, sources, stop);
        if (await feed.HeadAsync(stop) != head) return null;
        if (differences is null || differences == lastHealed)
        {
            if (differences is null) lastHealed = null;
            doubt = null;
            return null;
        }
        if (differences != doubt)
        {
            doubt = differences;
            return null;
        }
        doubt = null;
        lastHealed = differences;
        return differences;
    }

    private static async Task<string?> DifferencesAsync(IndexState state, IEnumerable<ISearchSource> sources, CancellationToken stop)
    {
        var differences = new List<string>();
        var rest = state.Documents.Keys.ToHashSet(StringComparer.Ordinal);
        foreach (var source in sources)
        {
            rest.Remove(source.Kind);
            var indexed = state.Documents.GetValueOrDefault(source.Kind);
            var there = await source.CountAsync(stop);
            if (indexed != there) differences.Add($"{indexed} of {there} documents of kind {source.Kind} are in");
        }
        differences.AddRange(rest.Where(kind => state.Documents[kind] > 0).Order(StringComparer.Ordinal)
            .Select(kind => $"{kind} has no source"));
        return differences.Count == 0 ? null : string.Join("; ", differences);
    }
}
