using System.Runtime.CompilerServices;
using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Search;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Cases;

/// <summary>Gives search the cases, for those who work with all of them.</summary>
public sealed class CaseSearchSource(IDbContextFactory<KnowledgeCrmDb> contexts) : ISearchSource
{
    public const string KindName = "case";
    private const int Batch = 200;

    public string Kind => KindName;

    public IReadOnlyList<string> Scopes { get; } = [KindName];

    // Narrowed to an audience, only what that audience reads is wanted: no cases.
    public string? ScopeFor(Actor actor, Audience? narrowedTo) => CaseVisibility.SeesAll(actor) && narrowedTo is null ? KindName : null;

    public async Task<IReadOnlyList<SearchDocument>> ReadAsync(IReadOnlyCollection<Guid> ids, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        return await ReadAsync(db, db.Cases.Where(c => ids.Contains(c.Id)), stop);
    }

    public async IAsyncEnumerable<SearchDocument> ReadAllAsync([EnumeratorCancellation] CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        var after = Guid.Empty;
        while (true)
        {
            var batch = await ReadAsync(db, db.Cases.Where(c => c.Id > after).OrderBy(c => c.Id).Take(Batch), stop);
            foreach (var document in batch) yield return document;
            if (batch.Count < Batch) yield break;
            after = batch.Max(document => document.Key.Id);
        }
    }

    public async Task<int> CountAsync(CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        return await db.Cases.CountAsync(stop);
    }

    public async Task<IReadOnlyList<FoundItem>> PresentAsync(
        Actor actor, IReadOnlyList<SearchHit> hits, QueryTerms terms, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        var ids = hits.Select(hit => hit.Key.Id).ToList();
        var cases = await db.Cases.AsNoTracking().VisibleTo(actor).Where(c => ids.Contains(c.Id))
            .Select(c => new { c.Id, c.Number, c.Subject, c.Description, c.Resolution, c.Language }).ToDictionaryAsync(c => c.Id, stop);
        return [.. hits.Where(hit => cases.ContainsKey(hit.Key.Id)).Select(hit =>
        {
            var found = cases[hit.Key.Id];
            var (subject, text) = (ReadText.Of(found.Subject), ReadText.Of($"{found.Description}\n{found.Resolution}"));
            return new FoundItem(
                hit.Key, found.Number, found.Subject, Snippet.Best(text, terms), found.Language, $"/console/cases/{found.Number}", hit.Score,
                [.. hit.Parts.Select(part => new Why(part.Part, part.Score, FoundWords.For(part, terms, actor.Language, subject, text)))]);
        })];
    }

    private static async Task<IReadOnlyList<SearchDocument>> ReadAsync(KnowledgeCrmDb db, IQueryable<Case> cases, CancellationToken stop)
    {
        var rows = await cases.AsNoTracking().Select(c => new
        {
            Case = c,
            Customer = db.Customers.Where(x => x.Id == c.CustomerId).Select(x => x.Name).FirstOrDefault(),
            Product = db.Products.Where(p => p.Id == c.ProductId).Select(p => p.Model).FirstOrDefault(),
            Posts = c.Posts.Select(p => p.Text).ToList(),
        }).ToListAsync(stop);
        return [.. rows.Select(row => new SearchDocument(
            new SearchKey(KindName, row.Case.Id), row.Case.Language, [KindName], row.Case.Subject, "",
            string.Join('\n', row.Posts.Prepend(row.Case.Description).Append(row.Case.Cause).Append(row.Case.Resolution)),
            $"{row.Case.Number} ; {row.Customer} ; {row.Product}", [])
        {
            Tagged = [new FacetTag(SearchFacets.State, row.Case.Status.ToString()), .. row.Product is null ? [] : new[] { new FacetTag(SearchFacets.Product, row.Product) }],
            ChangedAt = row.Case.ChangedAt,
        })];
    }
}
