using KnowledgeCrm.Common;

namespace KnowledgeCrm.Cases;

/// <summary>What kind of matter a case is; each has fields of its own, and may have statuses of its own.</summary>
public enum CaseType { Question, Fault, Complaint, Return, FieldVisit }

public enum CaseStatus
{
    New,
    Open,
    WaitingForCustomer,
    Resolved,
    Closed,
    Reopened,
    /// <summary>A day is agreed for a visit.</summary>
    Scheduled,
    /// <summary>What was sent back has arrived.</summary>
    Received,
}

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
    /// <summary>A day for the visit is agreed, or another one.</summary>
    Schedule,
    /// <summary>The goods are here.</summary>
    Receive,
}

/// <summary>What must be known before a step is taken: the key of a field that must be filled in.</summary>
public static class CaseNeeds
{
    public const string VisitDate = "visit-date";
    public const string Compensation = "compensation";
    public const string CompensationAmount = "compensation-amount";
    public const string Version = "version";
    public const string FaultCode = "fault-code";
}

/// <summary>One step in the life of a case.</summary>
/// <param name="From">Where it stands.</param>
/// <param name="Action">What is done.</param>
/// <param name="To">Where that leads.</param>
/// <param name="Only">The type that the line is for; null: every type that has no line of its own for this step.</param>
/// <param name="Needs">The field that must be filled in before, or null.</param>
public sealed record CaseTransition(CaseStatus From, CaseAction Action, CaseStatus To, CaseType? Only = null, string? Needs = null);

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

        // A complaint is closed once it has been decided what the customer gets, be it nothing.
        new(CaseStatus.Resolved, CaseAction.Close, CaseStatus.Closed, CaseType.Complaint, CaseNeeds.Compensation),

        new(CaseStatus.New, CaseAction.Receive, CaseStatus.Received, CaseType.Return),
        new(CaseStatus.Open, CaseAction.Receive, CaseStatus.Received, CaseType.Return),
        new(CaseStatus.WaitingForCustomer, CaseAction.Receive, CaseStatus.Received, CaseType.Return),
        new(CaseStatus.Reopened, CaseAction.Receive, CaseStatus.Received, CaseType.Return),
        new(CaseStatus.Received, CaseAction.Answer, CaseStatus.Received, CaseType.Return),
        new(CaseStatus.Received, CaseAction.AskCustomer, CaseStatus.WaitingForCustomer, CaseType.Return),
        new(CaseStatus.Received, CaseAction.CustomerWrites, CaseStatus.Received, CaseType.Return),
        new(CaseStatus.Received, CaseAction.Note, CaseStatus.Received, CaseType.Return),
        new(CaseStatus.Received, CaseAction.Assign, CaseStatus.Received, CaseType.Return),
        new(CaseStatus.Received, CaseAction.Resolve, CaseStatus.Resolved, CaseType.Return),

        new(CaseStatus.New, CaseAction.Schedule, CaseStatus.Scheduled, CaseType.FieldVisit, CaseNeeds.VisitDate),
        new(CaseStatus.Open, CaseAction.Schedule, CaseStatus.Scheduled, CaseType.FieldVisit, CaseNeeds.VisitDate),
        new(CaseStatus.WaitingForCustomer, CaseAction.Schedule, CaseStatus.Scheduled, CaseType.FieldVisit, CaseNeeds.VisitDate),
        new(CaseStatus.Reopened, CaseAction.Schedule, CaseStatus.Scheduled, CaseType.FieldVisit, CaseNeeds.VisitDate),
        new(CaseStatus.Scheduled, CaseAction.Schedule, CaseStatus.Scheduled, CaseType.FieldVisit, CaseNeeds.VisitDate),
        new(CaseStatus.Scheduled, CaseAction.Answer, CaseStatus.Scheduled, CaseType.FieldVisit),
        new(CaseStatus.Scheduled, CaseAction.AskCustomer, CaseStatus.WaitingForCustomer, CaseType.FieldVisit),
        new(CaseStatus.Scheduled, CaseAction.CustomerWrites, CaseStatus.Scheduled, CaseType.FieldVisit),
        new(CaseStatus.Scheduled, CaseAction.Note, CaseStatus.Scheduled, CaseType.FieldVisit),
        new(CaseStatus.Scheduled, CaseAction.Assign, CaseStatus.Scheduled, CaseType.FieldVisit),
        new(CaseStatus.Scheduled, CaseAction.Resolve, CaseStatus.Resolved, CaseType.FieldVisit),
    ];

    /// <summary>The line that holds for a step of a type, or null when its status does not allow the step.</summary>
    public static CaseTransition? Line(CaseType type, CaseStatus from, CaseAction action) =>
        Table.LastOrDefault(line => line.From == from && line.Action == action && (line.Only is null || line.Only == type));

    /// <summary>Where the action leads, or null when the status does not allow it.</summary>
    public static CaseStatus? Next(CaseType type, CaseStatus from, CaseAction action) => Line(type, from, action)?.To;

    /// <summary>All that may be done with a case of the type in the status.</summary>
    public static IReadOnlyList<CaseAction> Actions(CaseType type, CaseStatus from) =>
        [.. Enum.GetValues<CaseAction>().Where(action => Line(type, from, action) is not null)];

    /// <summary>True when a case of the type can be in the status.</summary>
    public static bool Has(CaseType type, CaseStatus status) => Table.Any(line => line.To == status && (line.Only is null || line.Only == type));

    /// <summary>The fields that the table itself asks a type for; a form can't do without them.</summary>
    public static IReadOnlyList<string> Needed(CaseType type) =>
        [.. Table.Where(line => line.Only == type && line.Needs is not null).Select(line => line.Needs!).Distinct()];

    internal static CaseStatus Check(Case @case, CaseAction action)
    {
        var line = Line(@case.Type, @case.Status, action)
            ?? throw Refused.Conflict("Case.NotInThisStatus", @case.Number, MessageWord.Of(action), MessageWord.Of(@case.Status));
        if (line.Needs is { } field && @case.Fields.GetValueOrDefault(field, "").Length == 0)
            throw new Refused(RefusalKind.Invalid, $"Case.Needs.{field}", CaseForm.FieldName(field));
        return line.To;
    }
}
