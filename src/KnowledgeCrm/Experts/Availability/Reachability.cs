namespace KnowledgeCrm.Experts;

/// <summary>Whether somebody can be asked at this moment.</summary>
public enum ReachabilityKind
{
    /// <summary>Nothing is known that speaks against it, or it is within the working hours.</summary>
    Now,
    /// <summary>In a meeting or the like: back within the day.</summary>
    Busy,
    /// <summary>The working day has ended or not begun.</summary>
    OutsideHours,
    /// <summary>Not to be asked before a date.</summary>
    Away,
}

/// <summary>How somebody can be reached.</summary>
/// <param name="Kind">Whether they can be asked now.</param>
/// <param name="Until">When that ends (UTC); null for <see cref="ReachabilityKind.Now"/>.</param>
/// <param name="Note">What they said of it, or empty.</param>
public sealed record Reachability(ReachabilityKind Kind, DateTime? Until = null, string Note = "")
{
    // A block as long as a working day is no meeting: the person is away.
    private static readonly TimeSpan ADay = TimeSpan.FromHours(8);

    /// <summary>True for who should not be sent a question now.</summary>
    public bool IsAway => Kind == ReachabilityKind.Away;

    /// <summary>How somebody with this profile can be reached at a moment (UTC).</summary>
    public static Reachability Of(ExpertProfile? profile, DateTime at)
    {
        if (profile is null) return new(ReachabilityKind.Now);
        if (profile.AwayUntil > at) return new(ReachabilityKind.Away, profile.AwayUntil, profile.AwayNote);
        foreach (var time in profile.Busy)
        {
            if (time.From > at) break;
            if (time.To > at) return new(time.To - time.From >= ADay ? ReachabilityKind.Away : ReachabilityKind.Busy, time.To);
        }
        return profile.Hours is not { } hours || hours.Hold(at) ? new(ReachabilityKind.Now) : new(ReachabilityKind.OutsideHours, hours.NextAfter(at));
    }
}
