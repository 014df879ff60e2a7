using KnowledgeCrm.Common;

namespace KnowledgeCrm.Cases;

/// <summary>Everything that changes a case changes what search finds of it.</summary>
public abstract record CaseEvent(Guid CaseId, string Number) : DomainEvent
{
    public override SearchKey? Touches => new(CaseSearchSource.KindName, CaseId);
}

public sealed record CaseOpened(Guid CaseId, string Number) : CaseEvent(CaseId, Number);

public sealed record CasePosted(Guid CaseId, string Number, CasePostKind Kind) : CaseEvent(CaseId, Number)
{
    /// <summary>Null in events of programs that did not say it yet.</summary>
    public Guid? PostId { get; init; }
}

public sealed record CaseAssigned(Guid CaseId, string Number, Guid? AssigneeId) : CaseEvent(CaseId, Number);

public sealed record CaseChanged(Guid CaseId, string Number) : CaseEvent(CaseId, Number);

public sealed record CaseResolved(Guid CaseId, string Number, CaseOutcome Outcome, Guid? SolvedById, Guid? CandidateId)
    : CaseEvent(CaseId, Number);

public sealed record CaseClosed(Guid CaseId, string Number) : CaseEvent(CaseId, Number);

public sealed record CaseReopened(Guid CaseId, string Number) : CaseEvent(CaseId, Number);

/// <summary>Became a part of another case, where its number leads.</summary>
public sealed record CaseMerged(Guid CaseId, string Number, Guid IntoId) : CaseEvent(CaseId, Number);

public sealed record CaseUnmerged(Guid CaseId, string Number) : CaseEvent(CaseId, Number);

/// <summary>Was made of posts of another case.</summary>
public sealed record CaseSplitOff(Guid CaseId, string Number, Guid FromId) : CaseEvent(CaseId, Number);

/// <summary>Took a step that its type has for itself: a visit was scheduled, a return has arrived.</summary>
public sealed record CaseAdvanced(Guid CaseId, string Number) : CaseEvent(CaseId, Number);

/// <summary>A colleague wants somebody to watch it.</summary>
public sealed record CaseWatcherAdded(Guid CaseId, string Number, Guid PersonId) : CaseEvent(CaseId, Number);

/// <summary>A quarter of the promised time is left. Said once of each promise.</summary>
public sealed record SlaAtRisk(Guid CaseId, string Number, ServicePart Part, DateTime DueAt) : CaseEvent(CaseId, Number);

/// <summary>What was promised was not kept. Said once.</summary>
public sealed record SlaBroken(Guid CaseId, string Number, ServicePart Part, DateTime DueAt) : CaseEvent(CaseId, Number);

/// <summary>A rule of escalation has taken hold.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Number">Its number.</param>
/// <param name="RuleId">The rule.</param>
/// <param name="NotifyIds">Whom the rule wants told.</param>
public sealed record CaseEscalated(Guid CaseId, string Number, Guid RuleId, IReadOnlyList<Guid> NotifyIds) : CaseEvent(CaseId, Number);
