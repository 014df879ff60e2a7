namespace KnowledgeCrm.Customers;

public sealed class CustomerSearchSource
{
    public const string KindName = "customer";
}
