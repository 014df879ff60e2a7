using KnowledgeCrm.Search;

namespace KnowledgeCrm.Insight;

/// <summary>Puts queries that ask for the same together. The most frequent leads its group, and others join the leader they are most like:
/// leader clustering (Hartigan, Clustering Algorithms, 1975), so that no chain of small steps joins what has nothing in common.</summary>
internal static class QueryGroups
{
    /// <summary>Two queries that are so much alike ask for the same thing in other words. No more, since Chinese is compared by pairs of
    /// characters, and those across the border of two words differ where the words don't.</summary>
    public const double SameThing = 0.6;

    /// <summary>Two queries that are so much alike are the same question.</summary>
    public const double SameQuestion = 0.8;

    /// <summary>The groups, the largest first; each holds its most typical query first.</summary>
    public static IReadOnlyList<QueryGroup<T>> Of<T>(IEnumerable<T> items, Func<T, string> text, double likeness)
    {
        var leaders = new List<(QueryWords Words, List<List<T>> Members)>();
        var byTerm = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        var alike = items.GroupBy(item => QueryWords.Of(text(item)).Key).Select(same => same.ToList())
            .OrderByDescending(same => same.Count).ThenBy(same => text(same[0]), StringComparer.Ordinal);
        foreach (var same in alike)
        {
            var words = QueryWords.Of(text(same[0]));
            if (Nearest(words, leaders.ConvertAll(leader => leader.Words), byTerm, likeness) is { } nearest)
            {
                leaders[nearest].Members.Add(same);
                continue;
            }
            foreach (var term in words.Terms)
            {
                if (!byTerm.TryGetValue(term, out var places)) byTerm[term] = places = [];
                places.Add(leaders.Count);
            }
            leaders.Add((words, [same]));
        }
        return [.. leaders.Select(leader => new QueryGroup<T>(Typical(leader.Members[0], text), leader.Words, [.. leader.Members.SelectMany(same => same)]))
            .OrderByDescending(group => group.Members.Count)];
    }

    private static int? Nearest(QueryWords words, List<QueryWords> leaders, Dictionary<string, List<int>> byTerm, double likeness)
    {
        var near = words.Terms.SelectMany(term => byTerm.GetValueOrDefault(term, [])).Distinct()
            .Select(place => (Place: place, Likeness: words.LikenessTo(leaders[place])))
            .Where(one => one.Likeness >= likeness).ToList();
        return near.Count == 0 ? null : near.OrderByDescending(one => one.Likeness).ThenBy(one => one.Place).First().Place;
    }

    // Of those with the same words, the way in which most people wrote it.
    private static string Typical<T>(List<T> same, Func<T, string> text) => same.GroupBy(text, StringComparer.OrdinalIgnoreCase)
        .OrderByDescending(written => written.Count()).ThenBy(written => written.Key.Length).ThenBy(written => written.Key, StringComparer.Ordinal)
        .First().Key;
}

/// <summary>Queries that ask for the same.</summary>
/// <param name="Typical">The one that stands for them.</param>
/// <param name="Words">Its words.</param>
/// <param name="Members">All of them.</param>
internal sealed record QueryGroup<T>(string Typical, QueryWords Words, IReadOnlyList<T> Members);
