using System.Globalization;
using KnowledgeCrm.Common;
using KnowledgeCrm.Experts;

namespace KnowledgeCrm.Web.Api;

/// <summary>What somebody says of themself.</summary>
public sealed record ProfileRequest
{
    /// <summary>Up to 1,000 characters.</summary>
    public string? About { get; init; }

    /// <summary>Where one works; up to 200 characters.</summary>
    public string? Place { get; init; }

    /// <summary>A telephone number.</summary>
    public string? Phone { get; init; }

    /// <summary>The languages one speaks: two letters each, up to ten.</summary>
    public IReadOnlyList<string>? Languages { get; init; }

    /// <summary>What one wants to be asked about; up to 1,000 characters.</summary>
    public string? AskMeAbout { get; init; }

    /// <summary>What not; up to 1,000 characters.</summary>
    public string? DoNotAsk { get; init; }

    /// <summary>The kinds of customers one knows; up to 1,000 characters.</summary>
    public string? KnownSegments { get; init; }

    /// <summary>When one works.</summary>
    public HoursShape? Hours { get; init; }

    /// <summary>The <c>version</c> that the change started from; when there is a newer one, 409. Absent: whatever is there.</summary>
    public int? Version { get; init; }

    internal ProfileText ToText() => new()
    {
        About = About, Place = Place, Phone = Phone, Languages = Languages, AskMeAbout = AskMeAbout, DoNotAsk = DoNotAsk, KnownSegments = KnownSegments,
        Hours = Hours?.ToHours(),
    };
}

/// <summary>Working hours by the clock of a place.</summary>
public sealed record HoursShape
{
    /// <summary>The time zone, such as <c>Asia/Shanghai</c>.</summary>
    public string? Zone { get; init; }

    /// <summary>When work begins, such as <c>09:00</c>.</summary>
    public string? From { get; init; }

    /// <summary>When it ends.</summary>
    public string? To { get; init; }

    /// <summary>The days: 0 is Sunday, 6 is Saturday.</summary>
    public IReadOnlyList<int>? Days { get; init; }

    internal WorkingHours ToHours() => new(Zone ?? "", Time(From, "from"), Time(To, "to"), [.. (Days ?? []).Select(day => (DayOfWeek)day)]);

    internal static HoursShape Of(WorkingHours hours) => new()
    {
        Zone = hours.Zone, From = hours.From.ToString("HH:mm", CultureInfo.InvariantCulture), To = hours.To.ToString("HH:mm", CultureInfo.InvariantCulture),
        Days = [.. hours.Days.Select(day => (int)day)],
    };

    private static TimeOnly Time(string? text, string field) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : throw Refused.Invalid("Expert.TimeInvalid", field);
}

/// <summary>Until when somebody can't be asked.</summary>
public sealed record AvailabilityRequest
{
    /// <summary>Until when (UTC); absent: they can be asked.</summary>
    public DateTime? AwayUntil { get; init; }

    /// <summary>Why, for colleagues to read.</summary>
    public string? Note { get; init; }
}

/// <summary>Whether somebody is in the yellow pages.</summary>
public sealed record ListingRequest
{
    /// <summary>False: neither found nor shown. Required.</summary>
    public bool? Listed { get; init; }
}

/// <summary>A topic that somebody declares.</summary>
public sealed record SkillRequest
{
    /// <summary>How well they know it. Required.</summary>
    public SkillLevel? Level { get; init; }
}

/// <summary>A calendar that was taken.</summary>
public sealed record CalendarAnswer
{
    /// <summary>How many busy spans of time there are in it from now on.</summary>
    public required int Times { get; init; }
}
