using System.Text.Json;
using KnowledgeCrm.Accounts;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Products;
using KnowledgeCrm.Search;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Knowledge;

/// <summary>What an article can be narrowed by: its kind, its topic and products with all above them, how far it is trusted, and who owns it.</summary>
internal sealed class ArticleFacets
{
    private Dictionary<Guid, Topic> topics = [];
    private Dictionary<Guid, Product> products = [];
    private Dictionary<Guid, string> owners = [];

    public static async Task<ArticleFacets> ReadAsync(KnowledgeCrmDb db, IReadOnlyCollection<Guid> owners, CancellationToken stop) => new()
    {
        topics = await db.Topics.ToDictionaryAsync(t => t.Id, stop),
        products = await db.Products.ToDictionaryAsync(p => p.Id, stop),
        owners = await db.Set<Person>().Where(p => owners.Contains(p.Id)).Select(p => new { p.Id, p.Email }).ToDictionaryAsync(p => p.Id, p => LocalPart(p.Email), stop),
    };

    public IReadOnlyList<FacetTag> Of(Article article)
    {
        var live = article.Live!;
        var tags = new HashSet<FacetTag>
        {
            new(SearchFacets.Confidence, JsonNamingPolicy.CamelCase.ConvertName(article.Confidence.ToString())),
            // Whatever is being written of it: what readers have is published.
            new(SearchFacets.State, JsonNamingPolicy.CamelCase.ConvertName(nameof(ArticleState.Published))),
            new(SearchFacets.Template, JsonNamingPolicy.CamelCase.ConvertName(live.Kind.ToString())),
        };
        for (var topic = Found(topics, live.TopicId); topic is not null && tags.Add(new FacetTag(SearchFacets.Topic, topic.Key)); topic = Found(topics, topic.ParentId)) ;
        foreach (var id in live.ProductIds)
            for (var product = Found(products, id); product is not null && tags.Add(new FacetTag(SearchFacets.Product, product.Model ?? product.Key)); product = Found(products, product.ParentId)) ;
        if (article.OwnerId is { } owner && owners.TryGetValue(owner, out var name)) tags.Add(new FacetTag(SearchFacets.Owner, name));
        if (article.OwnerTeam.Length > 0) tags.Add(new FacetTag(SearchFacets.Owner, article.OwnerTeam));
        return [.. tags];
    }

    private static T? Found<T>(Dictionary<Guid, T> all, Guid? id) where T : class => id is { } wanted ? all.GetValueOrDefault(wanted) : null;

    private static string LocalPart(string? email) => email?.Split('@')[0] ?? "";
}
