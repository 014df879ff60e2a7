using KnowledgeCrm.Common;

namespace KnowledgeCrm.Cases;

public enum CaseStatus { New, Open, WaitingForCustomer, Resolved, Closed, Reopened }

public enum CaseAction
{
    /// <summary>A rep answers the customer.</summary>
    Answer,
    /// <summary>A rep answers, and it is the customer's turn.</summary>
    AskCustomer,
    /// <summary>The customer writes.</summary>
    CustomerWrites,
    /// <summary>A rep writes a note that the customer never sees.</summary>
    Note,
    Assign,
    Resolve,
    Close,
    Reopen,
}

public sealed record CaseTransition(CaseStatus From, CaseAction Action, CaseStatus To);

/// <summary>The life of a case, as one table. What is not in it is refused.</summary>
public static class CaseLifecycle
{
    public static IReadOnlyList<CaseTransition> Table { get; } =
    [
        new(CaseStatus.New, CaseAction.Answer, CaseStatus.Open),
        new(CaseStatus.New, CaseAction.AskCustomer, CaseStatus.WaitingForCustomer),
        new(CaseStatus.New, CaseAction.CustomerWrites, CaseStatus.New),
        new(CaseStatus.New, CaseAction.Note, CaseStatus.New),
        new(CaseStatus.New, CaseAction.Assign, CaseStatus.Open),
        new(CaseStatus.New, CaseAction.Resolve, CaseStatus.Resolved),

        new(CaseStatus.Open, CaseAction.Answer, CaseStatus.Open),
        new(CaseStatus.Open, CaseAction.AskCustomer, CaseStatus.WaitingForCustomer),
        new(CaseStatus.Open, CaseAction.CustomerWrites, CaseStatus.Open),
        new(CaseStatus.Open, CaseAction.Note, CaseStatus.Open),
        new(CaseStatus.Open, CaseAction.Assign, CaseStatus.Open),
        new(CaseStatus.Open, CaseAction.Resolve, CaseStatus.Resolved),

        new(CaseStatus.WaitingForCustomer, CaseAction.Answer, CaseStatus.Open),
        new(CaseStatus.WaitingForCustomer, CaseAction.AskCustomer, CaseStatus.WaitingForCustomer),
        new(CaseStatus.WaitingForCustomer, CaseAction.CustomerWrites, CaseStatus.Open),
        new(CaseStatus.WaitingForCustomer, CaseAction.Note, CaseStatus.WaitingForCustomer),
        new(CaseStatus.WaitingForCustomer, CaseAction.Assign, CaseStatus.WaitingForCustomer),
        new(CaseStatus.WaitingForCustomer, CaseAction.Resolve, CaseStatus.Resolved),

        new(CaseStatus.Resolved, CaseAction.CustomerWrites, CaseStatus.Reopened),
        new(CaseStatus.Resolved, CaseAction.Note, CaseStatus.Resolved),
        new(CaseStatus.Resolved, CaseAction.Close, CaseStatus.Closed),
        new(CaseStatus.Resolved, CaseAction.Reopen, CaseStatus.Reopened),

        new(CaseStatus.Closed, CaseAction.Note, CaseStatus.Closed),
        new(CaseStatus.Closed, CaseAction.Reopen, CaseStatus.Reopened),

        new(CaseStatus.Reopened, CaseAction.Answer, CaseStatus.Open),
        new(CaseStatus.Reopened, CaseAction.AskCustomer, CaseStatus.WaitingForCustomer),
        new(CaseStatus.Reopened, CaseAction.CustomerWrites, CaseStatus.Reopened),
        new(CaseStatus.Reopened, CaseAction.Note, CaseStatus.Reopened),
        new(CaseStatus.Reopened, CaseAction.Assign, CaseStatus.Open),
        new(CaseStatus.Reopened, CaseAction.Resolve, CaseStatus.Resolved),
    ];

    /// <summary>Where the action leads, or null when the status does not allow it.</summary>
    public static CaseStatus? Next(CaseStatus from, CaseAction action) =>
        Table.FirstOrDefault(line => line.From == from && line.Action == action)?.To;

    internal static CaseStatus Check(Case @case, CaseAction action) =>
        Next(@case.Status, action) ?? throw Refused.Conflict("Case.NotInThisStatus", @case.Number, MessageWord.Of(action), MessageWord.Of(@case.Status));
}
