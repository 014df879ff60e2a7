using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Knowledge;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Cases;

/// <summary>The service levels and calendars that there are.</summary>
public sealed class ServiceLevelBook(UseCase useCase)
{
    public Task<Outcome<ServiceLevels>> RunAsync(Actor actor, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            if (!actor.Is(Role.Sales)) DeskRules.RequireReader(actor);
            var calendars = await db.WorkCalendars.OrderBy(c => c.Key).ToListAsync(stop);
            var keys = calendars.ToDictionary(c => c.Id, c => c.Key);
            var levels = await db.ServiceLevels.OrderBy(l => l.Key).ToListAsync(stop);
            return new ServiceLevels(
                [.. levels.Select(l => new ServiceLevelView(l.Key, l.Name, keys[l.CalendarId], l.IsUsual, l.Targets, l.Version, l.Grades))],
                [.. calendars.Select(c => new CalendarView(c.Key, c.Name, c.TimeZone, c.Hours, c.Holidays, c.Version))]);
        }, stop);
}

/// <summary>Adds or changes a calendar. What is due already stays as it was promised, until the case changes.</summary>
public sealed class SaveWorkCalendar(UseCase useCase)
{
    /// <param name="actor">A knowledge manager or administrator.</param>
    /// <param name="key">Which; one that there is not is added.</param>
    /// <param name="input">All that it is to say.</param>
    /// <param name="version">The version that the person started from; a newer one is a conflict. Null: whatever is there.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<DeskRuleDone>> RunAsync(Actor actor, string key, CalendarInput input, int? version, CancellationToken stop) =>
        useCase.WriteAsync(nameof(SaveWorkCalendar), actor, async db =>
        {
            DeskRules.RequireWriter(actor);
            var calendar = await db.WorkCalendars.SingleOrDefaultAsync(c => c.Key == key, stop);
            if (calendar is null) db.WorkCalendars.Add(calendar = WorkCalendar.Of(key, input));
            else
            {
                DeskRules.RequireVersion(calendar, version);
                calendar.Write(input);
            }
            foreach (var level in await db.ServiceLevels.Where(l => l.CalendarId == calendar.Id).ToListAsync(stop)) Reachable.Require(calendar, level, db.Now);
            await db.SaveChangesAsync(stop);
            return new DeskRuleDone(calendar.Key, calendar.Version);
        }, stop);
}

/// <summary>Adds or changes a service level. What is due already stays as it was promised, until the case changes.</summary>
public sealed class SaveServiceLevel(UseCase useCase)
{
    /// <param name="actor">A knowledge manager or administrator.</param>
    /// <param name="key">Which; one that there is not is added.</param>
    /// <param name="input">All that it is to say.</param>
    /// <param name="version">The version that the person started from; a newer one is a conflict. Null: whatever is there.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<DeskRuleDone>> RunAsync(Actor actor, string key, ServiceLevelInput input, int? version, CancellationToken stop) =>
        useCase.WriteAsync(nameof(SaveServiceLevel), actor, async db =>
        {
            DeskRules.RequireWriter(actor);
            var calendar = await db.WorkCalendars.SingleOrDefaultAsync(c => c.Key == input.Calendar, stop)
                ?? throw Refused.Invalid("Calendar.Unknown", "calendar");
            var level = await db.ServiceLevels.SingleOrDefaultAsync(l => l.Key == key, stop);
            if (level is null) db.ServiceLevels.Add(level = ServiceLevel.Of(key, calendar, input));
            else
            {
                DeskRules.RequireVersion(level, version);
                level.Write(calendar, input);
            }
            Reachable.Require(calendar, level, db.Now);
            foreach (var other in await db.ServiceLevels.Where(l => l.Id != level.Id).ToListAsync(stop))
            {
                if (level.IsUsual) other.NoMoreUsual();
                if (other.Grades.Intersect(level.Grades).Any()) other.NoMoreFor(level.Grades);
            }
            await db.SaveChangesAsync(stop);
            return new DeskRuleDone(level.Key, level.Version);
        }, stop);
}

internal static class Reachable
{
    /// <summary>Refuses a target that the calendar's hours never fill.</summary>
    public static void Require(WorkCalendar calendar, ServiceLevel level, DateTime now) =>
        calendar.ToBusiness().Add(now, TimeSpan.FromMinutes(level.Targets.Values.Max(target => target.Resolution)));
}

/// <summary>The levels and the calendars that they count by.</summary>
public sealed record ServiceLevels(IReadOnlyList<ServiceLevelView> Levels, IReadOnlyList<CalendarView> Calendars);

/// <summary>A service level; targets are in working minutes.</summary>
public sealed record ServiceLevelView(
    string Key, BothLanguages Name, string Calendar, bool IsUsual, IReadOnlyDictionary<CasePriority, ServiceTarget> Targets, int Version,
    IReadOnlyList<CustomerGrade> Grades);

/// <summary>A calendar; hours in minutes after midnight, where the time zone is.</summary>
public sealed record CalendarView(
    string Key, BothLanguages Name, string TimeZone, IReadOnlyList<OpenHours> Hours, IReadOnlyList<DateOnly> Holidays, int Version);

/// <summary>The rule that was saved, and the version to go on with.</summary>
public sealed record DeskRuleDone(string Key, int Version) : IAudited
{
    string IAudited.AuditSubject => Key;
}
