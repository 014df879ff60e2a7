using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Customers;

/// <summary>The contracts of a customer, those that hold first. A customer sees its own, anybody else's is not found.</summary>
public sealed class ContractList(UseCase useCase)
{
    public Task<Outcome<IReadOnlyList<ContractView>>> RunAsync(Actor actor, string customer, CancellationToken stop) =>
        useCase.ReadAsync<IReadOnlyList<ContractView>>(async db =>
        {
            var of = await db.Customers.VisibleTo(actor).Where(c => c.Number == customer).Select(c => (Guid?)c.Id).SingleOrDefaultAsync(stop)
                ?? throw Refused.NotFound();
            var contracts = await db.Contracts.Where(c => c.CustomerId == of).ToListAsync(stop);
            var assetIds = contracts.SelectMany(c => c.AssetIds).ToHashSet();
            var assets = await db.Assets.Where(a => assetIds.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Serial, stop);
            var productIds = contracts.SelectMany(c => c.ProductIds).ToHashSet();
            var products = await db.Products.Where(p => productIds.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Model ?? p.Key, stop);
            var today = DateOnly.FromDateTime(db.Now);
            return [.. contracts.OrderByDescending(c => c.HoldsOn(today)).ThenByDescending(c => c.From).ThenBy(c => c.Number, StringComparer.Ordinal)
                .Select(c => new ContractView(
                    c.Number, c.Title, c.ServiceLevel, c.From, c.To, c.HoldsOn(today), [.. c.ProductIds.Where(products.ContainsKey).Select(id => products[id])],
                    [.. c.AssetIds.Where(assets.ContainsKey).Select(id => assets[id])], CustomerVisibility.SeesAll(actor) ? c.Note : "", c.Version))];
        }, stop);
}

/// <summary>A contract as a person reads it.</summary>
/// <param name="Number">Its number, such as <c>CT-1007</c>.</param>
/// <param name="Title">What it is called.</param>
/// <param name="ServiceLevel">The key of the service level.</param>
/// <param name="From">The first day that it holds.</param>
/// <param name="To">The last day; null without an end.</param>
/// <param name="Holds">True when it holds today.</param>
/// <param name="Products">Models of products and keys of categories that it covers.</param>
/// <param name="Assets">Serial numbers that it covers. With no products either, it covers everything that the customer owns.</param>
/// <param name="Note">What colleagues should know; empty for the customer.</param>
/// <param name="Version">Counts changes.</param>
public sealed record ContractView(
    string Number, string Title, string ServiceLevel, DateOnly From, DateOnly? To, bool Holds, IReadOnlyList<string> Products,
    IReadOnlyList<string> Assets, string Note, int Version);
