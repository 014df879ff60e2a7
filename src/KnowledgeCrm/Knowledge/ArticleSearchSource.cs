using System.Runtime.CompilerServices;
using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Search;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Knowledge;

/// <summary>Gives search the live version of every article. For each audience there is a scope with all that it may read, so that what
/// one may not read changes nothing of what one finds.</summary>
public sealed class ArticleSearchSource(IDbContextFactory<KnowledgeCrmDb> contexts, ArticleTexts texts) : ISearchSource
{
    public const string KindName = "article";
    private const int Batch = 200;
    private readonly FoundArticles found = new(texts);

    public string Kind => KindName;

    public IReadOnlyList<string> Scopes { get; } = [.. Enum.GetValues<Audience>().Select(ScopeOf)];

    public string? ScopeFor(Actor actor, Audience? narrowedTo) =>
        ScopeOf(narrowedTo is { } audience && audience < actor.Audience ? audience : actor.Audience);

    public async Task<IReadOnlyList<SearchDocument>> ReadAsync(IReadOnlyCollection<Guid> ids, CancellationToken stop)
    {
        // Asked for because they have changed.
        texts.Forget(ids);
        await using var db = await contexts.CreateDbContextAsync(stop);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        var names = await TagNames.ReadAsync(db, stop);
        return await ReadAsync(db, db.Articles.Where(a => ids.Contains(a.Id)), names, stop);
    }

    public async IAsyncEnumerable<SearchDocument> ReadAllAsync([EnumeratorCancellation] CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        var names = await TagNames.ReadAsync(db, stop);
        var after = Guid.Empty;
        while (true)
        {
            var batch = await ReadAsync(db, db.Articles.Where(a => a.Id > after).OrderBy(a => a.Id).Take(Batch), names, stop);
            foreach (var document in batch) yield return document;
            var last = await db.Articles.Where(a => a.Id > after).OrderBy(a => a.Id).Take(Batch).Select(a => a.Id).ToListAsync(stop);
            if (last.Count < Batch) yield break;
            after = last[^1];
        }
    }

    public async Task<int> CountAsync(CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        return await db.Articles.CountAsync(a => a.LiveVersionId != null, stop);
    }

    public async Task<IReadOnlyList<FoundItem>> PresentAsync(
        Actor actor, IReadOnlyList<SearchHit> hits, QueryTerms terms, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return await found.PresentAsync(db, actor, hits, terms, stop);
    }

    private static string ScopeOf(Audience audience) => $"{KindName}_{audience.ToString().ToLowerInvariant()}";

    private static async Task<IReadOnlyList<SearchDocument>> ReadAsync(
        KnowledgeCrmDb db, IQueryable<Article> articles, TagNames names, CancellationToken stop)
    {
        var live = await articles.Where(a => a.LiveVersionId != null).Include(a => a.Live).ToListAsync(stop);
        var ids = live.Select(a => a.Id).ToList();
        var words = await db.CustomersWords.Where(w => ids.Contains(w.ArticleId))
            .Select(w => new { w.ArticleId, w.Kind, w.Text, w.Weight }).ToListAsync(stop);
        var wordsOf = words.ToLookup(w => w.ArticleId);
        var attached = await AttachedWords.ReadAsync(db, live.Select(a => a.Live!), stop);
        var facets = await ArticleFacets.ReadAsync(db, [.. live.Select(a => a.OwnerId).OfType<Guid>().Distinct()], stop);
        return [.. live.Select(a => new SearchDocument(
            new SearchKey(KindName, a.Id), a.Language,
            [.. Enum.GetValues<Audience>().Where(audience => a.LiveAudience <= audience).Select(ScopeOf)],
            a.Live!.Title, a.Live.Summary, ArticleMarkdown.ToPlainText(a.Live.Body), names.Of(a),
            [.. wordsOf[a.Id].Select(w => new PastQuestion(w.Text, w.Weight))])
        {
            Attachments = attached.Of(a.Live),
            Tagged = facets.Of(a),
            ChangedAt = a.Live.PublishedAt ?? a.CreatedAt,
            Solved = wordsOf[a.Id].Count(w => w.Kind == WordsKind.Solved),
            SameAs = a.WorkId,
        })];
    }
}
