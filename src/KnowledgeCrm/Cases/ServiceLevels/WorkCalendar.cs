using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Cases;

/// <summary>When somebody works: hours of the week in a time zone, and the days on which nobody does.</summary>
public sealed class WorkCalendar : Entity
{
    private WorkCalendar()
    {
    }

    /// <summary>A short name for contracts and imports, such as <c>shanghai-office</c>.</summary>
    public string Key { get; private set; } = "";
    public BothLanguages Name { get; private set; } = BothLanguages.Empty;

    /// <summary>By its name in the IANA database, such as <c>Asia/Shanghai</c>.</summary>
    public string TimeZone { get; private set; } = "";
    public List<OpenHours> Hours { get; private set; } = [];
    public List<DateOnly> Holidays { get; private set; } = [];

    internal static WorkCalendar Of(string key, CalendarInput input)
    {
        var calendar = new WorkCalendar { Key = DeskKey.Checked(key) };
        calendar.Write(input);
        return calendar;
    }

    internal void Write(CalendarInput input)
    {
        var zone = Limits.Checked(input.TimeZone, "timeZone", Limits.Name);
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) || !found.HasIanaId) throw Refused.Invalid("Calendar.ZoneUnknown", "timeZone", zone);
        var (hours, holidays) = (input.Hours ?? [], input.Holidays ?? []);
        _ = new BusinessCalendar(found, hours, holidays);
        (Name, TimeZone) = (DeskKey.Named(input.Name), zone);
        (Hours, Holidays) = ([.. hours.OrderBy(open => ((int)open.Day + 6) % 7).ThenBy(open => open.From)], [.. holidays.Distinct().Order()]);
    }

    /// <summary>What counts by it.</summary>
    public BusinessCalendar ToBusiness() => new(TimeZoneInfo.FindSystemTimeZoneById(TimeZone), Hours, Holidays);

    private sealed class Mapping : IEntityTypeConfiguration<WorkCalendar>
    {
        public void Configure(EntityTypeBuilder<WorkCalendar> map)
        {
            map.HasIndex(c => c.Key).IsUnique();
            map.Property(c => c.Key).HasMaxLength(DeskKey.Longest);
            map.Property(c => c.Name).HasJson();
            map.Property(c => c.TimeZone).HasMaxLength(Limits.Name);
            map.Property(c => c.Hours).HasJson();
            map.Property(c => c.Holidays).HasJson();
        }
    }
}

/// <summary>A calendar as it is asked for.</summary>
public sealed record CalendarInput(BothLanguages? Name, string? TimeZone, IReadOnlyList<OpenHours>? Hours, IReadOnlyList<DateOnly>? Holidays);
