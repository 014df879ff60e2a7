using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Satisfaction;

/// <summary>Who sees what customers answered: those who see all cases.</summary>
public static class SatisfactionAccess
{
    public static bool Sees(Actor actor) => CaseVisibility.SeesAll(actor);

    public static bool MayFollowUp(Actor actor) => actor.Is(Role.Rep, Role.KnowledgeManager);
}

/// <summary>The answers, newest first; those to follow up oldest first.</summary>
public sealed class SatisfactionList(UseCase useCase)
{
    public const int PageSize = 50;

    public Task<Outcome<Page<SatisfactionLine>>> RunAsync(Actor actor, SatisfactionFilter filter, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            if (!SatisfactionAccess.Sees(actor)) throw Refused.NotFound();
            var answers = db.SatisfactionRequests.Where(r => r.AnsweredAt != null);
            if (filter.FollowUp is { } followUp) answers = answers.Where(r => r.FollowUp == followUp);
            if (filter.Month is { } month)
            {
                var (from, to) = (month.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc), month.AddMonths(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc));
                answers = answers.Where(r => r.AnsweredAt >= from && r.AnsweredAt < to);
            }
            if (filter.Score is { } score) answers = answers.Where(r => r.Score == score);
            if (filter.Case is { } number) answers = answers.Where(r => db.Cases.Any(c => c.Id == r.CaseId && c.Number == number));
            if (filter.Customer is { } customer) answers = answers.Where(r => r.CustomerId == customer);
            var total = await answers.CountAsync(stop);
            var ordered = filter.FollowUp == FollowUpState.Open ? answers.OrderBy(r => r.AnsweredAt) : answers.OrderByDescending(r => r.AnsweredAt);
            var lines = await ordered.ThenBy(r => r.Id).Skip(Math.Max(filter.Page, 0) * PageSize).Take(PageSize).Select(r => new SatisfactionLine(
                r.Id, db.Cases.Where(c => c.Id == r.CaseId).Select(c => c.Number).First(), db.Cases.Where(c => c.Id == r.CaseId).Select(c => c.Subject).First(),
                db.Cases.Where(c => c.Id == r.CaseId).Select(c => c.Language).First(), db.Customers.Where(c => c.Id == r.CustomerId).Select(c => c.Name).FirstOrDefault(),
                r.AnsweredAt!.Value, r.Solved!.Value, r.Score!.Value, r.Comment, r.FollowUp,
                db.Users.Where(p => p.Id == r.FollowedUpById).Select(p => p.Name).FirstOrDefault(), r.FollowedUpAt, r.FollowUpReason)).ToListAsync(stop);
            return new Page<SatisfactionLine>(total, lines);
        }, stop);

    /// <summary>Whether a case's customer has been asked and has not answered: then a link can be taken.</summary>
    public Task<Outcome<bool>> IsWaitingAsync(Actor actor, string number, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            if (!SatisfactionAccess.Sees(actor)) throw Refused.NotFound();
            return await db.SatisfactionRequests.AnyAsync(r => r.AnsweredAt == null && db.Cases.Any(c => c.Id == r.CaseId && c.Number == number), stop);
        }, stop);
}

/// <summary>Which answers. <c>Month</c> is the first of a month (UTC); pages count from 0.</summary>
public sealed record SatisfactionFilter(
    FollowUpState? FollowUp = null, DateOnly? Month = null, int? Score = null, string? Case = null, Guid? Customer = null, int Page = 0);

/// <summary>What a customer answered, and what came of it. Times are UTC.</summary>
public sealed record SatisfactionLine(
    Guid Id, string Case, string Subject, string Language, string? Customer, DateTime AnsweredAt, bool Solved, int Score, string Comment,
    FollowUpState FollowUp, string? FollowedUpBy, DateTime? FollowedUpAt, string FollowUpReason);
