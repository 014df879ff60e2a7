using KnowledgeCrm.Customers;

namespace KnowledgeCrm.Experts;

/// <summary>Somebody's page in the yellow pages, as one viewer sees it. Times are UTC.</summary>
public sealed record ExpertView
{
    public required ExpertCard Card { get; init; }

    /// <summary>Changes with every save; send it back when editing. −1 while nothing was ever saved.</summary>
    public required int Version { get; init; }
    public required string Email { get; init; }
    public required string Phone { get; init; }
    public required string About { get; init; }
    public required string AskMeAbout { get; init; }
    public required string DoNotAsk { get; init; }
    public required string KnownSegments { get; init; }
    public required WorkingHours? Hours { get; init; }
    public required DateTime? AwayUntil { get; init; }
    public required DateTime? CalendarAt { get; init; }

    /// <summary>When they leave the house; null also for a viewer who may not see it.</summary>
    public required DateOnly? LeavesOn { get; init; }

    /// <summary>True for who may say when they leave.</summary>
    public required bool MaySetLeaving { get; init; }

    /// <summary>Cases that are theirs and not solved; null for a viewer who may not see cases.</summary>
    public required int? OpenCases { get; init; }

    /// <summary>The topics they know, what is best shown first.</summary>
    public required IReadOnlyList<KnownTopic> Topics { get; init; }

    /// <summary>Evidence about no topic, newest first; it counts in finding people by words.</summary>
    public required IReadOnlyList<Evidence> WithoutTopic { get; init; }

    /// <summary>The customers they know; empty for a viewer who may not see customers.</summary>
    public required IReadOnlyList<CustomerName> Customers { get; init; }

    /// <summary>True for their own page: they edit it, and correct what is inferred.</summary>
    public required bool IsOwn { get; init; }
    public required bool OptedOut { get; init; }
}

/// <summary>A topic that somebody knows: what they say, what colleagues say, and what they did, each by itself.</summary>
/// <param name="Key">The topic's key.</param>
/// <param name="Name">Its name in the viewer's language.</param>
/// <param name="Level">What they say themself; null: nothing.</param>
/// <param name="EndorsedBy">The colleagues who say so, by name.</param>
/// <param name="IsEndorsedByMe">True when the viewer is one of them.</param>
/// <param name="Inferred">What they did, as far as the viewer may see it.</param>
public sealed record KnownTopic(
    string Key, string Name, SkillLevel? Level, IReadOnlyList<string> EndorsedBy, bool IsEndorsedByMe, Expertise Inferred)
{
    /// <summary>True when the person hides it; only their own page has such.</summary>
    public bool IsHidden { get; init; }

    /// <summary>What they have said is not theirs; only on their own page.</summary>
    public IReadOnlyList<Evidence> Disowned { get; init; } = [];
}
