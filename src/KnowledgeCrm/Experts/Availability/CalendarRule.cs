using System.Globalization;

namespace KnowledgeCrm.Experts;

/// <summary>How an event repeats: by days or weeks, at an interval, on days of the week, so many times or until a date. By months and years it
/// repeats on the same day.</summary>
/// <remarks>RFC 5545, 3.3.10. What else a rule may say (the second Tuesday, the last day) is refused with its line: to take it for
/// something else would make somebody busy at the wrong time.</remarks>
internal sealed record CalendarRule(CalendarPace Pace, int Interval, int? Count, DateTime? Until, IReadOnlyList<DayOfWeek> Days, DayOfWeek WeekStart)
{
    // As many days of the years that are looked at.
    private const int MostSteps = 150_000;

    // Days; more than any time zone is off.
    private const int MostOfAZone = 2;

    private static readonly string[] Names = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

    public static CalendarRule Of(CalendarLine line, TimeZoneInfo? zone, TimeZoneInfo otherwise)
    {
        var (pace, interval, count, until, days, weekStart) = ((CalendarPace?)null, 1, (int?)null, (DateTime?)null, new List<DayOfWeek>(), DayOfWeek.Monday);
        foreach (var part in line.Value.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            var pair = part.Split('=', 2);
            if (pair.Length < 2) throw line.Unreadable();
            var value = pair[1].Trim().ToUpperInvariant();
            switch (pair[0].Trim().ToUpperInvariant())
            {
                case "FREQ": pace = Enum.TryParse<CalendarPace>(value, ignoreCase: true, out var known) && !char.IsAsciiDigit(value[0]) ? known : throw line.Unreadable(); break;
                case "INTERVAL": interval = Number(value); break;
                case "COUNT": count = Number(value); break;
                case "UNTIL": until = UntilOf(line, value, value.EndsWith('Z') ? null : zone ?? otherwise); break;
                case "BYDAY": days = [.. value.Split(',').Select(Day)]; break;
                case "WKST": weekStart = Day(value); break;
                // Repeats what the beginning of the event says already, as some calendars write it.
                case "BYMONTHDAY" or "BYMONTH" when pace is CalendarPace.Monthly or CalendarPace.Yearly && Number(value) > 0: break;
                default: throw line.Unreadable();
            }
        }
        if (pace is not { } given || (days.Count > 0 && given is not (CalendarPace.Daily or CalendarPace.Weekly))) throw line.Unreadable();
        return new CalendarRule(given, interval, count, until, days, weekStart);

        int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 10_000 ? number : throw line.Unreadable();
        DayOfWeek Day(string text) => Array.IndexOf(Names, text.Trim()) is >= 0 and var day ? (DayOfWeek)day : throw line.Unreadable();
    }

    /// <summary>When it begins, time after time, by the clock of its place.</summary>
    /// <param name="first">When it begins first.</param>
    /// <param name="earliest">What lies days before it (UTC) may be left out.</param>
    public IEnumerable<DateTime> Starts(DateTime first, DateTime earliest)
    {
        // What is counted is counted from the beginning; else the years before are passed over.
        var passed = Count is null ? Math.Max(0, (earliest - first).TotalDays - MostOfAZone) : 0;
        var given = 0;
        foreach (var at in All(first, passed))
        {
            if (given++ == (Count ?? int.MaxValue)) yield break;
            yield return at;
        }
    }

    private IEnumerable<DateTime> All(DateTime first, double passed)
    {
        if (Pace == CalendarPace.Weekly)
        {
            var week = first.AddDays(-(((int)first.DayOfWeek - (int)WeekStart + 7) % 7));
            var days = (Days.Count > 0 ? Days : [first.DayOfWeek]).Select(day => ((int)day - (int)WeekStart + 7) % 7).Distinct().Order().ToList();
            for (var step = (long)(passed / (7 * Interval)); step * 7L * Interval < MostSteps; step++)
                foreach (var day in days)
                    if (week.AddDays(7.0 * Interval * step + day) is var at && at >= first) yield return at;
            yield break;
        }
        for (var step = Pace == CalendarPace.Daily ? (long)(passed / Interval) : 0; step * Interval < MostSteps; step++)
        {
            var at = Pace switch
            {
                CalendarPace.Daily => first.AddDays((double)Interval * step),
                CalendarPace.Monthly => first.AddMonths((int)Math.Min(Interval * step, 3_000)),
                _ => first.AddYears((int)Math.Min(Interval * step, 250)),
            };
            if (at.Year > 2300) yield break;
            // The 31st is left out of months without one.
            if (Pace is CalendarPace.Monthly or CalendarPace.Yearly && at.Day != first.Day) continue;
            if (Days.Count == 0 || Days.Contains(at.DayOfWeek)) yield return at;
        }
    }

    private static DateTime UntilOf(CalendarLine line, string value, TimeZoneInfo? zone)
    {
        var (time, isDay) = CalendarEvent.TimeOf(line, value);
        // A day means until its end.
        return CalendarEvent.Utc(isDay ? time.AddDays(1).AddSeconds(-1) : time, zone);
    }
}

internal enum CalendarPace { Daily, Weekly, Monthly, Yearly }
