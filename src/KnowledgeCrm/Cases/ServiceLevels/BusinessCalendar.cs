using KnowledgeCrm.Common;

namespace KnowledgeCrm.Cases;

/// <summary>Hours of one day of the week in which somebody works.</summary>
/// <param name="Day">The day, where the calendar is.</param>
/// <param name="From">Minutes after midnight, 0 to 1439.</param>
/// <param name="To">Minutes after midnight, up to 1440; after <paramref name="From"/>.</param>
public sealed record OpenHours(DayOfWeek Day, int From, int To);

/// <summary>Counts working time: hours of the week in a time zone, without holidays. All times in and out are UTC.</summary>
/// <remarks>A working day is as long as the clocks make it: a night shift over the change to summer time is an hour shorter. A local time
/// that comes twice means its first coming, one that is left out means the moment of the change, so days join without gap or overlap.</remarks>
public sealed class BusinessCalendar
{
    public const int MostHours = 50;
    public const int MostHolidays = 1_000;
    private const int MinutesOfADay = 24 * 60;

    // Nothing is promised for later than that.
    private const int FurthestDays = 20 * 366;

    // Further than any place is from Greenwich, with a change of the date line.
    private static readonly TimeSpan Furthest = TimeSpan.FromHours(38);

    private readonly TimeZoneInfo zone;
    private readonly ILookup<DayOfWeek, OpenHours> week;
    private readonly HashSet<DateOnly> holidays;

    /// <exception cref="Refused">There are no hours, they overlap or are no hours, or the holidays are too many.</exception>
    public BusinessCalendar(TimeZoneInfo zone, IReadOnlyCollection<OpenHours> hours, IReadOnlyCollection<DateOnly> holidays)
    {
        if (hours.Count is 0 or > MostHours) throw Refused.Invalid("Calendar.NoHours", "hours", MostHours);
        if (hours.Any(open => !Enum.IsDefined(open.Day) || open.From < 0 || open.To > MinutesOfADay || open.From >= open.To))
            throw Refused.Invalid("Calendar.HoursInvalid", "hours");
        if (holidays.Count > MostHolidays) throw Refused.Invalid("Calendar.TooManyHolidays", "holidays", MostHolidays);
        this.zone = zone;
        this.holidays = [.. holidays];
        week = hours.OrderBy(open => open.From).ToLookup(open => open.Day);
        if (week.Any(day => day.Zip(day.Skip(1)).Any(pair => pair.First.To > pair.Second.From))) throw Refused.Invalid("Calendar.Overlap", "hours");
    }

    /// <summary>The moment at which so much working time has passed. Nothing at all has passed at the first working moment from then on;
    /// the end of a shift is still one.</summary>
    /// <exception cref="Refused">It lies further ahead than twenty years.</exception>
    public DateTime Add(DateTime from, TimeSpan work)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(work, TimeSpan.Zero);
        var left = work;
        foreach (var (start, end) in Shifts(from))
        {
            var begin = start > from ? start : from;
            if (end - begin >= left) return begin + left;
            left -= end - begin;
        }
        throw Refused.Invalid("Calendar.TooFar", "hours");
    }

    /// <summary>How much working time lies between; none when the second is not after the first.</summary>
    public TimeSpan Between(DateTime from, DateTime to)
    {
        var sum = TimeSpan.Zero;
        if (to <= from) return sum;
        foreach (var (start, end) in Shifts(from))
        {
            if (start >= to) break;
            sum += (end < to ? end : to) - (start > from ? start : from);
        }
        return sum;
    }

    /// <summary>True when somebody works at that moment, ends of shifts included.</summary>
    public bool IsOpen(DateTime at) => Add(at, TimeSpan.Zero) == at;

    // Every shift that ends at the moment or later, in order.
    private IEnumerable<(DateTime Start, DateTime End)> Shifts(DateTime from)
    {
        var first = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(from, zone)).AddDays(-1);
        for (var ahead = 0; ahead < FurthestDays; ahead++)
        {
            var day = first.AddDays(ahead);
            if (holidays.Contains(day)) continue;
            foreach (var open in week[day.DayOfWeek])
            {
                var (start, end) = (ToUtc(day, open.From), ToUtc(day, open.To));
                // A shift within the hour that the change to summer time leaves out is none.
                if (end > start && end >= from) yield return (start, end);
            }
        }
    }

    // The moment at which the clocks first show the time, or go past it. Asked of the clocks, since what the zone's data says of a local time is wrong where a
    // place went over the date line (Samoa, 30 December 2011): that day begins and ends at one moment, and has no hours.
    private DateTime ToUtc(DateOnly day, int minutes)
    {
        var local = DateTime.SpecifyKind(day.ToDateTime(TimeOnly.MinValue).AddMinutes(minutes), DateTimeKind.Utc);
        var (before, after) = (local - Furthest, local + Furthest);
        foreach (var at in new[] { local - zone.GetUtcOffset(before), local - zone.GetUtcOffset(after) })
            if (LocalOf(at) == local) return at;
        while (after - before > TimeSpan.FromSeconds(1))
        {
            var middle = before + (after - before) / 2;
            if (LocalOf(middle) < local) before = middle;
            else after = middle;
        }
        // Clocks change at whole seconds.
        return new DateTime(after.Ticks - after.Ticks % TimeSpan.TicksPerSecond, DateTimeKind.Utc);
    }

    private DateTime LocalOf(DateTime at) => DateTime.SpecifyKind(TimeZoneInfo.ConvertTimeFromUtc(at, zone), DateTimeKind.Utc);
}
