using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Products;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Cases;

/// <summary>What a case happened with, as a candidate says it: the product (of the customer's thing, where that is known), its version, and what
/// it displays.</summary>
internal static class CaseEnvironment
{
    // Fields whose values say what it happened with; names and places of customers stand in others.
    private static readonly string[] Telling = [CaseNeeds.Version, CaseNeeds.FaultCode];

    public static async Task<string> EnvironmentOfAsync(this KnowledgeCrmDb db, Case of, CancellationToken stop)
    {
        var owned = of.AssetId is { } asset ? await db.Assets.Where(a => a.Id == asset).Select(a => (Guid?)a.ProductId).SingleOrDefaultAsync(stop) : null;
        var id = owned ?? of.ProductId;
        var product = await db.Products.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, stop);
        return Of(product, await db.FieldsOfAsync(of.Type, stop), of.Fields, of.Language);
    }

    public static string Of(Product? product, IReadOnlyList<CaseField> form, IReadOnlyDictionary<string, string> values, string language) => string.Join("\n\n",
    [
        .. product is null ? [] : new[] { product.FullNameIn(language) },
        .. from field in form
           where Telling.Contains(field.Key) && values.GetValueOrDefault(field.Key, "").Length > 0
           select $"{field.Label.In(language)}{Messages.Text("Candidate.Colon", language)}{CaseFieldValues.Shown(field, values[field.Key], language)}",
    ]);
}
