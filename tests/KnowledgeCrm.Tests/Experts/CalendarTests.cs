using System.Text;
using KnowledgeCrm.Common;
using KnowledgeCrm.Experts;

namespace KnowledgeCrm.Tests.Experts;

/// <summary>When a calendar file says that somebody is busy.</summary>
public sealed class CalendarTests
{
    private static readonly DateTime Now = new(2026, 3, 2, 0, 0, 0, DateTimeKind.Utc);
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    [Fact]
    public void A_meeting_of_every_week_stays_at_its_hour_when_summer_time_begins()
    {
        var busy = Read("DTSTART;TZID=Europe/London:20260302T090000", "DTEND;TZID=Europe/London:20260302T100000", "RRULE:FREQ=WEEKLY;COUNT=5");
        // Summer time begins on 29 March.
        Assert.Equal([9, 9, 9, 9, 8], busy.Select(time => time.From.Hour));
        Assert.Equal(new DateTime(2026, 3, 30, 8, 0, 0), busy[^1].From);
    }

    [Fact]
    public void Days_of_the_week_intervals_exceptions_and_ends_are_kept()
    {
        var busy = Read("DTSTART:20260302T120000Z", "DURATION:PT30M", "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;UNTIL=20260331T000000Z", "EXDATE:20260316T120000Z");
        Assert.Equal([2, 4, 18, 30], busy.Select(time => time.From.Day));
        Assert.Equal(2, Read("DTSTART:20260302T120000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=2").Count);
    }

    [Fact]
    public void A_day_is_a_day_what_is_free_or_cancelled_is_not_busy_and_folded_lines_are_one()
    {
        Assert.Equal(TimeSpan.FromDays(2), Assert.Single(Read("DTSTART;VALUE=DATE:20260310", "DTEND;VALUE=DATE:20260312")) is var days ? days.To - days.From : default);
        Assert.Empty(Read("DTSTART:20260310T100000Z", "DURATION:PT1H", "TRANSP:TRANSPARENT"));
        Assert.Empty(Read("DTSTART:20260310T100000Z", "DURATION:PT1H", "STATUS:CANCELLED"));
        Assert.Single(Read("DTSTART:20260310T10", " 0000Z", "DURATION:PT1H", "SUMMARY:A long", " er name"));
        Assert.Empty(Read("DTSTART:20250310T100000Z", "DURATION:PT1H"));
    }

    [Theory]
    [InlineData("hello", "Calendar.NoCalendar")]
    [InlineData("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20260302T090000Z\r\n", "Calendar.CutOff")]
    [InlineData("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:99999999T090000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n", "Calendar.LineInvalid")]
    [InlineData("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20260302T090000Z\r\nRRULE:FREQ=MONTHLY;BYDAY=2TU\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n", "Calendar.LineInvalid")]
    [InlineData("BEGIN:VCALENDAR\r\nno colon here\r\nEND:VCALENDAR\r\n", "Calendar.LineInvalid")]
    public void A_bad_file_is_refused_with_what_is_wrong(string text, string code) =>
        Assert.Equal(code, Assert.Throws<Refused>(() => { CalendarFile.Read(text, London, Now); }).Code);

    [Fact]
    public async Task A_file_that_is_too_large_is_not_read_to_its_end() =>
        Assert.Equal("Calendar.TooLarge", (await Assert.ThrowsAsync<Refused>(
            () => CalendarFile.ReadAsync(new MemoryStream(new byte[CalendarFile.Largest + 1]), London, Now, TestContext.Current.CancellationToken))).Code);

    [Fact]
    public void An_event_without_end_ends_for_us()
    {
        var busy = Read("DTSTART:19700101T000000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY");
        Assert.True(busy.Count is > 300 and <= 372, $"{busy.Count}");
    }

    private static IReadOnlyList<BusyTime> Read(params string[] lines) => CalendarFile.Read(
        new StringBuilder("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n").AppendJoin("\r\n", lines).Append("\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n").ToString(), London, Now);
}
