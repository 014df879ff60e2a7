using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Portal;

/// <summary>An article in a list for readers.</summary>
/// <param name="Slug">The last part of its address.</param>
/// <param name="Language">What it is written in.</param>
/// <param name="Title">Its title.</param>
/// <param name="Summary">A sentence or two, or empty.</param>
/// <param name="PublishedAt">When this version went live (UTC).</param>
/// <param name="Helped">How many customers it has helped.</param>
public sealed record ShownArticle(string Slug, string Language, string Title, string Summary, DateTime? PublishedAt, int Helped)
{
    /// <summary>Of each work, in the order given, the one article that suits the reader: in the reader's language if there is one.</summary>
    internal static async Task<IReadOnlyList<ShownArticle>> OfWorksAsync(
        KnowledgeCrmDb db, Actor actor, IReadOnlyList<Guid> works, CancellationToken stop)
    {
        var articles = await db.Articles.ReadableBy(actor).Where(a => works.Contains(a.WorkId))
            .Select(a => new { a.WorkId, a.Slug, a.Language, a.Live!.Title, a.Live.Summary, a.Live.PublishedAt }).ToListAsync(stop);
        var helped = await (
            from words in db.CustomersWords.OfSolved()
            join article in db.Articles.ReadableBy(actor).Where(a => works.Contains(a.WorkId)) on words.ArticleId equals article.Id
            group words by article.WorkId into work
            select new { work.Key, Count = work.Count() }).ToDictionaryAsync(work => work.Key, work => work.Count, stop);
        var byWork = articles.GroupBy(a => a.WorkId)
            .ToDictionary(same => same.Key, same => same.OrderByDescending(a => a.Language == actor.Language).ThenBy(a => a.Slug, StringComparer.Ordinal).First());
        return [.. works.Where(byWork.ContainsKey).Select(work => byWork[work]).Select(a =>
            new ShownArticle(a.Slug, a.Language, a.Title, a.Summary, a.PublishedAt, helped.GetValueOrDefault(a.WorkId)))];
    }
}
