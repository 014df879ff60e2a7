using KnowledgeCrm.Customers;

namespace KnowledgeCrm.Sales;

/// <summary>The kinds of customers that are talked with differently.</summary>
public enum CustomerSegment { Household, Business, Dealer, RepairPartner }

public static class CustomerSegments
{
    /// <summary>The segment that a customer is in, by what it is to us.</summary>
    public static CustomerSegment Of(CustomerKind kind, CustomerRelation relation) => relation switch
    {
        CustomerRelation.Dealer => CustomerSegment.Dealer,
        CustomerRelation.RepairPartner => CustomerSegment.RepairPartner,
        // A branch buys as the business that it belongs to.
        _ => kind == CustomerKind.Person ? CustomerSegment.Household : CustomerSegment.Business,
    };
}
