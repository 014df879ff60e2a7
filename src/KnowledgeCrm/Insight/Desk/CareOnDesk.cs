using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Insight;

/// <summary>What readers and colleagues found to be the matter: an article with open flags, for its owner, and for who took one up.</summary>
internal sealed class FlaggedOnDesk : IDeskSource
{
    public DeskKind Kind => DeskKind.Flagged;

    // Readers meet the fault at this moment.
    public double Weight => 3;
    public bool IsFor(Actor actor) => actor.Is(Role.Author, Role.KnowledgeManager);

    public async Task<IReadOnlyList<DeskItem>> ReadAsync(KnowledgeCrmDb db, DeskOwner owner, CancellationToken stop)
    {
        var open = db.ArticleFlags.StillOpen();
        var me = owner.Actor.PersonId;
        var minded = db.Articles.WorkedOnBy(owner.Actor).MindedBy(owner).Select(a => a.Id)
            .Union(open.Where(f => f.TakenById != null && f.TakenById == me).Select(f => f.ArticleId));
        var flags = await open.Where(f => minded.Contains(f.ArticleId)).OrderBy(f => f.At).Take(MyDesk.MostOfAKind)
            .Select(f => new { f.ArticleId, f.At, f.Words }).ToListAsync(stop);
        var ids = flags.Select(f => f.ArticleId).Distinct().ToList();
        var articles = await db.Articles.Where(a => ids.Contains(a.Id)).Select(a => new { a.Id, a.Number, a.Work.Title, a.Language }).ToDictionaryAsync(a => a.Id, stop);
        return [.. flags.GroupBy(f => f.ArticleId).Select(same =>
        {
            var article = articles[same.Key];
            return new DeskItem(DeskKind.Flagged, article.Id, article.Number, article.Title, article.Language, same.Min(f => f.At), same.Count())
            {
                KnownNeed = same.Count(),
                Words = same.Select(f => f.Words).LastOrDefault(words => words.Length > 0) ?? "",
            };
        })];
    }
}

/// <summary>What somebody should look at again.</summary>
internal sealed class DueOnDesk : IDeskSource
{
    public DeskKind Kind => DeskKind.DueForReview;
    public double Weight => 1;
    public bool IsFor(Actor actor) => actor.Is(Role.Author, Role.KnowledgeManager);

    public async Task<IReadOnlyList<DeskItem>> ReadAsync(KnowledgeCrmDb db, DeskOwner owner, CancellationToken stop)
    {
        var periods = await ReviewPeriods.ReadAsync(db, stop);
        var due = await db.Articles.WorkedOnBy(owner.Actor).MindedBy(owner).DueBy(periods, db.Now).Include(a => a.Live).Include(a => a.Work)
            .OrderBy(a => a.FoundRightAt ?? a.Live!.PublishedAt).Take(MyDesk.MostOfAKind).ToListAsync(stop);
        return [.. due.Select(a => new DeskItem(Kind, a.Id, a.Number, a.Work.Title, a.Language, a.ReviewDue(periods)!.Value))];
    }
}

/// <summary>What says less than the same article in the other language, since that was published anew.</summary>
internal sealed class BehindOnDesk : IDeskSource
{
    public DeskKind Kind => DeskKind.Behind;
    public double Weight => 1;
    public bool IsFor(Actor actor) => actor.Is(Role.Author, Role.KnowledgeManager);

    public async Task<IReadOnlyList<DeskItem>> ReadAsync(KnowledgeCrmDb db, DeskOwner owner, CancellationToken stop) =>
        await db.Articles.WorkedOnBy(owner.Actor).MindedBy(owner).BehindIn(db)
            .Select(a => new
            {
                a.Id,
                a.Number,
                a.Work.Title,
                a.Language,
                Since = db.Articles.Where(other => other.WorkId == a.WorkId && other.Language != a.Language && other.LiveVersionId != null).Max(other => other.Live!.PublishedAt),
            })
            .OrderBy(a => a.Since).Take(MyDesk.MostOfAKind)
            .Select(a => new DeskItem(DeskKind.Behind, a.Id, a.Number, a.Title, a.Language, a.Since!.Value, 1)).ToListAsync(stop);
}

/// <summary>What nobody has read or used in a case for a year: to be made findable, merged or archived.</summary>
internal sealed class UnreadOnDesk : IDeskSource
{
    private static readonly TimeSpan Year = TimeSpan.FromDays(365);

    public DeskKind Kind => DeskKind.Unread;
    public double Weight => 0.5;
    public bool IsFor(Actor actor) => actor.Is(Role.Author, Role.KnowledgeManager);

    public async Task<IReadOnlyList<DeskItem>> ReadAsync(KnowledgeCrmDb db, DeskOwner owner, CancellationToken stop)
    {
        var since = db.Now - Year;
        // Until reads have been counted for a year, nobody can say that there were none.
        if (!await db.ArticleReads.AnyAsync(r => r.Day <= since, stop)) return [];
        return await db.Articles.WorkedOnBy(owner.Actor).MindedBy(owner)
            .Where(a => a.State == ArticleState.Published && a.LiveVersionId != null && a.Live!.PublishedAt <= since)
            .Where(a => !db.ArticleReads.Any(r => r.ArticleId == a.Id && r.Day > since && r.Outside + r.Inside > 0))
            .Where(a => !db.CaseArticles.Any(l => l.ArticleId == a.Id && l.At > since))
            .OrderBy(a => a.Live!.PublishedAt).Take(MyDesk.MostOfAKind)
            .Select(a => new DeskItem(DeskKind.Unread, a.Id, a.Number, a.Work.Title, a.Language, a.Live!.PublishedAt!.Value, 1)).ToListAsync(stop);
    }
}
