using System.Runtime.CompilerServices;
using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Search;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Sales;

/// <summary>Gives search the catalogue of objections, for everybody of the house: wording alone, nothing that a customer said.</summary>
public sealed class ObjectionSearchSource(IDbContextFactory<KnowledgeCrmDb> contexts) : ISearchSource
{
    public const string KindName = "objection";

    public string Kind => KindName;

    public IReadOnlyList<string> Scopes { get; } = [KindName];

    public bool HasMeaning => false;

    public string? ScopeFor(Actor actor, Audience? narrowedTo) => actor.IsStaff && narrowedTo is null ? KindName : null;

    public async Task<IReadOnlyList<SearchDocument>> ReadAsync(IReadOnlyCollection<Guid> ids, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        return await ReadAsync(db, Listed(db).Where(o => ids.Contains(o.Id)), stop);
    }

    // A catalogue is read whole: it holds as much as people keep in mind.
    public async IAsyncEnumerable<SearchDocument> ReadAllAsync([EnumeratorCancellation] CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        foreach (var document in await ReadAsync(db, Listed(db), stop)) yield return document;
    }

    public async Task<int> CountAsync(CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        return await Listed(db).CountAsync(stop);
    }

    public async Task<IReadOnlyList<FoundItem>> PresentAsync(
        Actor actor, IReadOnlyList<SearchHit> hits, QueryTerms terms, CancellationToken stop)
    {
        if (!actor.IsStaff) return [];
        await using var db = await contexts.CreateDbContextAsync(stop);
        var ids = hits.Select(hit => hit.Key.Id).ToList();
        var found = await Listed(db).Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, stop);
        return [.. hits.Where(hit => found.ContainsKey(hit.Key.Id)).Select(hit =>
        {
            var item = found[hit.Key.Id];
            var title = item.WordingIn(actor.Language);
            // The other language stands below, so that a word found there is seen.
            var other = title == item.WordingEn ? item.WordingZh : item.WordingEn;
            var (read, text) = (ReadText.Of(title), ReadText.Of(other));
            return new FoundItem(
                hit.Key, item.Number, title, Snippet.Best(text, terms), Languages.Of(title), $"/console/sales/objections/{item.Number}", hit.Score,
                [.. hit.Parts.Select(part => new Why(part.Part, part.Score, FoundWords.In(terms, actor.Language, read, text)))]);
        })];
    }

    private static IQueryable<Objection> Listed(KnowledgeCrmDb db) => db.Objections.AsNoTracking().Where(o => o.MergedIntoId == null);

    private static async Task<IReadOnlyList<SearchDocument>> ReadAsync(KnowledgeCrmDb db, IQueryable<Objection> objections, CancellationToken stop)
    {
        var rows = await objections.Select(o => new { Objection = o, Topic = db.Topics.SingleOrDefault(t => t.Id == o.TopicId) }).ToListAsync(stop);
        return [.. rows.Select(row => new SearchDocument(
            new SearchKey(KindName, row.Objection.Id), Languages.Of(row.Objection.WordingIn(Languages.English)), [KindName],
            row.Objection.WordingIn(Languages.English), "", row.Objection.WordingZh,
            string.Join(" ; ", new[] { row.Objection.Number, row.Topic?.NameIn(Languages.English), row.Topic?.NameIn(Languages.Chinese) }.OfType<string>()), [])
        {
            Tagged = row.Topic is null ? [] : [new FacetTag(SearchFacets.Topic, row.Topic.Key)],
            ChangedAt = row.Objection.ChangedAt,
        })];
    }
}
