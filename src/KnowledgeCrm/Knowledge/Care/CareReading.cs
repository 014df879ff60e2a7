using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Knowledge;

/// <summary>What there is to know of an article beside its text, for those who write and judge.</summary>
public sealed class CareReading(UseCase useCase)
{
    public Task<Outcome<CareView>> RunAsync(Actor actor, string number, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            if (!ArticleVisibility.MaySeeWork(actor)) throw Refused.NotFound();
            var article = await db.Articles.WorkedOnBy(actor).Include(a => a.Work).Include(a => a.Live).Include(a => a.Emergency)
                .SingleOrDefaultAsync(a => a.Number == number, stop) ?? throw Refused.NotFound();
            var names = await PersonNames.ReadAsync(db, [article.OwnerId, article.FoundRightById], stop);
            var works = article.RelatedWorkIds ?? [];
            var related = await db.Articles.WorkedOnBy(actor).Where(a => works.Contains(a.WorkId) && a.State != ArticleState.Archived)
                .Select(a => new { a.WorkId, Line = new RelatedLine(a.Number, a.Work.Title, a.Language) }).ToListAsync(stop);
            return new CareView
            {
                Number = article.Number,
                Language = article.Language,
                Title = article.Work.Title,
                Slug = article.Slug,
                Version = article.Version,
                Confidence = article.Confidence,
                OwnerId = article.OwnerId,
                OwnerTeam = article.OwnerTeam,
                Owner = article.OwnerTeam.Length > 0 ? article.OwnerTeam : names.Of(article.OwnerId),
                ReviewDue = article.State == ArticleState.Published ? article.ReviewDue(await ReviewPeriods.ReadAsync(db, stop)) : null,
                HasOwnReviewBy = article.ReviewBy is not null,
                IsOverdue = await db.Articles.Where(a => a.Id == article.Id).DueBy(await ReviewPeriods.ReadAsync(db, stop), db.Now).AnyAsync(stop),
                FoundRightAt = article.FoundRightAt,
                FoundRightBy = names.Of(article.FoundRightById),
                Segments = article.Segments,
                // Of each work the one in the article's own language, if there is one.
                Related = [.. works.Select(work => related.Where(a => a.WorkId == work).Select(a => a.Line)
                    .OrderBy(line => line.Language != article.Language).ThenBy(line => line.Number, StringComparer.Ordinal).FirstOrDefault()).OfType<RelatedLine>()],
                MergedInto = await db.Articles.Where(a => a.Id == article.MergedIntoId).Select(a => a.Number).SingleOrDefaultAsync(stop),
                OpenFlags = await db.ArticleFlags.StillOpen().CountAsync(f => f.ArticleId == article.Id, stop),
            };
        }, stop);
}

/// <summary>How an article is minded. Times are UTC.</summary>
public sealed record CareView
{
    public required string Number { get; init; }
    public required string Language { get; init; }
    public required string Title { get; init; }

    /// <summary>The last part of its address.</summary>
    public required string Slug { get; init; }

    /// <summary>Send it back with what says that it was looked at.</summary>
    public required int Version { get; init; }
    public required ArticleConfidence Confidence { get; init; }
    public required Guid? OwnerId { get; init; }

    /// <summary>The team that owns it; empty when a person does, or nobody.</summary>
    public required string OwnerTeam { get; init; }

    /// <summary>The owner's name; empty when nobody owns it.</summary>
    public required string Owner { get; init; }

    /// <summary>By when somebody is to look at it again; null while it is not published.</summary>
    public required DateTime? ReviewDue { get; init; }

    /// <summary>True when that is said of this one article, false when it is by the rule of its kind.</summary>
    public required bool HasOwnReviewBy { get; init; }
    public required bool IsOverdue { get; init; }
    public required DateTime? FoundRightAt { get; init; }
    public required string FoundRightBy { get; init; }
    public required string Segments { get; init; }

    /// <summary>What its author wants shown with it.</summary>
    public required IReadOnlyList<RelatedLine> Related { get; init; }

    /// <summary>The number of the article that took it over.</summary>
    public required string? MergedInto { get; init; }
    public required int OpenFlags { get; init; }
}

/// <summary>An article that goes with another.</summary>
public sealed record RelatedLine(string Number, string Title, string Language);
