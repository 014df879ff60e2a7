using FsCheck;
using FsCheck.Fluent;
using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;

namespace KnowledgeCrm.Tests.Cases;

/// <summary>What holds for every calendar, and a few days on which clocks do odd things.</summary>
public class BusinessCalendarTests
{
    // No change of clocks; one in spring and autumn; half an hour; a change at midnight; a day that was left out (Apia, 30 December 2011).
    private static readonly string[] Zones =
        ["UTC", "Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Havana", "Asia/Beirut", "Pacific/Apia"];

    private static readonly DateTime First = new(2011, 12, 20, 0, 0, 0, DateTimeKind.Utc);

    private static readonly Gen<Made> AnyCalendar =
        from zone in Gen.Elements(Zones)
        from hours in Gen.Choose(0, 6).SelectMany(day => Hours((DayOfWeek)day)).NonEmptyListOf()
        from holidays in Gen.Choose(0, 400).Select(days => DateOnly.FromDateTime(First).AddDays(days)).ListOf()
        let week = hours.SelectMany(open => open).DistinctBy(open => open.Day).ToList()
        // With less than an hour a week nothing would be due within twenty years, which is refused.
        where week.Sum(open => open.To - open.From) >= 60
        select new Made(zone, week, [.. holidays], new BusinessCalendar(TimeZoneInfo.FindSystemTimeZoneById(zone), week, [.. holidays]));

    private static readonly Gen<DateTime> AnyTime = Gen.Choose(0, 400 * 24 * 60).Select(minutes => First.AddMinutes(minutes));

    private static readonly Gen<TimeSpan> AnyWork = Gen.Choose(0, 100 * 60).Select(minutes => TimeSpan.FromMinutes(minutes));

    [Fact]
    public void Two_stretches_of_work_are_done_when_their_sum_is() => ForAll((calendar, at, one, other) =>
        calendar.Add(calendar.Add(at, one), other) == calendar.Add(at, one + other));

    [Fact]
    public void Nothing_is_due_outside_of_hours_or_on_a_holiday() => ForAll((made, at, work, _) =>
    {
        var local = TimeZoneInfo.ConvertTimeFromUtc(made.Calendar.Add(at, work), TimeZoneInfo.FindSystemTimeZoneById(made.Zone));
        // The end of a shift at midnight is the next day already.
        bool Within(DateTime time, int minutes) => !made.Holidays.Contains(DateOnly.FromDateTime(time))
            && made.Hours.Any(open => open.Day == time.DayOfWeek && open.From <= minutes && minutes <= open.To);
        return Within(local, (int)local.TimeOfDay.TotalMinutes) || (local.TimeOfDay == TimeSpan.Zero && Within(local.AddDays(-1), 1440))
            // A shift that ends within the hour left out ends at the change.
            || ClocksChange(made.Zone, made.Calendar.Add(at, work));
    });

    [Fact]
    public void As_much_work_lies_between_as_was_added() => ForAll((calendar, at, work, _) => calendar.Between(at, calendar.Add(at, work)) == work);

    [Fact]
    public void A_pause_moves_what_is_due_by_exactly_the_work_that_it_lasted() => ForAll((calendar, at, work, wait) =>
    {
        var due = calendar.Add(at, work);
        var (paused, resumed) = (at.AddTicks((due - at).Ticks / 2), at.AddTicks((due - at).Ticks / 2) + wait);
        var left = calendar.Between(paused, due);
        var moved = calendar.Add(at, work + calendar.Between(paused, resumed));
        // At the end of a shift a moment has two names; the work that lies between tells them apart no more.
        return calendar.Between(resumed, moved) == left && moved >= due;
    });

    [Fact]
    public void The_day_that_was_left_out_at_the_date_line_has_no_hours()
    {
        var calendar = new BusinessCalendar(TimeZoneInfo.FindSystemTimeZoneById("Pacific/Apia"), [new(DayOfWeek.Friday, 540, 1020), new(DayOfWeek.Saturday, 540, 1020)], []);
        // Thursday 29 December 2011 ended at ten in the morning of Friday in Greenwich; then it was Saturday.
        var due = calendar.Add(new DateTime(2011, 12, 29, 20, 0, 0, DateTimeKind.Utc), TimeSpan.FromHours(1));

        Assert.Equal(new DateTime(2011, 12, 30, 20, 0, 0, DateTimeKind.Utc), due);
    }

    [Fact]
    public void Around_the_clock_work_is_time()
    {
        var hours = Enum.GetValues<DayOfWeek>().Select(day => new OpenHours(day, 0, 1440)).ToList();
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll((
            from zone in Gen.Elements(Zones) from at in AnyTime from work in AnyWork select (zone, at, work)).ToArbitrary(), step =>
        {
            // On the day that Apia left out nobody worked, and nothing passed.
            var calendar = new BusinessCalendar(TimeZoneInfo.FindSystemTimeZoneById(step.zone), hours, []);
            Assert.Equal(step.at + step.work, calendar.Add(step.at, step.work));
        }));
    }

    [Theory]
    // Berlin, Sunday 29 March 2026: 02:00 to 03:00 is left out, so the night of eight hours has seven.
    [InlineData("Europe/Berlin", "2026-03-28T23:00", 8 * 60, "2026-03-29T07:00")]
    // Sunday 25 October 2026: 02:00 to 03:00 comes twice.
    [InlineData("Europe/Berlin", "2026-10-24T22:00", 8 * 60, "2026-10-25T06:00")]
    public void Hours_are_as_long_as_the_clocks_make_them(string zone, string from, int minutes, string due)
    {
        var calendar = new BusinessCalendar(TimeZoneInfo.FindSystemTimeZoneById(zone), [new(DayOfWeek.Sunday, 0, 1440)], []);
        Assert.Equal(Utc(due), calendar.Add(Utc(from), TimeSpan.FromMinutes(minutes)));
    }

    [Fact]
    public void Over_the_change_to_summer_time_a_shift_is_an_hour_shorter()
    {
        var calendar = new BusinessCalendar(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), [new(DayOfWeek.Sunday, 60, 300)], []);
        Assert.Equal(TimeSpan.FromHours(3), calendar.Between(Utc("2026-03-28T12:00"), Utc("2026-03-29T12:00")));
        Assert.Equal(TimeSpan.FromHours(5), calendar.Between(Utc("2026-10-24T12:00"), Utc("2026-10-25T12:00")));
    }

    [Fact]
    public void Nights_weekends_and_holidays_are_passed_over()
    {
        var calendar = Office(new DateOnly(2026, 3, 9));
        // Friday 6 March, 17:30 in Shanghai; the Monday is a holiday.
        Assert.Equal(Utc("2026-03-10T02:30"), calendar.Add(Utc("2026-03-06T09:30"), TimeSpan.FromHours(2)));
        Assert.False(calendar.IsOpen(Utc("2026-03-09T03:00")));
    }

    [Fact]
    public void Hours_that_never_come_are_refused()
    {
        Assert.Equal("Calendar.NoHours", Refusal(() => new BusinessCalendar(TimeZoneInfo.Utc, [], [])));
        Assert.Equal("Calendar.HoursInvalid", Refusal(() => new BusinessCalendar(TimeZoneInfo.Utc, [new(DayOfWeek.Monday, 540, 540)], [])));
        Assert.Equal("Calendar.Overlap", Refusal(() => new BusinessCalendar(TimeZoneInfo.Utc, [new(DayOfWeek.Monday, 540, 700), new(DayOfWeek.Monday, 699, 800)], [])));
        var oneMinute = new BusinessCalendar(TimeZoneInfo.Utc, [new(DayOfWeek.Monday, 0, 1)], []);
        Assert.Equal("Calendar.TooFar", Refusal(() => oneMinute.Add(Utc("2026-03-06T09:30"), TimeSpan.FromHours(24))));
    }

    internal static BusinessCalendar Office(params DateOnly[] holidays) => new(
        TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"),
        [.. Enum.GetValues<DayOfWeek>().Where(day => day is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).Select(day => new OpenHours(day, 9 * 60, 18 * 60))], holidays);

    private static string Refusal(Func<object> act) => Assert.Throws<Refused>(act).Code;

    private static DateTime Utc(string text) => DateTime.SpecifyKind(DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture), DateTimeKind.Utc);

    private static bool ClocksChange(string zone, DateTime at)
    {
        var found = TimeZoneInfo.FindSystemTimeZoneById(zone);
        return found.GetUtcOffset(at) != found.GetUtcOffset(at.AddMinutes(-1));
    }

    private static Gen<OpenHours[]> Hours(DayOfWeek day) =>
        from cuts in Gen.Choose(0, 1440).ArrayOf(4)
        let times = cuts.Distinct().Order().ToArray()
        select times.Length < 2 ? [new OpenHours(day, 0, 1440)]
            : times.Length < 4 ? new[] { new OpenHours(day, times[0], times[1]) }
            : [new OpenHours(day, times[0], times[1]), new OpenHours(day, times[2], times[3])];

    private static void ForAll(Func<BusinessCalendar, DateTime, TimeSpan, TimeSpan, bool> holds) =>
        ForAll((Made made, DateTime at, TimeSpan one, TimeSpan other) => holds(made.Calendar, at, one, other));

    private static void ForAll(Func<Made, DateTime, TimeSpan, TimeSpan, bool> holds) => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(500),
        Prop.ForAll((from made in AnyCalendar from at in AnyTime from one in AnyWork from other in AnyWork select (made, at, one, other)).ToArbitrary(),
            step => holds(step.made, step.at, step.one, step.other)));

    private sealed record Made(string Zone, List<OpenHours> Hours, List<DateOnly> Holidays, BusinessCalendar Calendar);
}
