using KnowledgeCrm.Persistence;
using KnowledgeCrm.Products;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Knowledge;

/// <summary>What an article can be found by besides its text: number, tags, topic, products.</summary>
internal sealed class TagNames
{
    private Dictionary<Guid, Topic> topics = [];
    private Dictionary<Guid, Product> products = [];

    public static async Task<TagNames> ReadAsync(KnowledgeCrmDb db, CancellationToken stop) => new()
    {
        topics = await db.Topics.ToDictionaryAsync(t => t.Id, stop),
        products = await db.Products.ToDictionaryAsync(p => p.Id, stop),
    };

    public string Of(Article article)
    {
        var live = article.Live!;
        var names = new List<string> { article.Number, live.Tags, article.Segments };
        if (live.TopicId is { } topic && topics.TryGetValue(topic, out var found)) names.Add(found.NameIn(article.Language));
        foreach (var id in live.ProductIds)
            if (products.TryGetValue(id, out var product)) names.Add(product.FullNameIn(article.Language));
        return string.Join(" ; ", names.Where(name => name.Length > 0));
    }
}
