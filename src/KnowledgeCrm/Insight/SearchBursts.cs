namespace KnowledgeCrm.Insight;

/// <summary>Searches made while somebody types: each stands in for the one before it, as long as the text only grows or shrinks within a
/// few seconds and nothing was done with a result.</summary>
internal sealed class SearchBursts
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(4);
    private readonly Dictionary<(string, SearchPlace), SearchMade> last = [];

    /// <summary>Takes a search in. What comes back is no longer part of a burst, and to be kept.</summary>
    public SearchMade? Take(SearchMade made)
    {
        if (made.Sequence is null) return made;
        var key = (made.Sequence, made.Place);
        last.Remove(key, out var before);
        last[key] = made;
        return before is not null && !Grows(before, made) ? before : null;
    }

    /// <summary>Ends the burst of a search that something was done with.</summary>
    public SearchMade? End(Guid search)
    {
        foreach (var (key, made) in last)
        {
            if (made.Search != search) continue;
            last.Remove(key);
            return made;
        }
        return null;
    }

    /// <summary>The searches that nobody went on typing after.</summary>
    /// <param name="now">The time, UTC.</param>
    /// <param name="all">True for every one, also the youngest.</param>
    public IReadOnlyList<SearchMade> Ended(DateTime now, bool all)
    {
        var ended = last.Where(burst => all || now - burst.Value.At >= Pause).ToList();
        foreach (var burst in ended) last.Remove(burst.Key);
        return [.. ended.Select(burst => burst.Value)];
    }

    private static bool Grows(SearchMade before, SearchMade after)
    {
        if (after.At - before.At >= Pause) return false;
        var (one, other) = (before.Text.Trim(), after.Text.Trim());
        return one.StartsWith(other, StringComparison.OrdinalIgnoreCase) || other.StartsWith(one, StringComparison.OrdinalIgnoreCase);
    }
}
