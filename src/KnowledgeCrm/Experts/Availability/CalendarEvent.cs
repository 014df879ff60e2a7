using System.Globalization;

namespace KnowledgeCrm.Experts;

/// <summary>One event of a calendar with its repetitions, as far as they say when somebody is busy.</summary>
/// <remarks>RFC 5545: 3.3.4 and 3.3.5 (dates and times), 3.3.6 (durations), 3.8.5 (repetitions).</remarks>
internal sealed record CalendarEvent(DateTime Start, TimeSpan Length, TimeZoneInfo? Zone, bool IsBusy, CalendarRule? Rule, IReadOnlySet<DateTime> Left)
{
    // One event can't keep the program: in a year nothing begins more often.
    private const int MostOccurrences = 4_000;

    // No file is taken for longer than a year's vacation.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(400);

    public static CalendarEvent Of(IReadOnlyList<CalendarLine> lines, TimeZoneInfo otherwise)
    {
        CalendarLine? Line(string name) => lines.FirstOrDefault(line => line.Name == name);
        // An event without a beginning happens at no time.
        if (Line("DTSTART") is not { } starts) return new(default, default, null, false, null, new HashSet<DateTime>());
        var zone = ZoneOf(starts, otherwise);
        var (start, isDay) = TimeOf(starts, starts.Value);
        var length = Line("DTEND") is { } ends ? Utc(TimeOf(ends, ends.Value).Time, ZoneOf(ends, otherwise)) - Utc(start, zone)
            : Line("DURATION") is { } lasts ? DurationOf(lasts) : isDay ? TimeSpan.FromDays(1) : TimeSpan.Zero;
        if (length < TimeSpan.Zero || length > Longest) throw (Line("DTEND") ?? Line("DURATION") ?? starts).Unreadable();
        var isBusy = Line("TRANSP")?.Value.ToUpperInvariant() != "TRANSPARENT" && Line("STATUS")?.Value.ToUpperInvariant() != "CANCELLED";
        var left = lines.Where(line => line.Name == "EXDATE").SelectMany(line => line.Value.Split(',').Select(text => Utc(TimeOf(line, text).Time, ZoneOf(line, otherwise))));
        return new(start, length, zone, isBusy, Line("RRULE") is { } rule ? CalendarRule.Of(rule, zone, otherwise) : null, left.ToHashSet());
    }

    /// <summary>When the event makes busy within a window (UTC).</summary>
    public IEnumerable<BusyTime> Within(BusyTime window)
    {
        if (!IsBusy || Length == TimeSpan.Zero) yield break;
        // By the clock of its place: a meeting at nine stays at nine when summer time begins.
        foreach (var at in (Rule?.Starts(Start, window.From - Length) ?? [Start]).Take(MostOccurrences))
        {
            var from = Utc(at, Zone);
            if (from >= window.To || (Rule?.Until is { } until && from > until)) yield break;
            if (from + Length > window.From && !Left.Contains(from)) yield return new BusyTime(from, from + Length);
        }
    }

    // Null: the time is UTC already.
    private static TimeZoneInfo? ZoneOf(CalendarLine line, TimeZoneInfo otherwise) =>
        line.Value.EndsWith('Z') ? null
        : line.Parameters.TryGetValue("TZID", out var id) && TimeZoneInfo.TryFindSystemTimeZoneById(id.TrimStart('/'), out var zone) ? zone : otherwise;

    internal static (DateTime Time, bool IsDay) TimeOf(CalendarLine line, string text)
    {
        var value = text.Trim();
        if (DateTime.TryParseExact(value, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return (Checked(day), true);
        return DateTime.TryParseExact(value.TrimEnd('Z'), "yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? (Checked(time), false) : throw line.Unreadable();

        // Years at the end of time can't be added to.
        DateTime Checked(DateTime given) => given.Year is >= 1900 and <= 2200 ? given : throw line.Unreadable();
    }

    internal static DateTime Utc(DateTime time, TimeZoneInfo? zone)
    {
        if (zone is null) return DateTime.SpecifyKind(time, DateTimeKind.Utc);
        if (zone.IsInvalidTime(time)) time = time.AddHours(1);
        return TimeZoneInfo.ConvertTimeToUtc(DateTime.SpecifyKind(time, DateTimeKind.Unspecified), zone);
    }

    private static TimeSpan DurationOf(CalendarLine line)
    {
        var (total, number, inTime) = (TimeSpan.Zero, 0, false);
        if (!line.Value.TrimStart('+').StartsWith('P')) throw line.Unreadable();
        foreach (var c in line.Value.TrimStart('+')[1..])
        {
            if (char.IsAsciiDigit(c) && number < 100_000) number = number * 10 + (c - '0');
            else if (c == 'T') inTime = true;
            else
            {
                total += c switch
                {
                    'W' => TimeSpan.FromDays(7L * number),
                    'D' => TimeSpan.FromDays(number),
                    'H' when inTime => TimeSpan.FromHours(number),
                    'M' when inTime => TimeSpan.FromMinutes(number),
                    'S' when inTime => TimeSpan.FromSeconds(number),
                    _ => throw line.Unreadable(),
                };
                number = 0;
            }
        }
        return total;
    }
}
