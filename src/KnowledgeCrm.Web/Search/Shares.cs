using KnowledgeCrm.Search;

namespace KnowledgeCrm.Web.Search;

/// <summary>What each part brought to a result, as whole shares of 100 that add up: the largest remainders are rounded up.</summary>
internal static class Shares
{
    public const int All = 100;

    /// <summary>The parts that have a share, the largest first.</summary>
    public static IReadOnlyList<(Why Part, int Share)> Of(IReadOnlyList<Why> why)
    {
        var parts = why.Where(part => part.Score > 0).OrderByDescending(part => part.Score).ToList();
        var total = parts.Sum(part => part.Score);
        if (parts.Count == 0 || !double.IsFinite(total)) return [];
        var exact = parts.Select(part => part.Score / total * All).ToList();
        var whole = exact.Select(share => (int)share).ToList();
        var left = All - whole.Sum();
        foreach (var place in Enumerable.Range(0, parts.Count).OrderByDescending(place => exact[place] - whole[place]).Take(left)) whole[place]++;
        return [.. parts.Zip(whole).Where(pair => pair.Second > 0)];
    }
}
