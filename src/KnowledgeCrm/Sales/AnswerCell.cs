namespace KnowledgeCrm.Sales;

/// <summary>How wide the look is that figures are taken from, narrowest first.</summary>
public enum CellWidth
{
    /// <summary>This product, in this segment, against this competitor.</summary>
    ProductSegmentAndCompetitor,
    ProductAndSegment,
    Product,
    /// <summary>The product's category, in this segment.</summary>
    CategoryAndSegment,
    Category,
    Segment,
    /// <summary>Everything.</summary>
    All,
}

/// <summary>What figures are wanted for: products and a segment, either of which may be absent.</summary>
/// <param name="products">The products; empty for any.</param>
/// <param name="segment">The segment; null for any.</param>
/// <param name="categories">Each product's category.</param>
internal sealed class AnswerCell(IReadOnlyCollection<Guid> products, CustomerSegment? segment, IReadOnlyDictionary<Guid, Guid> categories)
{
    private readonly HashSet<Guid> wantedProducts = [.. products];
    private readonly HashSet<Guid> wantedCategories = [.. products.Where(categories.ContainsKey).Select(product => categories[product])];

    /// <summary>The looks to try, narrowest first; the last takes in everything.</summary>
    public IEnumerable<CellWidth> Widths
    {
        get
        {
            if (wantedProducts.Count > 0 && segment is not null) yield return CellWidth.ProductAndSegment;
            if (wantedProducts.Count > 0) yield return CellWidth.Product;
            if (wantedCategories.Count > 0 && segment is not null) yield return CellWidth.CategoryAndSegment;
            if (wantedCategories.Count > 0) yield return CellWidth.Category;
            if (segment is not null) yield return CellWidth.Segment;
            yield return CellWidth.All;
        }
    }

    /// <summary>True when what was sold to whom is within the look.</summary>
    public bool Holds(CellWidth width, IReadOnlyList<Guid> sold, CustomerSegment to) => width switch
    {
        CellWidth.ProductAndSegment or CellWidth.ProductSegmentAndCompetitor => IsProduct(sold) && to == segment,
        CellWidth.Product => IsProduct(sold),
        CellWidth.CategoryAndSegment => IsCategory(sold) && to == segment,
        CellWidth.Category => IsCategory(sold),
        CellWidth.Segment => to == segment,
        _ => true,
    };

    private bool IsProduct(IReadOnlyList<Guid> sold) => sold.Any(wantedProducts.Contains);

    private bool IsCategory(IReadOnlyList<Guid> sold) => sold.Any(product => categories.TryGetValue(product, out var category) && wantedCategories.Contains(category));
}
