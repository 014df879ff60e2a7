using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;

namespace KnowledgeCrm.Experts;

/// <summary>What shows that something was asked about a topic.</summary>
public enum DemandKind
{
    /// <summary>A customer's case.</summary>
    Cases,
    /// <summary>A search.</summary>
    Searches,
    /// <summary>A question to colleagues.</summary>
    Questions,
}

/// <summary>One time that something was asked about a topic, as a viewer may see it.</summary>
/// <param name="Kind">What shows it.</param>
/// <param name="TopicId">About what; null where nothing says so.</param>
/// <param name="Text">What was asked.</param>
/// <param name="Language">The text's language.</param>
/// <param name="At">When (UTC).</param>
/// <param name="IsUnanswered">True where no article answered it.</param>
public sealed record Demand(DemandKind Kind, Guid? TopicId, string Text, string Language, DateTime At, bool IsUnanswered)
{
    /// <summary>Its number and address, where it has a page.</summary>
    public string? Number { get; init; }
    public string? Address { get; init; }
}

/// <summary>What one capability knows of what is asked. A new kind of demand is a class of this and a line in its capability.</summary>
public interface IDemandSource
{
    /// <summary>What kind it tells of.</summary>
    DemandKind Kind { get; }

    /// <summary>True for who may see any of it; to others there is no figure, which is not the same as none.</summary>
    bool IsSeenBy(Actor viewer);

    /// <summary>What was asked since a moment and this viewer may see, newest first, at most <paramref name="most"/>. What may not be seen is left out in
    /// the query.</summary>
    Task<IReadOnlyList<Demand>> ReadAsync(KnowledgeCrmDb db, Actor viewer, DateTime since, int most, CancellationToken stop);
}
