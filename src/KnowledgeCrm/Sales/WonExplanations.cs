using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Sales;

/// <summary>Deals that were won with an explanation, by who gave it: evidence of who can explain what. Only of opportunities and articles that the
/// actor may see.</summary>
public sealed class WonExplanations(UseCase useCase)
{
    /// <param name="actor">Who asks.</param>
    /// <param name="personId">Only of this person; null for all.</param>
    /// <param name="stop">Stops it.</param>
    /// <returns>The newest first; one for each person, explanation and opportunity.</returns>
    public Task<Outcome<IReadOnlyList<WonExplanation>>> RunAsync(Actor actor, Guid? personId, CancellationToken stop) =>
        useCase.ReadAsync<IReadOnlyList<WonExplanation>>(async db => await ReadAsync(db, actor, personId, stop), stop);

    /// <summary>The same within a read that is under way.</summary>
    internal static async Task<List<WonExplanation>> ReadAsync(KnowledgeCrmDb db, Actor actor, Guid? personId, CancellationToken stop)
    {
        var rows = await (
            from given in db.GivenExplanations
            where given.PersonId != null && given.Result != ExplanationResult.NotConvinced && (personId == null || given.PersonId == personId)
            join raised in db.RaisedObjections on given.RaisedId equals raised.Id
            join opportunity in db.Opportunities.VisibleTo(actor) on raised.OpportunityId equals opportunity.Id
            where opportunity.Stage == OpportunityStage.Won
            join article in db.Articles.ReadableBy(actor) on given.ArticleId equals article.Id
            orderby opportunity.EndedAt descending, given.Id
            select new WonExplanation(given.PersonId!.Value, article.Live!.TopicId, article.Number, opportunity.Number, opportunity.Title, opportunity.EndedAt!.Value))
            .ToListAsync(stop);
        return [.. rows.Distinct()];
    }
}

/// <summary>A deal won with an explanation.</summary>
/// <param name="PersonId">Who gave it.</param>
/// <param name="TopicId">The topic of the explanation.</param>
/// <param name="Article">The explanation's number.</param>
/// <param name="Opportunity">The opportunity's number.</param>
/// <param name="Title">The opportunity's title.</param>
/// <param name="At">When it was won (UTC).</param>
public sealed record WonExplanation(Guid PersonId, Guid? TopicId, string Article, string Opportunity, string Title, DateTime At);
