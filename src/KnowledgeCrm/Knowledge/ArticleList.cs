using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Knowledge;

/// <summary>The articles in the works: candidates, drafts, what waits for review, and all the rest, newest change first.</summary>
public sealed class ArticleList(UseCase useCase)
{
    public const int PageSize = 50;

    /// <param name="actor">Who writes or judges; a rep sees the candidates.</param>
    /// <param name="filter">What to show.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<Page<ArticleLine>>> RunAsync(Actor actor, ArticleFilter filter, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            // To those outside the house there is no such list.
            if (!actor.IsStaff) throw Refused.NotFound();
            actor.Require(Role.Rep, Role.Author, Role.Reviewer, Role.KnowledgeManager);
            var articles = db.Articles.WorkedOnBy(actor);
            if (filter.State is { } state) articles = articles.Where(a => a.State == state);
            if (filter.Mine && actor.PersonId is { } me) articles = articles.Where(a => a.OwnerId == me);
            if (filter.Language is { } language) articles = articles.Where(a => a.Language == language);
            if (filter.Kind is { } kind) articles = articles.Where(a => a.Work.Kind == kind);
            if (filter.Behind) articles = articles.BehindIn(db);
            if (!string.IsNullOrEmpty(filter.Topic)) articles = articles.Where(a => db.Topics.Any(t => t.Id == a.Work.TopicId && t.Key == filter.Topic));
            var total = await articles.CountAsync(stop);
            var lines = await articles.OrderByDescending(a => a.ChangedAt).ThenBy(a => a.Id)
                .Skip(filter.Page * PageSize).Take(PageSize)
                .Select(a => new ArticleLine(
                    a.Number, a.Work.Title, a.Language, a.State, a.LiveVersionId != null, a.Work.Audience,
                    a.OwnerTeam != "" ? a.OwnerTeam : db.Users.Where(p => p.Id == a.OwnerId).Select(p => p.Name).FirstOrDefault(), a.ChangedAt, a.Work.SubmittedAt,
                    a.FromCaseNumber, db.CustomersWords.Count(w => w.ArticleId == a.Id && w.Kind == WordsKind.Solved),
                    db.Articles.BehindIn(db).Any(behind => behind.Id == a.Id),
                    Article.ConfidenceOf(a.SaidConfidence, a.State, a.LiveVersionId != null, a.Live!.ApprovedAt)))
                .ToListAsync(stop);
            return new Page<ArticleLine>(total, lines);
        }, stop);
}

/// <summary>Which articles to list; null and empty are all. Pages count from 0.</summary>
public sealed record ArticleFilter(
    ArticleState? State = null, bool Mine = false, string? Language = null, string? Topic = null, int Page = 0, bool Behind = false, ArticleKind? Kind = null);

public sealed record ArticleLine(
    string Number, string Title, string Language, ArticleState State, bool IsLive, Audience Audience, string? Owner, DateTime ChangedAt,
    DateTime? SubmittedAt, string? FromCaseNumber, int CustomersHelped, bool IsBehind, ArticleConfidence Confidence);
