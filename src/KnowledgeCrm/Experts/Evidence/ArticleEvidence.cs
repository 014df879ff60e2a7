using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Experts;

/// <summary>Who wrote, improved and reviewed the articles that the viewer may read. What was imported was written elsewhere, and says nothing
/// of who imported it; what is not published yet says nothing either.</summary>
public sealed class ArticleEvidence : IEvidenceSource
{
    // What an article is worth before anybody has used it, and what use and votes add; see docs/expert-finding.md.
    private const double Unproven = 0.4;
    private const double BySolved = 0.35;
    private const double ByVotes = 0.25;
    private const double HalfOfSolved = 3;
    private const double DoubtOfVotes = 4;

    public VotingDocuments Voting { get; } = new(ArticleSearchSource.KindName);

    public async Task<IReadOnlyList<Evidence>> ReadAsync(KnowledgeCrmDb db, Actor viewer, EvidenceQuery query, CancellationToken stop)
    {
        if (query.CustomerIds is not null || query.ObjectionIds is not null) return [];
        var articles = db.Articles.ReadableBy(viewer);
        if (query.IdsOf(ArticleSearchSource.KindName) is { } ids) articles = articles.Where(a => ids.Contains(a.Id));
        if (query.ProductIds is { } products) articles = articles.Where(a => a.Live!.ProductIds.Any(id => products.Contains(id)));
        if (query.TopicId is { } topic) articles = articles.Where(a => a.Live!.TopicId == topic);
        var versions = db.ArticleVersions.Where(v => v.PublishedAt != null && v.Origin != VersionOrigin.Imported);
        if (query.PersonId is { } person)
            versions = versions.Where(v => v.Writers.Contains(person) || v.ApprovedById == person || v.FirstApprovedById == person);
        var rows = await (
            from version in versions
            join article in articles on version.ArticleId equals article.Id
            orderby version.PublishedAt descending
            select new PublishedVersion(
                article.Id, article.Number, article.Slug, article.Language, article.Live!.Title, article.Live.TopicId, version.Writers,
                version.ApprovedById, version.FirstApprovedById, version.PublishedAt!.Value,
                !db.ArticleVersions.Any(other => other.ArticleId == article.Id && other.PublishedAt != null && other.Number < version.Number)))
            .Take(EvidenceReading.MostOfASource).ToListAsync(stop);
        var quality = await QualityAsync(db, [.. rows.Select(row => row.ArticleId).Distinct()], stop);
        return [.. rows.SelectMany(row => Of(row, quality(row.ArticleId))).Where(one => query.PersonId is null || one.PersonId == query.PersonId)];
    }

    private static IEnumerable<Evidence> Of(PublishedVersion row, double quality)
    {
        foreach (var writer in row.Writers) yield return Of(row, writer, row.IsFirst ? EvidenceKind.ArticleWritten : EvidenceKind.ArticleImproved, quality);
        foreach (var reviewer in new[] { row.ApprovedById, row.FirstApprovedById }.OfType<Guid>().Distinct())
            yield return Of(row, reviewer, EvidenceKind.ArticleReviewed, quality);
    }

    private static Evidence Of(PublishedVersion row, Guid person, EvidenceKind kind, double quality) =>
        new(person, kind, new SearchKey(ArticleSearchSource.KindName, row.ArticleId), row.At, quality)
        {
            Number = row.Number, Title = row.Title, Language = row.Language, Address = $"/articles/{row.Slug}", TopicId = row.TopicId,
        };

    // How many were helped and how readers voted is no secret to who may read the article.
    private static async Task<Func<Guid, double>> QualityAsync(KnowledgeCrmDb db, List<Guid> ids, CancellationToken stop)
    {
        var solved = await db.CustomersWords.OfSolved().Where(w => ids.Contains(w.ArticleId))
            .GroupBy(w => w.ArticleId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);
        var votes = await db.Feedback.Where(f => ids.Contains(f.ArticleId))
            .GroupBy(f => f.ArticleId).Select(g => new { g.Key, Helpful = g.Count(f => f.Helpful), All = g.Count() }).ToDictionaryAsync(g => g.Key, stop);
        return id =>
        {
            double cases = solved.GetValueOrDefault(id);
            var vote = votes.GetValueOrDefault(id);
            var liked = vote is null ? 0 : (2.0 * vote.Helpful - vote.All) / (vote.All + DoubtOfVotes);
            return Math.Clamp(Unproven + BySolved * cases / (cases + HalfOfSolved) + ByVotes * liked, 0, 1);
        };
    }

    private sealed record PublishedVersion(
        Guid ArticleId, string Number, string Slug, string Language, string Title, Guid? TopicId, List<Guid> Writers, Guid? ApprovedById,
        Guid? FirstApprovedById, DateTime At, bool IsFirst);
}
