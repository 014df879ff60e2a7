using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Search;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Sales;

/// <summary>Sales plays that search finds for an objection and that were never given to it: without them the first ones would stay the only ones.</summary>
public sealed class UntriedAnswers(UseCase useCase, SearchEverything search)
{
    // Further down nothing fits any more.
    private const int Looked = 5;
    private const int Shown = 3;

    internal async Task<IReadOnlyList<PlayTitle>> ForAsync(Actor actor, string wording, string? product, IReadOnlyCollection<string> given, CancellationToken stop)
    {
        var request = new SearchRequest("", Kinds: [ArticleSearchSource.KindName], Limit: Looked, Context: wording) { ForProduct = product, Exact = true };
        var found = (await search.RunAsync(actor, request, stop)).Items.Select(item => item.Key.Id).ToList();
        var plays = await useCase.ReadAsync(async db =>
        {
            var known = await db.Articles.Where(a => given.Contains(a.Number)).Select(a => a.WorkId).ToListAsync(stop);
            return await db.Articles.ReadableBy(actor).Where(a => found.Contains(a.Id) && a.Live!.Kind == ArticleKind.SalesPlay && !known.Contains(a.WorkId))
                .Select(a => new { a.Id, a.WorkId, Play = new PlayTitle(a.Number, a.Slug, a.Live!.Title, a.Language) }).ToListAsync(stop);
        }, stop);
        return [.. plays.Value.OrderBy(play => found.IndexOf(play.Id)).DistinctBy(play => play.WorkId).Take(Shown).Select(play => play.Play)];
    }
}
