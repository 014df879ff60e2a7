namespace KnowledgeCrm.Customers;

/// <summary>Which contract a matter falls under.</summary>
public static class ContractCover
{
    /// <summary>Of the contracts that hold on the day and cover the thing, the one that names it most closely: the asset itself, then its
    /// product or the category nearest to it, then whatever the customer owns. Of equals the one that began last, and then the higher number.</summary>
    /// <param name="contracts">Those of the customer, and of the company that it is a branch of.</param>
    /// <param name="day">The day on which the matter came in.</param>
    /// <param name="assetId">The customer's thing that it is about, when known.</param>
    /// <param name="productLine">The product that it is about, and the categories above it, nearest first; empty when not known.</param>
    public static Contract? Best(IEnumerable<Contract> contracts, DateOnly day, Guid? assetId, IReadOnlyList<Guid> productLine) => contracts
        .Where(contract => contract.HoldsOn(day))
        .Select(contract => (Contract: contract, Distance: Distance(contract, assetId, productLine)))
        .Where(found => found.Distance is not null)
        .OrderBy(found => found.Distance).ThenByDescending(found => found.Contract.From)
        .ThenByDescending(found => found.Contract.Number, StringComparer.Ordinal)
        .Select(found => found.Contract).FirstOrDefault();

    // How far away from the thing the contract's words are; null when it does not cover it.
    private static int? Distance(Contract contract, Guid? assetId, IReadOnlyList<Guid> productLine)
    {
        if (assetId is { } asset && contract.AssetIds.Contains(asset)) return 0;
        for (var up = 0; up < productLine.Count; up++)
            if (contract.ProductIds.Contains(productLine[up])) return up + 1;
        return contract.ProductIds.Count + contract.AssetIds.Count == 0 ? int.MaxValue : null;
    }
}
