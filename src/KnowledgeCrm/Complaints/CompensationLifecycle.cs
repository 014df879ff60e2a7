using KnowledgeCrm.Common;

namespace KnowledgeCrm.Complaints;

public enum CompensationState
{
    /// <summary>Nobody has said yet whether there is any.</summary>
    Undecided,
    /// <summary>Proposed above the proposer's limit: somebody else decides.</summary>
    Waiting,
    Approved,
    /// <summary>What was proposed is not granted: something else is proposed, or nothing is given.</summary>
    Declined,
    /// <summary>Paid, sent, done.</summary>
    Given,
    /// <summary>Decided that there is none.</summary>
    None,
}

public enum CompensationAction
{
    /// <summary>Proposed above one's own limit.</summary>
    Propose,
    /// <summary>Granted within one's own limit.</summary>
    Grant,
    DecideNone,
    Approve,
    Decline,
    Give,
}

public sealed record CompensationTransition(CompensationState From, CompensationAction Action, CompensationState To);

/// <summary>The life of a compensation, as one table. What is not in it is refused.</summary>
public static class CompensationLifecycle
{
    public static IReadOnlyList<CompensationTransition> Table { get; } =
    [
        new(CompensationState.Undecided, CompensationAction.Propose, CompensationState.Waiting),
        new(CompensationState.Undecided, CompensationAction.Grant, CompensationState.Approved),
        new(CompensationState.Undecided, CompensationAction.DecideNone, CompensationState.None),

        new(CompensationState.Waiting, CompensationAction.Propose, CompensationState.Waiting),
        new(CompensationState.Waiting, CompensationAction.Grant, CompensationState.Approved),
        new(CompensationState.Waiting, CompensationAction.DecideNone, CompensationState.None),
        new(CompensationState.Waiting, CompensationAction.Approve, CompensationState.Approved),
        new(CompensationState.Waiting, CompensationAction.Decline, CompensationState.Declined),

        new(CompensationState.Declined, CompensationAction.Propose, CompensationState.Waiting),
        new(CompensationState.Declined, CompensationAction.Grant, CompensationState.Approved),
        new(CompensationState.Declined, CompensationAction.DecideNone, CompensationState.None),

        new(CompensationState.None, CompensationAction.Propose, CompensationState.Waiting),
        new(CompensationState.None, CompensationAction.Grant, CompensationState.Approved),

        new(CompensationState.Approved, CompensationAction.Propose, CompensationState.Waiting),
        new(CompensationState.Approved, CompensationAction.Grant, CompensationState.Approved),
        new(CompensationState.Approved, CompensationAction.DecideNone, CompensationState.None),
        new(CompensationState.Approved, CompensationAction.Give, CompensationState.Given),
    ];

    /// <summary>The question is answered: the case may be resolved.</summary>
    public static bool IsDecided(CompensationState state) => state is CompensationState.Approved or CompensationState.Given or CompensationState.None;

    internal static CompensationState Check(CompensationState from, CompensationAction action) =>
        Table.FirstOrDefault(line => line.From == from && line.Action == action)?.To
        ?? throw Refused.Conflict("Compensation.NotInThisState", MessageWord.Of(action), MessageWord.Of(from));
}
