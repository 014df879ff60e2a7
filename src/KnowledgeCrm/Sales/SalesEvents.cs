using KnowledgeCrm.Common;

namespace KnowledgeCrm.Sales;

/// <summary>Everything that changes an opportunity changes what search finds of it.</summary>
public abstract record OpportunityEvent(Guid OpportunityId, string Number) : DomainEvent
{
    public override SearchKey? Touches => new(OpportunitySearchSource.KindName, OpportunityId);
}

public sealed record OpportunityOpened(Guid OpportunityId, string Number) : OpportunityEvent(OpportunityId, Number);

public sealed record OpportunityChanged(Guid OpportunityId, string Number) : OpportunityEvent(OpportunityId, Number);

public sealed record OpportunityMoved(Guid OpportunityId, string Number, OpportunityStage From, OpportunityStage To)
    : OpportunityEvent(OpportunityId, Number);

/// <summary>The wording of an objection is new or changed, or it became part of another.</summary>
public sealed record ObjectionChanged(Guid ObjectionId, string Number) : DomainEvent
{
    public override SearchKey? Touches => new(ObjectionSearchSource.KindName, ObjectionId);
}
