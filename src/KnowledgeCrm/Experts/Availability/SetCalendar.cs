using KnowledgeCrm.Common;

namespace KnowledgeCrm.Experts;

/// <summary>A person gives the file of their calendar, out of which the times are kept in which they are busy; or takes it away.</summary>
public sealed class SetCalendar(UseCase useCase)
{
    /// <param name="actor">Somebody of the house.</param>
    /// <param name="content">The file (<c>.ics</c>), read to its end here; null takes the calendar away.</param>
    /// <param name="zone">Where times without a zone are meant (IANA); null: where the person's working hours are, else UTC.</param>
    /// <param name="stop">Stops it.</param>
    /// <returns>How many spans of time were taken.</returns>
    public async Task<Outcome<CalendarTaken>> RunAsync(Actor actor, Stream? content, string? zone, CancellationToken stop)
    {
        // Who may not give one makes nobody read it.
        var own = await useCase.ReadAsync(async db => (await db.FindOwnProfileAsync(actor, stop)).Hours?.Zone, stop);
        if (own.Refused is { } refused) return refused;
        if (zone is not null && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _)) return Refused.Invalid("Expert.ZoneUnknown", "zone");
        var now = await useCase.ReadAsync(db => Task.FromResult(db.Now), stop);
        IReadOnlyList<BusyTime>? busy;
        try
        {
            busy = content is null ? null : await CalendarFile.ReadAsync(content, TimeZoneInfo.FindSystemTimeZoneById(zone ?? own.Value ?? "UTC"), now.Value, stop);
        }
        catch (Refused bad)
        {
            return bad;
        }
        return await useCase.WriteAsync(nameof(SetCalendar), actor, async db =>
        {
            var profile = await db.FindOwnProfileAsync(actor, stop);
            profile.TakeCalendar(busy, db.Now);
            return new CalendarTaken(actor.Name, busy?.Count ?? 0);
        }, stop);
    }
}

/// <summary>A calendar that was taken.</summary>
/// <param name="AuditSubject">Whose.</param>
/// <param name="Times">Busy spans in it from now on.</param>
public sealed record CalendarTaken(string AuditSubject, int Times) : IAudited;
