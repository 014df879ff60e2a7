using System.Globalization;
using KnowledgeCrm.Cases;
using KnowledgeCrm.Web.Api;

namespace KnowledgeCrm.Web.Cases.Service;

/// <summary>Hours of the week as people type them: <c>Mon-Fri 09:00-12:00 13:00-18:00</c>, a line for days that are alike.</summary>
internal static class HoursText
{
    private static readonly string[] Days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    public static string Write(IReadOnlyList<OpenHours> hours)
    {
        var byDay = Enumerable.Range(0, Days.Length).Select(day => string.Join(' ', hours.Where(open => Place(open.Day) == day)
            .Select(open => $"{OpenHoursDescription.Written(open.From)}-{OpenHoursDescription.Written(open.To)}"))).ToList();
        var lines = new List<string>();
        for (var first = 0; first < Days.Length;)
        {
            var last = first;
            while (last + 1 < Days.Length && byDay[last + 1] == byDay[first]) last++;
            if (byDay[first].Length > 0) lines.Add($"{(first == last ? Days[first] : $"{Days[first]}-{Days[last]}")} {byDay[first]}");
            first = last + 1;
        }
        return string.Join('\n', lines);
    }

    /// <summary>The hours, or null when a line can't be read.</summary>
    public static List<OpenHours>? Read(string text)
    {
        var hours = new List<OpenHours>();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var days = parts[0].Split('-');
            var (first, last) = (Array.FindIndex(Days, Is(days[0])), Array.FindIndex(Days, Is(days[^1])));
            if (parts.Length < 2 || days.Length > 2 || first < 0 || last < first) return null;
            foreach (var period in parts.Skip(1))
            {
                if (period.Split('-') is not [var from, var to] || OpenHoursDescription.MinutesOf(from) is not { } start || OpenHoursDescription.MinutesOf(to) is not { } end) return null;
                for (var day = first; day <= last; day++) hours.Add(new OpenHours((DayOfWeek)((day + 1) % 7), start, end));
            }
        }
        return hours;
    }

    /// <summary>Days, one a line as <c>2026-11-22</c>; null when a line is none.</summary>
    public static List<DateOnly>? ReadDays(string text)
    {
        var days = new List<DateOnly>();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!DateOnly.TryParseExact(line, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return null;
            days.Add(day);
        }
        return days;
    }

    private static int Place(DayOfWeek day) => ((int)day + 6) % 7;

    private static Predicate<string> Is(string typed) => day => string.Equals(day, typed, StringComparison.OrdinalIgnoreCase);
}
