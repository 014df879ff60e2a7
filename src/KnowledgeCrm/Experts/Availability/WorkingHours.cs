using System.Globalization;
using KnowledgeCrm.Common;

namespace KnowledgeCrm.Experts;

/// <summary>When somebody works, by the clock of a place.</summary>
/// <param name="Zone">The place's time zone by its IANA name, such as <c>Asia/Shanghai</c>.</param>
/// <param name="From">When work begins.</param>
/// <param name="To">When it ends; after <paramref name="From"/>.</param>
/// <param name="Days">The days of the week.</param>
public sealed record WorkingHours(string Zone, TimeOnly From, TimeOnly To, IReadOnlyList<DayOfWeek> Days)
{
    private const int MostDaysAhead = 8;

    /// <summary>The hours, or a refusal that names the field.</summary>
    public WorkingHours Checked()
    {
        if (string.IsNullOrWhiteSpace(Zone) || Zone.Length > 50 || !TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out _)) throw Refused.Invalid("Expert.ZoneUnknown", "zone");
        if (To <= From) throw Refused.Invalid("Expert.HoursEmpty", "to");
        if (Days.Count == 0 || Days.Any(day => !Enum.IsDefined(day))) throw Refused.Invalid("Expert.DaysMissing", "days");
        return this with { Days = [.. Days.Distinct().Order()] };
    }

    /// <summary>True when the person works at this moment (UTC).</summary>
    public bool Hold(DateTime at)
    {
        var local = TimeZoneInfo.ConvertTimeFromUtc(at, TimeZoneInfo.FindSystemTimeZoneById(Zone));
        var time = TimeOnly.FromDateTime(local);
        return Days.Contains(local.DayOfWeek) && time >= From && time < To;
    }

    /// <summary>When work begins next (UTC), after a moment outside of it.</summary>
    public DateTime NextAfter(DateTime at)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(Zone);
        var today = TimeZoneInfo.ConvertTimeFromUtc(at, zone).Date;
        for (var ahead = 0; ahead < MostDaysAhead; ahead++)
        {
            var begins = DateTime.SpecifyKind(today.AddDays(ahead) + From.ToTimeSpan(), DateTimeKind.Unspecified);
            // Summer time leaves one hour of the year out.
            if (zone.IsInvalidTime(begins)) begins = begins.AddHours(1);
            var utc = TimeZoneInfo.ConvertTimeToUtc(begins, zone);
            if (utc > at && Days.Contains(begins.DayOfWeek)) return utc;
        }
        return at;
    }

    public bool Equals(WorkingHours? other) =>
        other is not null && (Zone, From, To) == (other.Zone, other.From, other.To) && Days.SequenceEqual(other.Days);

    public override int GetHashCode() => HashCode.Combine(Zone, From, To, Days.Count);

    internal string Write() => string.Join('|', Zone, From.ToString("HH:mm", CultureInfo.InvariantCulture), To.ToString("HH:mm", CultureInfo.InvariantCulture),
        string.Concat(Days.Select(day => (int)day)));

    internal static WorkingHours? Read(string? text)
    {
        if (text?.Split('|') is not [var zone, var from, var to, var days]) return null;
        return new WorkingHours(zone, TimeOnly.ParseExact(from, "HH:mm", CultureInfo.InvariantCulture), TimeOnly.ParseExact(to, "HH:mm", CultureInfo.InvariantCulture),
            [.. days.Select(day => (DayOfWeek)(day - '0'))]);
    }
}
