using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Insight;

/// <summary>Counts the searches of a period.</summary>
internal static class SearchFigures
{
    private static readonly (SearchShow Show, Func<SearchFacts, bool> Is)[] Shown =
        [.. Enum.GetValues<SearchShow>().Where(show => show != SearchShow.Unanswered).Select(show => (show, ShownSearches.Are(show).Compile()))];

    // A longer period in parts of some days: a line of ninety points says less.
    private static int PartOf(int days) => days > 30 ? 6 : 1;

    public static async Task<IReadOnlyList<SearchFigure>> OfAsync(IQueryable<SearchFacts> typed, DateTime from, int days, CancellationToken stop)
    {
        // Without the texts: there may be very many.
        var facts = await typed.Select(one => new SearchFacts { At = one.At, Found = one.Found, Sure = one.Sure, Outcome = one.Outcome }).ToListAsync(stop);
        var part = PartOf(days);
        var parts = new List<SearchFacts>[(days + part - 1) / part];
        for (var i = 0; i < parts.Length; i++) parts[i] = [];
        foreach (var one in facts) parts[Math.Clamp((int)((one.At - from).TotalDays / part), 0, parts.Length - 1)].Add(one);
        return [.. Shown.Select(figure => figure.Show == SearchShow.Searches
            ? new SearchFigure(figure.Show, facts.Count, null, [.. parts.Select(some => (double?)some.Count)])
            : new SearchFigure(figure.Show, facts.Count(figure.Is), Share(facts, figure), [.. parts.Select(some => Share(some, figure))]))];
    }

    // How much was found is known at once; what became of a search only later, and until then it has no part in the share.
    private static double? Share(List<SearchFacts> facts, (SearchShow Show, Func<SearchFacts, bool> Is) figure)
    {
        var isKnownAtOnce = figure.Show is SearchShow.NoResult or SearchShow.Unsure;
        var of = isKnownAtOnce ? facts.Count : facts.Count(one => one.Outcome != SearchOutcome.Pending);
        return of == 0 ? null : (double)facts.Count(figure.Is) / of;
    }
}
