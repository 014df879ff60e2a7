using System.Text;
using KnowledgeCrm.Common;

namespace KnowledgeCrm.Experts;

/// <summary>Reads when a person is busy out of a calendar file, and nothing else of it: what an event is about, where and with whom is not
/// looked at.</summary>
/// <remarks>RFC 5545 (iCalendar): 3.1 (content lines), 3.6.1 (events), 3.8.2.7 (transparency), 3.8.1.11 (status).</remarks>
public static class CalendarFile
{
    /// <summary>The largest file, in bytes.</summary>
    public const int Largest = 2 << 20;

    /// <summary>How far ahead busy times are taken.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromDays(370);

    /// <summary>The most spans that are kept.</summary>
    public const int MostTimes = 3_000;

    private const int MostEvents = 5_000;

    /// <summary>The busy times from now on, joined.</summary>
    /// <param name="content">The file's bytes, read to their end here.</param>
    /// <param name="zone">Where times without a zone are meant.</param>
    /// <param name="now">Now (UTC).</param>
    /// <param name="stop">Stops it.</param>
    /// <exception cref="Refused">The file is too large, is no calendar, or has a line that can't be read: its number is named.</exception>
    public static async Task<IReadOnlyList<BusyTime>> ReadAsync(Stream content, TimeZoneInfo zone, DateTime now, CancellationToken stop)
    {
        using var read = new MemoryStream();
        var part = new byte[1 << 14];
        int count;
        while ((count = await content.ReadAsync(part, stop)) > 0)
        {
            read.Write(part, 0, count);
            if (read.Length > Largest) throw Refused.Invalid("Calendar.TooLarge", "calendar", Largest >> 20);
        }
        string text;
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(read.GetBuffer(), 0, (int)read.Length);
        }
        catch (ArgumentException)
        {
            throw Refused.Invalid("Calendar.NoCalendar", "calendar");
        }
        return Read(text, zone, now);
    }

    internal static IReadOnlyList<BusyTime> Read(string text, TimeZoneInfo zone, DateTime now)
    {
        if (!text.TrimStart('\uFEFF', ' ', '\r', '\n').StartsWith("BEGIN:VCALENDAR", StringComparison.OrdinalIgnoreCase)) throw Refused.Invalid("Calendar.NoCalendar", "calendar");
        var lines = CalendarLine.Of(text).ToList();
        var (busy, events, inEvent, depth) = (new List<BusyTime>(), 0, (List<CalendarLine>?)null, 0);
        var window = new BusyTime(now, now + Ahead);
        foreach (var line in lines)
        {
            if (inEvent is null)
            {
                if (line.Is("BEGIN", "VEVENT")) (inEvent, depth) = ([], 0);
                continue;
            }
            // An alarm within an event has lines of its own, some of the same names.
            if (line.Name == "BEGIN") depth++;
            else if (line.Is("END", "VEVENT") && depth == 0)
            {
                if (++events > MostEvents) throw Refused.Invalid("Calendar.TooMany", "calendar", MostEvents);
                busy.AddRange(CalendarEvent.Of(inEvent, zone).Within(window));
                if (busy.Count > MostTimes * 4) busy = [.. BusyTime.Joined(busy)];
                inEvent = null;
            }
            else if (line.Name == "END") depth--;
            else if (depth == 0) inEvent.Add(line);
        }
        if (inEvent is not null || !lines[^1].Is("END", "VCALENDAR")) throw Refused.Invalid("Calendar.CutOff", "calendar");
        return [.. BusyTime.Joined(busy).Take(MostTimes)];
    }
}

/// <summary>A content line: a name, parameters, a value.</summary>
internal sealed record CalendarLine(int Number, string Name, IReadOnlyDictionary<string, string> Parameters, string Value)
{
    public bool Is(string name, string value) => Name == name && Value.Equals(value, StringComparison.OrdinalIgnoreCase);

    public Refused Unreadable() => Refused.Invalid("Calendar.LineInvalid", "calendar", Number);

    /// <summary>The lines of a file, those that were folded as one.</summary>
    public static IEnumerable<CalendarLine> Of(string text)
    {
        var (whole, begun, number) = (new StringBuilder(), 0, 0);
        foreach (var line in text.TrimStart('\uFEFF').Split('\n'))
        {
            number++;
            var content = line.TrimEnd('\r');
            if (content.StartsWith(' ') || content.StartsWith('\t'))
            {
                whole.Append(content, 1, content.Length - 1);
                continue;
            }
            if (whole.Length > 0) yield return Parse(whole.ToString(), begun);
            whole.Clear().Append(content);
            begun = number;
        }
        if (whole.Length > 0) yield return Parse(whole.ToString(), begun);
    }

    private static CalendarLine Parse(string line, int number)
    {
        // A colon within quotes belongs to a parameter.
        var (quoted, colon) = (false, -1);
        for (var i = 0; i < line.Length && colon < 0; i++)
        {
            if (line[i] == '"') quoted = !quoted;
            else if (line[i] == ':' && !quoted) colon = i;
        }
        if (colon <= 0) throw Refused.Invalid("Calendar.LineInvalid", "calendar", number);
        var head = line[..colon].Split(';');
        var parameters = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var parameter in head.Skip(1))
            if (parameter.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals) parameters[parameter[..equals]] = parameter[(equals + 1)..].Trim('"');
        return new CalendarLine(number, head[0].Trim().ToUpperInvariant(), parameters, line[(colon + 1)..].Trim());
    }
}
