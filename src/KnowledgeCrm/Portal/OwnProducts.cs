using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Portal;

/// <summary>What a customer owns, the newest first; for choosing what a case is about.</summary>
public sealed class OwnProducts(UseCase useCase)
{
    public Task<Outcome<IReadOnlyList<OwnProduct>>> RunAsync(Actor actor, CancellationToken stop) =>
        useCase.ReadAsync<IReadOnlyList<OwnProduct>>(async db =>
        {
            if (actor.CustomerId is not { } customer) return [];
            var owned = await (
                from asset in db.Customers.Where(c => c.Id == customer).SelectMany(c => c.Assets)
                join product in db.Products on asset.ProductId equals product.Id
                where product.Model != null
                orderby asset.BoughtAt descending
                select product).ToListAsync(stop);
            return [.. owned.DistinctBy(p => p.Model).Select(p => new OwnProduct(p.Model!, p.NameIn(actor.Language)))];
        }, stop);
}

public sealed record OwnProduct(string Model, string Name);
