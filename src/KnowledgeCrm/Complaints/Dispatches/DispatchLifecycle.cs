using KnowledgeCrm.Common;

namespace KnowledgeCrm.Complaints;

public enum DispatchState
{
    Sent,
    Accepted,
    Working,
    /// <summary>The partner has said what came of it; the centre looks at it.</summary>
    Answered,
    /// <summary>The partner won't do it.</summary>
    Declined,
    /// <summary>The centre has taken it back: to the partner it is not there.</summary>
    TakenBack,
    Closed,
}

public enum DispatchAction
{
    Accept,
    Begin,
    Decline,
    Answer,
    /// <summary>The centre is not content: the partner works on.</summary>
    Return,
    TakeBack,
    Close,
    /// <summary>Either side writes to the other.</summary>
    Post,
}

/// <summary>On which side of a dispatch somebody stands.</summary>
public enum DispatchSide { Centre, Partner, Either }

public sealed record DispatchTransition(DispatchState From, DispatchAction Action, DispatchState To, DispatchSide By);

/// <summary>The life of a dispatch, as one table. What is not in it is refused.</summary>
public static class DispatchLifecycle
{
    public static IReadOnlyList<DispatchTransition> Table { get; } =
    [
        new(DispatchState.Sent, DispatchAction.Accept, DispatchState.Accepted, DispatchSide.Partner),
        new(DispatchState.Sent, DispatchAction.Decline, DispatchState.Declined, DispatchSide.Partner),
        new(DispatchState.Sent, DispatchAction.TakeBack, DispatchState.TakenBack, DispatchSide.Centre),
        new(DispatchState.Sent, DispatchAction.Post, DispatchState.Sent, DispatchSide.Either),

        new(DispatchState.Accepted, DispatchAction.Begin, DispatchState.Working, DispatchSide.Partner),
        new(DispatchState.Accepted, DispatchAction.Answer, DispatchState.Answered, DispatchSide.Partner),
        new(DispatchState.Accepted, DispatchAction.Decline, DispatchState.Declined, DispatchSide.Partner),
        new(DispatchState.Accepted, DispatchAction.TakeBack, DispatchState.TakenBack, DispatchSide.Centre),
        new(DispatchState.Accepted, DispatchAction.Post, DispatchState.Accepted, DispatchSide.Either),

        new(DispatchState.Working, DispatchAction.Answer, DispatchState.Answered, DispatchSide.Partner),
        new(DispatchState.Working, DispatchAction.TakeBack, DispatchState.TakenBack, DispatchSide.Centre),
        new(DispatchState.Working, DispatchAction.Post, DispatchState.Working, DispatchSide.Either),

        new(DispatchState.Answered, DispatchAction.Return, DispatchState.Working, DispatchSide.Centre),
        new(DispatchState.Answered, DispatchAction.Close, DispatchState.Closed, DispatchSide.Centre),
        new(DispatchState.Answered, DispatchAction.TakeBack, DispatchState.TakenBack, DispatchSide.Centre),
        new(DispatchState.Answered, DispatchAction.Post, DispatchState.Answered, DispatchSide.Either),

        new(DispatchState.Declined, DispatchAction.TakeBack, DispatchState.TakenBack, DispatchSide.Centre),
    ];

    /// <summary>What a side may do in a state.</summary>
    public static IReadOnlyList<DispatchAction> Of(DispatchState state, DispatchSide side) =>
        [.. Table.Where(line => line.From == state && (line.By == side || line.By == DispatchSide.Either)).Select(line => line.Action)];

    internal static DispatchState Check(Dispatch dispatch, DispatchAction action, DispatchSide side) =>
        Table.FirstOrDefault(line => line.From == dispatch.State && line.Action == action && (line.By == side || line.By == DispatchSide.Either))?.To
        ?? throw Refused.Conflict("Dispatch.NotInThisState", dispatch.Number, MessageWord.Of(action), MessageWord.Of(dispatch.State));
}
