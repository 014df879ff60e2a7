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

/// <summary>A product with the category it is in.</summary>
public sealed record ProductLine(string Model, string Name, string Category);
