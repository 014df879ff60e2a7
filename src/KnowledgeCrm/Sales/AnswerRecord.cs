using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Sales;

/// <summary>That an explanation was given to an objection in an opportunity, and what both came to.</summary>
/// <param name="ObjectionId">The objection.</param>
/// <param name="OpportunityId">The opportunity.</param>
/// <param name="WorkId">The explanation: one, in whatever language it was given.</param>
/// <param name="Products">The product that was doubted, or all that were offered.</param>
/// <param name="Segment">The customer's segment.</param>
/// <param name="Stage">Where the opportunity stands.</param>
/// <param name="Result">What came of the explanation at once.</param>
internal sealed record AnswerRecord(
    Guid ObjectionId, Guid OpportunityId, Guid WorkId, IReadOnlyList<Guid> Products, CustomerSegment Segment, OpportunityStage Stage, ExplanationResult Result)
{
    /// <summary>What was given in opportunities that the actor may see, of the sales plays that the actor may read at this moment.</summary>
    public static async Task<IReadOnlyList<AnswerRecord>> ReadAsync(KnowledgeCrmDb db, Actor actor, IReadOnlyCollection<Guid>? objections, CancellationToken stop)
    {
        var raised = objections is null ? db.RaisedObjections : db.RaisedObjections.Where(r => objections.Contains(r.ObjectionId));
        var rows = await (
            from given in db.GivenExplanations
            join question in raised on given.RaisedId equals question.Id
            join opportunity in db.Opportunities.VisibleTo(actor) on question.OpportunityId equals opportunity.Id
            join article in db.Articles.ReadableBy(actor) on given.ArticleId equals article.Id
            select new { question.ObjectionId, question.OpportunityId, article.WorkId, question.ProductId, opportunity.ProductIds, opportunity.Segment, opportunity.Stage, given.Result })
            .ToListAsync(stop);
        return [.. rows.Select(row => new AnswerRecord(
            row.ObjectionId, row.OpportunityId, row.WorkId, row.ProductId is { } product ? [product] : row.ProductIds, row.Segment, row.Stage, row.Result))];
    }
}

/// <summary>The explanations that an actor may read, by what they say: of two languages the actor's own.</summary>
internal static class PlayTitles
{
    public static async Task<Dictionary<Guid, PlayTitle>> ReadAsync(KnowledgeCrmDb db, Actor actor, IReadOnlyCollection<Guid> works, CancellationToken stop)
    {
        var plays = await db.Articles.ReadableBy(actor).Where(a => works.Contains(a.WorkId))
            .Select(a => new { a.WorkId, Play = new PlayTitle(a.Number, a.Slug, a.Live!.Title, a.Language) }).ToListAsync(stop);
        return plays.GroupBy(play => play.WorkId).ToDictionary(
            same => same.Key,
            same => same.OrderByDescending(play => play.Play.Language == actor.Language).ThenBy(play => play.Play.Number, StringComparer.Ordinal).First().Play);
    }
}

/// <summary>An explanation's article.</summary>
public sealed record PlayTitle(string Number, string Slug, string Title, string Language);
