using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Search;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Portal;

/// <summary>What goes with an article: first what its author chose, then what search finds alike, then what has helped the most customers on
/// the same topic. Each is asked for among what this reader may read.</summary>
public sealed class RelatedArticles(UseCase useCase, SearchEverything search)
{
    private const int Shown = 5;

    public Task<Outcome<IReadOnlyList<ShownArticle>>> RunAsync(Actor actor, string slug, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            var readable = db.Articles.ReadableBy(actor);
            var article = await readable.Where(a => a.Slug == slug)
                .Select(a => new { a.Id, a.WorkId, a.RelatedWorkIds, a.Language, a.Live!.TopicId, a.Live.Title, a.Live.Summary }).SingleOrDefaultAsync(stop)
                ?? throw Refused.NotFound();
            var works = await ReadableAsync(readable, article.RelatedWorkIds ?? [], stop);
            if (works.Count < Shown) Add(await AlikeAsync(db, actor, article.Title, article.Summary, article.Language, stop));
            if (works.Count < Shown && article.TopicId is { } topic) Add(await OfTopicAsync(db, readable, topic, article.WorkId, stop));
            return await ShownArticle.OfWorksAsync(db, actor, works.Take(Shown).ToList(), stop);

            void Add(IEnumerable<Guid> more) => works.AddRange(more.Where(work => work != article.WorkId && !works.Contains(work)).ToList());
        }, stop);

    // In the order in which they were chosen.
    private static async Task<List<Guid>> ReadableAsync(IQueryable<Article> readable, List<Guid> chosen, CancellationToken stop)
    {
        if (chosen.Count == 0) return [];
        var known = await readable.Where(a => chosen.Contains(a.WorkId)).Select(a => a.WorkId).ToHashSetAsync(stop);
        return [.. chosen.Where(known.Contains)];
    }

    // Nothing that is only the nearest there is: what search is not sure of has nothing to do with it.
    private async Task<IReadOnlyList<Guid>> AlikeAsync(
        KnowledgeCrmDb db, Actor actor, string title, string summary, string language, CancellationToken stop)
    {
        var request = new SearchRequest(title, language, [ArticleSearchSource.KindName], Shown + 1, Context: summary.Length == 0 ? null : summary) { Exact = true };
        var found = await search.RunAsync(actor, request, stop);
        if (!found.Sure) return [];
        var ids = found.Items.Select(item => item.Key.Id).ToList();
        var works = await db.Articles.ReadableBy(actor).Where(a => ids.Contains(a.Id)).Select(a => new { a.Id, a.WorkId }).ToDictionaryAsync(a => a.Id, a => a.WorkId, stop);
        return [.. ids.Where(works.ContainsKey).Select(id => works[id]).Distinct()];
    }

    private static async Task<IReadOnlyList<Guid>> OfTopicAsync(
        KnowledgeCrmDb db, IQueryable<Article> readable, Guid topic, Guid except, CancellationToken stop) =>
        await readable.Where(a => a.Live!.TopicId == topic && a.WorkId != except)
            .GroupBy(a => a.WorkId)
            .Select(work => new
            {
                work.Key,
                Helped = db.CustomersWords.Count(w => w.Kind == WordsKind.Solved && readable.Any(a => a.Id == w.ArticleId && a.WorkId == work.Key)),
            })
            .OrderByDescending(work => work.Helped).ThenBy(work => work.Key).Take(Shown).Select(work => work.Key).ToListAsync(stop);
}
