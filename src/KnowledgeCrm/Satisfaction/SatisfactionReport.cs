using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Satisfaction;

/// <summary>How content customers are over time: for each month how many were asked, how many answered, and their average.</summary>
public sealed class SatisfactionReport(UseCase useCase)
{
    public const int Months = 12;

    public Task<Outcome<SatisfactionFigures>> RunAsync(Actor actor, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            if (!SatisfactionAccess.Sees(actor)) throw Refused.NotFound();
            var today = DateOnly.FromDateTime(db.Now);
            var first = new DateOnly(today.Year, today.Month, 1).AddMonths(1 - Months);
            var from = first.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
            var answers = await db.SatisfactionRequests.Where(r => r.AnsweredAt >= from)
                .GroupBy(r => new { r.AnsweredAt!.Value.Year, r.AnsweredAt!.Value.Month })
                .Select(group => new { group.Key.Year, group.Key.Month, Count = group.Count(), Sum = group.Sum(r => r.Score!.Value), Solved = group.Count(r => r.Solved == true) }).ToListAsync(stop);
            var scores = await db.SatisfactionRequests.Where(r => r.AnsweredAt >= from).GroupBy(r => r.Score!.Value)
                .Select(group => new { Score = group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Score, group => group.Count, stop);
            var months = Enumerable.Range(0, Months).Select(first.AddMonths).Select(month =>
            {
                var found = answers.Find(a => a.Year == month.Year && a.Month == month.Month);
                return new SatisfactionMonth(month, found?.Count ?? 0, found is null ? null : (double)found.Sum / found.Count, found?.Solved ?? 0);
            }).ToList();
            var count = answers.Sum(a => a.Count);
            return new SatisfactionFigures(
                count, count == 0 ? null : (double)answers.Sum(a => a.Sum) / count, answers.Sum(a => a.Solved),
                await db.SatisfactionRequests.CountAsync(r => r.AskedAt >= from, stop),
                await db.SatisfactionRequests.CountAsync(r => r.FollowUp == FollowUpState.Open, stop), months,
                [.. Enumerable.Range(1, SatisfactionRequest.BestScore).Select(score => scores.GetValueOrDefault(score))]);
        }, stop);
}

/// <summary>The last twelve months together, and each.</summary>
/// <param name="Answers">How many answered.</param>
/// <param name="Average">Their average score, from 1 to 5; null when nobody answered.</param>
/// <param name="Solved">How many said that it was solved.</param>
/// <param name="Asked">How many were asked.</param>
/// <param name="ToFollowUp">Low scores that nobody has followed up yet, of any time.</param>
/// <param name="Months">The oldest first.</param>
/// <param name="Scores">How many gave each score, from 1 on.</param>
public sealed record SatisfactionFigures(
    int Answers, double? Average, int Solved, int Asked, int ToFollowUp, IReadOnlyList<SatisfactionMonth> Months, IReadOnlyList<int> Scores);

/// <summary>One month, named by its first day (UTC).</summary>
public sealed record SatisfactionMonth(DateOnly Month, int Answers, double? Average, int Solved);
