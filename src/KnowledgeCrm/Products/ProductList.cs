using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Products;

/// <summary>The products that can be bought, by model. They are no secret.</summary>
public sealed class ProductList(UseCase useCase)
{
    public Task<Outcome<IReadOnlyList<ProductLine>>> RunAsync(Actor actor, CancellationToken stop) =>
        useCase.ReadAsync<IReadOnlyList<ProductLine>>(async db =>
        {
            var products = await db.Products.ToListAsync(stop);
            var names = products.ToDictionary(p => p.Id, p => p.NameIn(actor.Language));
            return [.. products.Where(p => p.Model is not null).OrderBy(p => p.Model, StringComparer.Ordinal)
                .Select(p => new ProductLine(p.Model!, p.NameIn(actor.Language), p.ParentId is { } parent ? names[parent] : ""))];
        }, stop);
}

/// <summary>What products and their categories are called, by what a search is narrowed to: a product's model, a category's key.</summary>
public sealed class ProductNames(UseCase useCase)
{
    public Task<Outcome<IReadOnlyDictionary<string, string>>> RunAsync(Actor actor, CancellationToken stop) =>
        useCase.ReadAsync<IReadOnlyDictionary<string, string>>(async db => (await db.Products.ToListAsync(stop))
            .DistinctBy(p => p.Model ?? p.Key, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(p => p.Model ?? p.Key, p => p.FullNameIn(actor.Language), StringComparer.OrdinalIgnoreCase), stop);
}

/// <summary>A product with the category it is in.</summary>
public sealed record ProductLine(string Model, string Name, string Category);
