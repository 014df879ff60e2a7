using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Knowledge;

/// <summary>The published articles that lack something that is published in the other language, the longest waiting first.</summary>
public sealed class BehindTranslations(UseCase useCase)
{
    public const int PageSize = 50;

    /// <param name="actor">Who writes or judges.</param>
    /// <param name="filter">What to show.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<Page<BehindTranslation>>> RunAsync(Actor actor, BehindFilter filter, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            // To those outside the house there is no such list.
            if (!actor.IsStaff) throw Refused.NotFound();
            actor.Require(Role.Author, Role.Reviewer, Role.KnowledgeManager);
            var behind = db.Articles.BehindIn(db);
            if (filter.OwnerId is { } owner) behind = behind.Where(a => a.OwnerId == owner);
            if (Languages.IsKnown(filter.Language)) behind = behind.Where(a => a.Language == filter.Language);
            var pairs = behind.Join(db.Articles.Where(other => other.LiveVersionId != null), a => a.WorkId, other => other.WorkId, (a, other) => new { a, other })
                .Where(pair => pair.other.Language != pair.a.Language && pair.other.OwnChangeVersion > (pair.a.TranslatedUpTo ?? 0));
            var total = await pairs.CountAsync(stop);
            var lines = await pairs.OrderBy(pair => pair.other.Live!.PublishedAt).ThenBy(pair => pair.a.Id)
                .Skip(Math.Max(filter.Page, 0) * PageSize).Take(PageSize)
                .Select(pair => new BehindTranslation(
                    pair.a.Id, pair.a.Number, pair.a.Live!.Title, pair.a.Language, pair.a.OwnerId,
                    db.Users.Where(p => p.Id == pair.a.OwnerId).Select(p => p.Name).FirstOrDefault(), pair.other.Live!.Title,
                    new TranslationBehind(pair.other.Number, pair.other.Language, pair.a.TranslatedUpTo, pair.other.Live.Number, pair.other.Live.PublishedAt)))
                .ToListAsync(stop);
            return new Page<BehindTranslation>(total, lines);
        }, stop);
}

/// <summary>Which to list; null is all. Pages count from 0.</summary>
public sealed record BehindFilter(Guid? OwnerId = null, string? Language = null, int Page = 0);

/// <summary>An article that is behind the other language.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">Its number.</param>
/// <param name="Title">The title that readers see.</param>
/// <param name="Language">Its language.</param>
/// <param name="OwnerId">Its owner.</param>
/// <param name="Owner">The owner's name.</param>
/// <param name="OtherTitle">The title in the other language.</param>
/// <param name="Behind">What it lacks.</param>
public sealed record BehindTranslation(
    Guid Id, string Number, string Title, string Language, Guid? OwnerId, string? Owner, string OtherTitle, TranslationBehind Behind);
