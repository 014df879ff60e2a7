using System.Runtime.CompilerServices;
using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Search;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Customers;

/// <summary>Gives search the customers, for staff who work with them.</summary>
public sealed class CustomerSearchSource(IDbContextFactory<KnowledgeCrmDb> contexts) : ISearchSource
{
    public const string KindName = "customer";
    private const int Batch = 500;

    public string Kind => KindName;

    public IReadOnlyList<string> Scopes { get; } = [KindName];

    public bool HasMeaning => false;

    public string? ScopeFor(Actor actor, Audience? narrowedTo) => CustomerVisibility.SeesAll(actor) && narrowedTo is null ? KindName : null;

    public async Task<IReadOnlyList<SearchDocument>> ReadAsync(IReadOnlyCollection<Guid> ids, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        return await ReadAsync(db.Customers.Where(c => ids.Contains(c.Id)), stop);
    }

    public async IAsyncEnumerable<SearchDocument> ReadAllAsync([EnumeratorCancellation] CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        var after = Guid.Empty;
        while (true)
        {
            var batch = await ReadAsync(db.Customers.Where(c => c.Id > after).OrderBy(c => c.Id).Take(Batch), stop);
            foreach (var document in batch) yield return document;
            if (batch.Count < Batch) yield break;
            after = batch.Max(document => document.Key.Id);
        }
    }

    public async Task<int> CountAsync(CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        return await db.Customers.CountAsync(stop);
    }

    public async Task<IReadOnlyList<FoundItem>> PresentAsync(
        Actor actor, IReadOnlyList<SearchHit> hits, QueryTerms terms, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        var ids = hits.Select(hit => hit.Key.Id).ToList();
        var customers = await db.Customers.AsNoTracking().VisibleTo(actor).Where(c => ids.Contains(c.Id))
            .Select(c => new { c.Id, c.Number, c.Name, c.City, c.Address, c.Language }).ToDictionaryAsync(c => c.Id, stop);
        return [.. hits.Where(hit => customers.ContainsKey(hit.Key.Id)).Select(hit =>
        {
            var found = customers[hit.Key.Id];
            var (name, text) = (ReadText.Of(found.Name), ReadText.Of(string.Join(" · ", new[] { found.City, found.Address }.Where(part => part.Length > 0))));
            return new FoundItem(
                hit.Key, found.Number, found.Name, Snippet.Best(text, terms), found.Language, $"/console/customers/{found.Number}", hit.Score,
                [.. hit.Parts.Select(part => new Why(part.Part, part.Score, FoundWords.In(terms, actor.Language, name, text)))]);
        })];
    }

    private static async Task<IReadOnlyList<SearchDocument>> ReadAsync(IQueryable<Customer> customers, CancellationToken stop)
    {
        var rows = await customers.AsNoTracking()
            .Include(c => c.Contacts).Include(c => c.ContactPoints).Include(c => c.Assets).AsSplitQuery().ToListAsync(stop);
        return [.. rows.Select(c => new SearchDocument(
            new SearchKey(KindName, c.Id), c.Language, [KindName], c.Name, "",
            string.Join('\n', c.Contacts.Select(contact => $"{contact.Name} {contact.Position}").Append(c.City).Append(c.Address)),
            string.Join(" ; ", c.ContactPoints.Select(p => p.Value).Concat(c.Assets.Select(a => a.Serial)).Prepend(c.Number)), []))];
    }
}
