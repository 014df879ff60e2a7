using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Insight;

/// <summary>Counts what the values of articles are made of, for one or for all with the same few queries.</summary>
internal static class ValueCounting
{
    /// <summary>How far back cases, links, votes and reads count.</summary>
    public static readonly TimeSpan Counted = TimeSpan.FromDays(365);

    /// <param name="db">Where to count.</param>
    /// <param name="articles">Articles with a live version.</param>
    /// <param name="stop">Stops it.</param>
    public static async Task<IReadOnlyList<CountedArticle>> ReadAsync(KnowledgeCrmDb db, IQueryable<Article> articles, CancellationToken stop)
    {
        var since = db.Now - Counted;
        var periods = await ReviewPeriods.ReadAsync(db, stop);
        var live = await articles.Where(a => a.LiveVersionId != null).Select(a => new
        {
            a.Id,
            a.Number,
            a.Live!.Title,
            a.Language,
            a.LiveAudience,
            a.ReviewBy,
            a.FoundRightAt,
            a.Live.PublishedAt,
            a.Live.Governance,
            a.Live.Kind,
            a.CreatedAt,
        }).ToListAsync(stop);
        // A few are asked for by their ids; all of them without.
        var ids = live.Count > 100 ? null : live.ConvertAll(a => a.Id);
        var solved = await db.CustomersWords.OfSolved().Where(w => w.At >= since && (ids == null || ids.Contains(w.ArticleId)))
            .GroupBy(w => w.ArticleId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);
        var linked = await db.CaseArticles.Where(l => l.Kind != CaseArticleKind.DidNotApply && l.At >= since && (ids == null || ids.Contains(l.ArticleId)))
            .GroupBy(l => l.ArticleId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);
        var votes = await db.Feedback.Where(f => f.At >= since && (ids == null || ids.Contains(f.ArticleId)))
            .GroupBy(f => f.ArticleId).Select(g => new { g.Key, Helpful = g.Count(f => f.Helpful), All = g.Count() }).ToDictionaryAsync(g => g.Key, stop);
        var reads = await db.ArticleReads.Where(r => r.Day >= since && (ids == null || ids.Contains(r.ArticleId)))
            .GroupBy(r => r.ArticleId).Select(g => new { g.Key, Outside = g.Sum(r => r.Outside), ThenCase = g.Sum(r => r.ThenCase) })
            .ToDictionaryAsync(g => g.Key, stop);
        var flags = await db.ArticleFlags.StillOpen().Where(f => ids == null || ids.Contains(f.ArticleId))
            .GroupBy(f => f.ArticleId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);
        var complete = await ArticleCompleteness.OfLiveAsync(db, live.ConvertAll(a => a.Id), stop);
        return [.. live.Select(a =>
        {
            var (vote, read) = (votes.GetValueOrDefault(a.Id), reads.GetValueOrDefault(a.Id));
            var looked = a.FoundRightAt ?? a.PublishedAt ?? a.CreatedAt;
            var due = a.ReviewBy ?? looked.AddDays(periods.Of(a.Governance, a.Kind));
            return new CountedArticle(a.Number, a.Title, a.Language, new ValueFigures
            {
                CasesSolved = solved.GetValueOrDefault(a.Id),
                UsesLinked = linked.GetValueOrDefault(a.Id),
                HelpfulVotes = vote?.Helpful ?? 0,
                UnhelpfulVotes = (vote?.All ?? 0) - (vote?.Helpful ?? 0),
                Reads = a.LiveAudience == Audience.Internal ? null : read?.Outside ?? 0,
                ReadsThenCase = read?.ThenCase ?? 0,
                Age = (db.Now - looked).TotalDays / Math.Max(1, (due - looked).TotalDays),
                Completeness = complete.TryGetValue(a.Id, out var share) ? share : null,
                OpenFlags = flags.GetValueOrDefault(a.Id),
            });
        })];
    }
}

internal sealed record CountedArticle(string Number, string Title, string Language, ValueFigures Figures);
