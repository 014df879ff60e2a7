using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Knowledge;

/// <summary>Which flags to list.</summary>
public enum FlagShow
{
    /// <summary>Those that this person raised, the closed too.</summary>
    Mine,
    /// <summary>Those that somebody still has to see to.</summary>
    Open,
    Closed,
}

/// <summary>What is the matter with articles, newest first: one's own flags with what became of them; for those who mend, all.</summary>
public sealed class FlagList(UseCase useCase)
{
    public const int PageSize = 50;

    /// <param name="actor">Staff: one's own. Who writes and judges: all.</param>
    /// <param name="show">Which.</param>
    /// <param name="page">From 0.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<Page<FlagLine>>> RunAsync(Actor actor, FlagShow show, int page, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            if (!actor.IsStaff) throw Refused.NotFound();
            if (show != FlagShow.Mine) actor.Require(Role.Author, Role.Reviewer, Role.KnowledgeManager);
            var flags = show switch
            {
                FlagShow.Mine => db.ArticleFlags.Where(f => f.FromId != null && f.FromId == actor.PersonId),
                FlagShow.Open => db.ArticleFlags.StillOpen(),
                _ => db.ArticleFlags.Where(f => f.State == FlagState.Fixed || f.State == FlagState.Declined),
            };
            // Somebody who raised a flag may have lost the article from sight since: then the flag says nothing of it either.
            flags = flags.Where(f => db.Articles.SeenBy(actor).Any(a => a.Id == f.ArticleId));
            var total = await flags.CountAsync(stop);
            return new Page<FlagLine>(total, await FlagLine.ReadAsync(
                db, flags.OrderByDescending(f => f.At).ThenBy(f => f.Id).Skip(Math.Max(page, 0) * PageSize).Take(PageSize), actor, stop));
        }, stop);
}

/// <summary>The flags of one article: the open ones first, for those who write and judge.</summary>
public sealed class ArticleFlags(UseCase useCase)
{
    private const int Most = 100;

    public Task<Outcome<IReadOnlyList<FlagLine>>> RunAsync(Actor actor, string number, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            if (!ArticleVisibility.MaySeeWork(actor)) throw Refused.NotFound();
            var article = await db.Articles.WorkedOnBy(actor).Where(a => a.Number == number).Select(a => (Guid?)a.Id).SingleOrDefaultAsync(stop)
                ?? throw Refused.NotFound();
            var flags = await FlagLine.ReadAsync(db, db.ArticleFlags.Where(f => f.ArticleId == article).OrderByDescending(f => f.At).Take(Most), actor, stop);
            return (IReadOnlyList<FlagLine>)[.. flags.OrderBy(f => !f.IsOpen)];
        }, stop);
}

/// <summary>A flag with what became of it. Times are UTC.</summary>
public sealed record FlagLine
{
    public required Guid Id { get; init; }
    public required string Article { get; init; }
    public required string Title { get; init; }
    public required string Language { get; init; }
    public required FlagReason Reason { get; init; }
    public required string Words { get; init; }
    public required int OnVersion { get; init; }

    /// <summary>Who raised it; empty for a visitor.</summary>
    public required string From { get; init; }
    public required DateTime At { get; init; }

    /// <summary>The case of whoever raised it, for those who may see cases.</summary>
    public required string? CaseNumber { get; init; }
    public required FlagState State { get; init; }

    /// <summary>Who mends it; empty when nobody does.</summary>
    public required string TakenBy { get; init; }
    public required string ClosedBy { get; init; }
    public required DateTime? ClosedAt { get; init; }
    public required int? FixedInVersion { get; init; }
    public required string Answer { get; init; }

    public bool IsOpen => State is FlagState.Open or FlagState.InWork;

    internal static async Task<IReadOnlyList<FlagLine>> ReadAsync(KnowledgeCrmDb db, IQueryable<ArticleFlag> flags, Actor actor, CancellationToken stop)
    {
        var rows = await flags.ToListAsync(stop);
        var ids = rows.ConvertAll(f => f.ArticleId);
        var articles = await db.Articles.Where(a => ids.Contains(a.Id))
            .Select(a => new { a.Id, a.Number, a.Language, Title = a.LiveVersionId != null ? a.Live!.Title : a.Work.Title }).ToDictionaryAsync(a => a.Id, stop);
        var names = await PersonNames.ReadAsync(db, rows.SelectMany(f => new[] { f.FromId, f.TakenById, f.ClosedById }), stop);
        // Who may not see what customers said may not be led to their cases either.
        var seesCases = ArticleVisibility.MaySeeCustomersWords(actor);
        return [.. rows.Select(f => new FlagLine
        {
            Id = f.Id,
            Article = articles[f.ArticleId].Number,
            Title = articles[f.ArticleId].Title,
            Language = articles[f.ArticleId].Language,
            Reason = f.Reason,
            Words = f.Words,
            OnVersion = f.OnVersion,
            From = names.Of(f.FromId),
            At = f.At,
            CaseNumber = seesCases ? f.CaseNumber : null,
            State = f.State,
            TakenBy = names.Of(f.TakenById),
            ClosedBy = names.Of(f.ClosedById),
            ClosedAt = f.ClosedAt,
            FixedInVersion = f.FixedInVersion,
            Answer = f.Answer,
        })];
    }
}
