using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Sales;

/// <summary>Makes the cells that figures are asked for.</summary>
internal static class AnswerCells
{
    /// <summary>The cell of a product's model and a segment.</summary>
    public static async Task<AnswerCell> OfAsync(KnowledgeCrmDb db, string? product, CustomerSegment? segment, CancellationToken stop)
    {
        Guid? id = string.IsNullOrWhiteSpace(product) ? null
            : await db.Products.Where(p => p.Model == product).Select(p => (Guid?)p.Id).SingleOrDefaultAsync(stop) ?? throw Refused.Invalid("Product.Unknown", "product", product);
        return await OfAsync(db, id is { } one ? [one] : [], segment, stop);
    }

    public static async Task<AnswerCell> OfAsync(KnowledgeCrmDb db, IReadOnlyCollection<Guid> products, CustomerSegment? segment, CancellationToken stop) =>
        new(products, segment, await db.Products.Where(p => p.ParentId != null).ToDictionaryAsync(p => p.Id, p => p.ParentId!.Value, stop));
}
