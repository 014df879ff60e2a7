using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Knowledge;

/// <summary>What was learnt in cases and waits to be taken up, with the customer's words; what most cases have asked first, then the longest waiting.</summary>
public sealed class CandidateList(UseCase useCase)
{
    public const int PageSize = 20;

    /// <param name="actor">Who writes or judges, or resolves cases.</param>
    /// <param name="language"><c>en</c> or <c>zh</c>; null for both.</param>
    /// <param name="page">From 0.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<Page<CandidateLine>>> RunAsync(Actor actor, string? language, int page, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            // To those outside the house there is no such list.
            if (!actor.IsStaff) throw Refused.NotFound();
            actor.Require(Role.Rep, Role.Author, Role.Reviewer, Role.KnowledgeManager);
            var candidates = db.Articles.WorkedOnBy(actor).Where(a => a.State == ArticleState.Candidate);
            if (Languages.IsKnown(language)) candidates = candidates.Where(a => a.Language == language);
            var total = await candidates.CountAsync(stop);
            var rows = await candidates.OrderByDescending(a => a.VersionCount).ThenBy(a => a.CreatedAt).ThenBy(a => a.Id).Skip(Math.Max(page, 0) * PageSize).Take(PageSize)
                .Select(a => new { a.Number, a.Language, a.Version, a.CreatedAt, a.FromCaseNumber, a.VersionCount, a.Work.Title, a.Work.Body })
                .ToListAsync(stop);
            return new Page<CandidateLine>(total, [.. rows.Select(row => new CandidateLine(
                row.Number, row.Title, row.Language, row.Version, row.CreatedAt, row.FromCaseNumber, WordsIn(row.Body), row.VersionCount))]);
        }, stop);

    // A candidate's text begins with the customer's words, quoted.
    private static string WordsIn(string body) => string.Join('\n', body.Split('\n')
        .SkipWhile(line => !line.StartsWith('>')).TakeWhile(line => line.StartsWith('>')).Select(line => line[1..].Trim())).Trim();
}

/// <summary>A candidate. <paramref name="Version"/> goes back with whoever takes it up, so that it is taken up once;
/// <paramref name="Cases"/> is how many cases have asked it.</summary>
public sealed record CandidateLine(
    string Number, string Title, string Language, int Version, DateTime CreatedAt, string? FromCaseNumber, string CustomersWords, int Cases);
