namespace KnowledgeCrm.Cases;

/// <summary>Which of the two promises is next.</summary>
public enum ServicePart { FirstAnswer, Resolution }

/// <summary>The level that holds for a case, and what counts its hours.</summary>
public sealed record ServiceTerms(Guid LevelId, Guid? ContractId, ServiceTarget Target, BusinessCalendar Calendar);

/// <summary>What was promised for a case and how it goes. All times are UTC; none is set while no service level holds.</summary>
public sealed class CaseClock
{
    /// <summary>The share of a promise after which it is at risk: a quarter of the time is left to keep it.</summary>
    public const double AtRiskAfter = 0.75;

    public Guid? LevelId { get; private set; }

    /// <summary>From when on it counts: opened, or opened again.</summary>
    public DateTime? StartedAt { get; private set; }
    public DateTime? FirstAnswerDueAt { get; private set; }
    public DateTime? FirstAnsweredAt { get; private set; }
    public DateTime? ResolutionDueAt { get; private set; }

    /// <summary>Since when it waits for the customer.</summary>
    public DateTime? PausedAt { get; private set; }

    /// <summary>Working time, in ticks, that it has waited for the customer until now.</summary>
    public long PausedTicks { get; private set; }
    public DateTime? WarnedAt { get; private set; }
    public DateTime? BrokenAt { get; private set; }

    /// <summary>When somebody is to be told next: at risk, then broken.</summary>
    public DateTime? TellAt { get; private set; }

    public ServicePart Part => FirstAnsweredAt is null ? ServicePart.FirstAnswer : ServicePart.Resolution;

    internal void Start(DateTime at, bool again = false)
    {
        StartedAt = at;
        (PausedAt, PausedTicks, WarnedAt, BrokenAt) = (null, 0, null, null);
        // Opened again, the customer has had a first answer all the same.
        if (!again) FirstAnsweredAt = null;
    }

    internal void Answered(DateTime at)
    {
        if (FirstAnsweredAt is not null) return;
        // What was told was about the first answer; of the resolution nobody has been told yet.
        (FirstAnsweredAt, WarnedAt, BrokenAt) = (at, null, null);
    }

    internal void Pause(DateTime at) => PausedAt ??= at;

    /// <summary>The customer has answered. What was overdue before the pause stays overdue.</summary>
    internal void Resume(ServiceTerms? terms, DateTime at)
    {
        if (PausedAt is { } since && terms is not null && since < ResolutionDueAt) PausedTicks += terms.Calendar.Between(since, at).Ticks;
        PausedAt = null;
    }

    /// <summary>Reckons all that follows from what is promised now.</summary>
    /// <param name="terms">The level and its calendar; null when none holds.</param>
    /// <param name="openedAt">When the case was opened.</param>
    /// <param name="isDone">True once it is resolved: then nothing is due.</param>
    /// <returns>What is due next, or null when nothing is or it waits for the customer.</returns>
    internal DateTime? Reckon(ServiceTerms? terms, DateTime openedAt, bool isDone)
    {
        LevelId = terms?.LevelId;
        if (terms is null)
        {
            (FirstAnswerDueAt, ResolutionDueAt, TellAt) = (null, null, null);
            return null;
        }
        var start = StartedAt ??= openedAt;
        FirstAnswerDueAt = terms.Calendar.Add(start, TimeSpan.FromMinutes(terms.Target.FirstAnswer));
        ResolutionDueAt = terms.Calendar.Add(start, TimeSpan.FromMinutes(terms.Target.Resolution) + new TimeSpan(PausedTicks));
        var due = isDone || PausedAt is not null ? null : Part == ServicePart.FirstAnswer ? FirstAnswerDueAt : ResolutionDueAt;
        TellAt = due is null || BrokenAt is not null ? null : WarnedAt is not null ? due : AtRiskAt(terms, start);
        return due;
    }

    /// <summary>Goes on from where it was before a macro; an answer that the customer has is an answer all the same.</summary>
    internal void Restore(CaseMoreBefore before)
    {
        (PausedAt, PausedTicks) = (before.PausedAt, before.PausedTicks);
        if (!before.Answered) FirstAnsweredAt = before.FirstAnsweredAt;
    }

    internal void Told(DateTime due, DateTime at)
    {
        WarnedAt ??= at;
        if (due <= at) BrokenAt ??= at;
        TellAt = BrokenAt is null ? due : null;
    }

    private DateTime AtRiskAt(ServiceTerms terms, DateTime start)
    {
        var (minutes, paused) = Part == ServicePart.FirstAnswer ? (terms.Target.FirstAnswer, 0L) : (terms.Target.Resolution, PausedTicks);
        return terms.Calendar.Add(start, (TimeSpan.FromMinutes(minutes) * AtRiskAfter) + new TimeSpan(paused));
    }
}
