using KnowledgeCrm.Common;

namespace KnowledgeCrm.Experts;

/// <summary>For each topic: how many know it and how well, how much hangs on how few, what goes with whom, and what is asked about it. Each viewer gets a
/// map made of what that viewer may see.</summary>
public sealed class KnowledgeMap(UseCase useCase, EvidenceReading evidence, IEnumerable<IDemandSource> sources)
{
    public const int UsualDays = 180;

    /// <summary>The periods to choose from, in days.</summary>
    public static IReadOnlyList<int> Periods { get; } = [90, UsualDays, 365];

    /// <param name="actor">Somebody of the house.</param>
    /// <param name="filter">What of it to show; other days than <see cref="Periods"/> are the usual ones.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<MapReport>> RunAsync(Actor actor, MapFilter filter, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            ExpertVisibility.Check(actor);
            var days = DaysOf(filter.Days);
            var text = Limits.Checked(filter.Text, "q", Limits.Name, required: false);
            var data = await MapData.ReadAsync(db, actor, evidence, sources, days, stop);
            // Who may not see when people leave is not told by a filter either: to them no topic is at that risk.
            var lines = data.Topics.InOrder.Select(topic => data.LineOf(topic, actor.Language)).ToList();
            var shown = lines.Where(line => (filter.Risk is not { } risk || line.Risk == risk) && line.Name.Contains(text, StringComparison.CurrentCultureIgnoreCase)).ToList();
            return new MapReport(days, [.. Ordered(shown, filter)], lines.Count, data.Kinds, data.SeesLeaving, data.OfNoTopic);
        }, stop);

    internal static int DaysOf(int days) => Periods.Contains(days) ? days : UsualDays;

    // Ties stay in the order of the tree, also the other way round.
    private static IEnumerable<MapLine> Ordered(List<MapLine> lines, MapFilter filter)
    {
        if (filter.Sort == MapSort.Topic) return filter.Reversed ? Enumerable.Reverse(lines) : lines;
        Func<MapLine, (double First, double Then)> key = filter.Sort switch
        {
            MapSort.Demand => line => (-line.Demand.Total, 0),
            MapSort.Unanswered => line => (-line.Demand.Unanswered, -line.Demand.Total),
            MapSort.People => line => (line.Supply.Know, line.Supply.Strong),
            MapSort.Share => line => (-line.Supply.Share, 0),
            MapSort.Leaving => line => (-(line.Supply.Leaving?.Share ?? 0), -(line.Supply.Leaving?.Gone ?? 0)),
            MapSort.Articles => line => (line.Supply.Articles, 0),
            _ => line => (-(int)line.Risk, -line.Demand.Total),
        };
        return filter.Reversed ? lines.OrderByDescending(key) : lines.OrderBy(key);
    }
}
