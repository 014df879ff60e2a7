using KnowledgeCrm.Common;

namespace KnowledgeCrm.Customers;

public sealed record CustomerAdded(Guid CustomerId, string Number) : DomainEvent
{
    public override SearchKey? Touches => new(CustomerSearchSource.KindName, CustomerId);
}

public sealed record CustomerChanged(Guid CustomerId, string Number) : DomainEvent
{
    public override SearchKey? Touches => new(CustomerSearchSource.KindName, CustomerId);
}
