using System.Runtime.CompilerServices;
using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Search;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Sales;

/// <summary>Gives search the opportunities, for those who may see them.</summary>
public sealed class OpportunitySearchSource(IDbContextFactory<KnowledgeCrmDb> contexts) : ISearchSource
{
    public const string KindName = "opportunity";
    private const int Batch = 500;

    public string Kind => KindName;

    public IReadOnlyList<string> Scopes { get; } = [KindName];

    public bool HasMeaning => false;

    public string? ScopeFor(Actor actor, Audience? narrowedTo) => OpportunityVisibility.SeesAll(actor) && narrowedTo is null ? KindName : null;

    public async Task<IReadOnlyList<SearchDocument>> ReadAsync(IReadOnlyCollection<Guid> ids, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        return await ReadAsync(db, db.Opportunities.Where(o => ids.Contains(o.Id)), stop);
    }

    public async IAsyncEnumerable<SearchDocument> ReadAllAsync([EnumeratorCancellation] CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        var after = Guid.Empty;
        while (true)
        {
            var batch = await ReadAsync(db, db.Opportunities.Where(o => o.Id > after).OrderBy(o => o.Id).Take(Batch), stop);
            foreach (var document in batch) yield return document;
            if (batch.Count < Batch) yield break;
            after = batch.Max(document => document.Key.Id);
        }
    }

    public async Task<int> CountAsync(CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        return await db.Opportunities.CountAsync(stop);
    }

    public async Task<IReadOnlyList<FoundItem>> PresentAsync(
        Actor actor, IReadOnlyList<SearchHit> hits, QueryTerms terms, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        var ids = hits.Select(hit => hit.Key.Id).ToList();
        var found = await db.Opportunities.AsNoTracking().VisibleTo(actor).Where(o => ids.Contains(o.Id))
            .Select(o => new
            {
                o.Id,
                o.Number,
                o.Title,
                o.Reason,
                Customer = db.Customers.Where(c => c.Id == o.CustomerId).Select(c => c.Name).First(),
                Words = db.RaisedObjections.Where(r => r.OpportunityId == o.Id).Select(r => r.Words).ToList(),
            }).ToDictionaryAsync(o => o.Id, stop);
        return [.. hits.Where(hit => found.ContainsKey(hit.Key.Id)).Select(hit =>
        {
            var item = found[hit.Key.Id];
            var (title, text) = (ReadText.Of(item.Title), ReadText.Of(string.Join('\n', item.Words.Prepend(item.Customer).Append(item.Reason))));
            return new FoundItem(
                hit.Key, item.Number, item.Title, Snippet.Best(text, terms), Languages.Of(item.Title), $"/console/sales/opportunities/{item.Number}", hit.Score,
                [.. hit.Parts.Select(part => new Why(part.Part, part.Score, FoundWords.In(terms, actor.Language, title, text)))]);
        })];
    }

    private static async Task<IReadOnlyList<SearchDocument>> ReadAsync(KnowledgeCrmDb db, IQueryable<Opportunity> opportunities, CancellationToken stop)
    {
        var rows = await opportunities.AsNoTracking().Select(o => new
        {
            Opportunity = o,
            Customer = db.Customers.Where(c => c.Id == o.CustomerId).Select(c => c.Name).First(),
            Words = db.RaisedObjections.Where(r => r.OpportunityId == o.Id).Select(r => r.Words).ToList(),
        }).ToListAsync(stop);
        var known = await db.Products.Where(p => p.Model != null).ToDictionaryAsync(p => p.Id, p => p.Model!, stop);
        return [.. rows.Select(row => (row.Opportunity, row.Customer, row.Words, Models: row.Opportunity.ProductIds.Where(known.ContainsKey).Select(id => known[id]).ToList()))
            .Select(row => new SearchDocument(
            new SearchKey(KindName, row.Opportunity.Id), Languages.Of(row.Opportunity.Title), [KindName], row.Opportunity.Title, "",
            string.Join('\n', row.Words.Append(row.Opportunity.Reason)),
            string.Join(" ; ", row.Models.Concat(row.Opportunity.Competitors).Prepend(row.Customer).Prepend(row.Opportunity.Number)), [])
        {
            Tagged = [new FacetTag(SearchFacets.State, row.Opportunity.Stage.ToString()), .. row.Models.ConvertAll(model => new FacetTag(SearchFacets.Product, model))],
            ChangedAt = row.Opportunity.ChangedAt,
        })];
    }
}
