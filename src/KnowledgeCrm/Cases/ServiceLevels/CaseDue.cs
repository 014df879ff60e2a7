using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Cases;

/// <summary>How it stands with what was promised.</summary>
public enum DueState { OnTime, AtRisk, Broken, Paused }

/// <summary>What is due next in a case.</summary>
/// <param name="Part">The first answer or the resolution.</param>
/// <param name="At">By when (UTC); null while it waits for the customer.</param>
/// <param name="Left">Working time that is left; less than none since it was broken. Null while it waits.</param>
/// <param name="State">How that stands.</param>
public sealed record CaseDue(ServicePart Part, DateTime? At, TimeSpan? Left, DueState State);

/// <summary>Tells what is due, for cases of any service level.</summary>
internal sealed class DueReading
{
    private readonly Dictionary<Guid, (ServiceLevel Level, BusinessCalendar Calendar)> levels;
    private readonly DateTime now;

    private DueReading(Dictionary<Guid, (ServiceLevel, BusinessCalendar)> levels, DateTime now) => (this.levels, this.now) = (levels, now);

    public static async Task<DueReading> OfAsync(KnowledgeCrmDb db, CancellationToken stop)
    {
        var calendars = (await db.WorkCalendars.AsNoTracking().ToListAsync(stop)).ToDictionary(c => c.Id, c => c.ToBusiness());
        return new DueReading((await db.ServiceLevels.AsNoTracking().ToListAsync(stop)).ToDictionary(l => l.Id, l => (l, calendars[l.CalendarId])), db.Now);
    }

    /// <summary>What is due; null without a service level, and once it is resolved.</summary>
    public CaseDue? Of(CaseStatus status, CasePriority priority, DateTime? dueAt, Guid? levelId, bool isAnswered)
    {
        if (levelId is not { } id || !levels.TryGetValue(id, out var held) || status is CaseStatus.Resolved or CaseStatus.Closed) return null;
        var part = isAnswered ? ServicePart.Resolution : ServicePart.FirstAnswer;
        if (dueAt is not { } due) return new CaseDue(part, null, null, DueState.Paused);
        if (due <= now) return new CaseDue(part, due, -held.Calendar.Between(due, now), DueState.Broken);
        var (target, left) = (held.Level.Targets[priority], held.Calendar.Between(now, due));
        var whole = TimeSpan.FromMinutes(part == ServicePart.FirstAnswer ? target.FirstAnswer : target.Resolution);
        return new CaseDue(part, due, left, left <= whole * (1 - CaseClock.AtRiskAfter) ? DueState.AtRisk : DueState.OnTime);
    }
}
