using System.Globalization;

namespace KnowledgeCrm.Experts;

/// <summary>A span of time in which somebody is busy.</summary>
/// <param name="From">When it begins (UTC).</param>
/// <param name="To">When it ends (UTC).</param>
public readonly record struct BusyTime(DateTime From, DateTime To)
{
    /// <summary>The spans in order, those that overlap or touch as one.</summary>
    public static IReadOnlyList<BusyTime> Joined(IEnumerable<BusyTime> times)
    {
        var joined = new List<BusyTime>();
        foreach (var time in times.OrderBy(time => time.From))
        {
            if (joined.Count > 0 && joined[^1].To >= time.From)
            {
                if (time.To > joined[^1].To) joined[^1] = joined[^1] with { To = time.To };
            }
            else
            {
                joined.Add(time);
            }
        }
        return joined;
    }

    // Whole minutes since 2000 keep a year of meetings within some kilobytes.
    private static readonly DateTime Epoch = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    internal static string Write(IEnumerable<BusyTime> times) => string.Join(';', times.Select(time =>
        string.Create(CultureInfo.InvariantCulture, $"{(long)(time.From - Epoch).TotalMinutes},{(long)(time.To - Epoch).TotalMinutes}")));

    internal static List<BusyTime> Read(string text) =>
    [
        .. text.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split(',')).Select(pair =>
            new BusyTime(Epoch.AddMinutes(long.Parse(pair[0], CultureInfo.InvariantCulture)), Epoch.AddMinutes(long.Parse(pair[1], CultureInfo.InvariantCulture)))),
    ];
}
