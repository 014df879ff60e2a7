namespace KnowledgeCrm.Search.Engine;

/// <summary>Counts the facets of the matches: each facet as if nothing were chosen of it, and everything of the others.</summary>
internal sealed class FacetCounting
{
    /// <summary>How many values of a facet are told, beside those that are chosen.</summary>
    private const int MostValues = 20;

    private readonly ScopeView scope;
    private readonly Narrowing narrowing;
    private readonly int[][] counts;

    // By view and value, which of the chosen facets it belongs to; -1 for one of which nothing is chosen.
    private readonly int[][] chosenFacets;
    private readonly (string Value, long Since)[] ages;
    private readonly int[] ageCounts;

    // Documents that say the same are one result; what has been counted of them already.
    private readonly HashSet<(string, int)> counted = [];

    private FacetCounting(ScopeView scope, Narrowing narrowing, DateTime now)
    {
        (this.scope, this.narrowing) = (scope, narrowing);
        counts = [.. scope.Snapshot.Views.Select(view => new int[view.Segment.Data.FacetValues.Length])];
        chosenFacets = [.. scope.Snapshot.Views.Select(view => Array.ConvertAll(view.Segment.Data.FacetValues, ChosenFacetOf))];
        ages = [.. SearchFacets.Ages.Select(age => (age.Value, now.AddDays(-age.Days).Ticks))];
        ageCounts = new int[ages.Length];
    }

    /// <summary>By facet and value, how many results bear it.</summary>
    public static Dictionary<string, Dictionary<string, int>> Of(ScopeView scope, Matches matches, Narrowing narrowing, DateTime now)
    {
        var counting = new FacetCounting(scope, narrowing, now);
        matches.ForEachNearly(counting.Count);
        return counting.Result();
    }

    /// <summary>The counts as facets, in their order.</summary>
    public static IReadOnlyList<Facet> Told(
        Dictionary<string, Dictionary<string, int>> counts, IReadOnlyDictionary<string, IReadOnlyList<string>> chosen, IEnumerable<string> facets) =>
    [
        .. facets.Select(name =>
        {
            var wanted = (chosen.GetValueOrDefault(name) ?? []).ToHashSet(StringComparer.OrdinalIgnoreCase);
            var values = counts.GetValueOrDefault(name) ?? new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
            foreach (var value in wanted) values.TryAdd(value, 0);
            return new Facet(name, [.. values.OrderByDescending(value => value.Value).ThenBy(value => value.Key, StringComparer.Ordinal)
                .Where((value, place) => place < MostValues || wanted.Contains(value.Key))
                .Select(value => new FacetValue(value.Key, value.Value, wanted.Contains(value.Key)))]);
        }).Where(facet => facet.Values.Count > 0),
    ];

    private void Count(int view, int document, byte refusedBy)
    {
        var data = scope.Snapshot.Views[view].Segment.Data;
        var open = refusedBy == 0 ? -1 : (int)byte.Log2(refusedBy);
        var group = scope.Groups[view][document];
        for (var i = data.FacetStart[document]; i < data.FacetStart[document + 1]; i++)
        {
            var value = data.Facets[i];
            if ((open < 0 || chosenFacets[view][value] == open) && (group < 0 || counted.Add((data.FacetValues[value], group)))) counts[view][value]++;
        }
        if (open >= 0 && narrowing.Chosen[open] != SearchFacets.Age) return;
        for (var age = 0; age < ages.Length; age++)
            if (data.ChangedAt[document] >= ages[age].Since && (group < 0 || counted.Add((ages[age].Value, group)))) ageCounts[age]++;
    }

    private Dictionary<string, Dictionary<string, int>> Result()
    {
        var result = new Dictionary<string, Dictionary<string, int>>(StringComparer.Ordinal);
        for (var view = 0; view < counts.Length; view++)
            for (var value = 0; value < counts[view].Length; value++)
                Add(scope.Snapshot.Views[view].Segment.Data.FacetValues[value].Split('\n'), counts[view][value]);
        for (var age = 0; age < ages.Length; age++) Add([SearchFacets.Age, ages[age].Value], ageCounts[age]);
        return result;

        void Add(string[] key, int count)
        {
            if (count == 0) return;
            if (!result.TryGetValue(key[0], out var values)) result[key[0]] = values = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
            values[key[1]] = values.GetValueOrDefault(key[1]) + count;
        }
    }

    private int ChosenFacetOf(string value)
    {
        var facet = value[..value.IndexOf('\n', StringComparison.Ordinal)];
        for (var i = 0; i < narrowing.Chosen.Count; i++)
            if (narrowing.Chosen[i] == facet) return i;
        return -1;
    }
}
