using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Knowledge;

/// <summary>A knowledge manager publishes without an approval what can't wait for one. The reason is recorded, and it waits to be reviewed
/// afterwards.</summary>
public sealed class PublishEmergency(UseCase useCase)
{
    public Task<Outcome<ArticleDone>> RunAsync(Actor actor, string number, string? reason, int? version, CancellationToken stop) =>
        useCase.ChangeArticleAsync(
            nameof(PublishEmergency), actor, number, (article, now) => article.PublishEmergency(reason ?? "", actor, now), stop, version);
}

/// <summary>Judges afterwards what was published in an emergency.</summary>
public sealed class ReviewAfterwards(UseCase useCase)
{
    /// <param name="actor">A reviewer who neither wrote nor published it.</param>
    /// <param name="number">The article's number.</param>
    /// <param name="passes">True: it stays. False: it is taken back, and readers get what they had before.</param>
    /// <param name="reason">Why it is taken back; required then.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<ArticleDone>> RunAsync(Actor actor, string number, bool passes, string? reason, CancellationToken stop) =>
        useCase.WriteAsync(nameof(ReviewAfterwards), actor, async db =>
        {
            var article = await db.FindArticleAsync(actor, number, stop);
            if (passes)
            {
                article.PassAfterwards(actor, db.Now);
            }
            else
            {
                var before = await db.ArticleVersions.SingleOrDefaultAsync(v => article.Emergency != null && v.Id == article.Emergency.ReplacedVersionId, stop);
                article.TakeBack(reason ?? "", before, actor, db.Now);
            }
            await db.SaveChangesAsync(stop);
            return ArticleDone.Of(article);
        }, stop);
}

/// <summary>What was published in an emergency and waits to be reviewed, the longest waiting first.</summary>
public sealed class EmergencyQueue(UseCase useCase)
{
    // More at once is no queue of emergencies any more; the rest follows when these are done.
    private const int Most = 100;

    public Task<Outcome<IReadOnlyList<EmergencyLine>>> RunAsync(Actor actor, CancellationToken stop) =>
        useCase.ReadAsync<IReadOnlyList<EmergencyLine>>(async db =>
        {
            if (!actor.IsStaff) throw Refused.NotFound();
            actor.Require(Role.Author, Role.Reviewer, Role.KnowledgeManager);
            var waiting = await db.Articles.WorkedOnBy(actor).Where(a => a.EmergencyVersionId != null)
                .OrderBy(a => a.Emergency!.EmergencyAt).ThenBy(a => a.Id).Take(Most)
                .Select(a => new
                {
                    a.Number,
                    a.Language,
                    a.Emergency!.Title,
                    a.Emergency.EmergencyAt,
                    a.Emergency.EmergencyById,
                    a.Emergency.EmergencyReason,
                    IsLive = a.LiveVersionId == a.EmergencyVersionId,
                }).ToListAsync(stop);
            var names = await PersonNames.ReadAsync(db, waiting.Select(a => a.EmergencyById), stop);
            return [.. waiting.Select(a => new EmergencyLine(
                a.Number, a.Title, a.Language, a.EmergencyAt!.Value, names.Of(a.EmergencyById), a.EmergencyReason!, a.IsLive))];
        }, stop);
}

public sealed record EmergencyLine(string Number, string Title, string Language, DateTime At, string By, string Reason, bool IsLive);
