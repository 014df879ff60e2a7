using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Products;

/// <summary>Adds a product or a category to the tree.</summary>
public sealed class AddProduct(UseCase useCase)
{
    public Task<Outcome<Done>> RunAsync(
        Actor actor, string key, string? parentKey, string? model, string nameEn, string nameZh, CancellationToken stop) =>
        useCase.WriteAsync(nameof(AddProduct), actor, async db =>
        {
            actor.Require(Role.KnowledgeManager, Role.Administrator);
            Guid? parentId = string.IsNullOrEmpty(parentKey) ? null
                : await db.Products.Where(p => p.Key == parentKey).Select(p => (Guid?)p.Id).SingleOrDefaultAsync(stop)
                    ?? throw Refused.Invalid("Product.Unknown", "parent", parentKey);
            db.Products.Add(Product.Of(key, parentId, model, nameEn, nameZh));
            return default(Done);
        }, stop);
}
