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
    /// <param name="wanted">Which of them.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="stop">Stops it.</param>
    /// <returns>The newest first; one for each person, explanation, objection and opportunity.</returns>
    public Task<Outcome<IReadOnlyList<WonExplanation>>> RunAsync(Actor actor, WonQuery wanted, int most, CancellationToken stop) =>
        useCase.ReadAsync<IReadOnlyList<WonExplanation>>(async db => await ReadAsync(db, actor, wanted, most, stop), stop);

    /// <summary>The same within a read that is under way.</summary>
    internal static async Task<List<WonExplanation>> ReadAsync(KnowledgeCrmDb db, Actor actor, WonQuery wanted, int most, CancellationToken stop)
    {
        var given = db.GivenExplanations.Where(g => g.PersonId != null && g.Result != ExplanationResult.NotConvinced);
        if (wanted.PersonId is { } person) given = given.Where(g => g.PersonId == person);
        var raised = wanted.ObjectionIds is { } objections ? db.RaisedObjections.Where(r => objections.Contains(r.ObjectionId)) : db.RaisedObjections;
        var deals = db.Opportunities.VisibleTo(actor).Where(o => o.Stage == OpportunityStage.Won);
        if (wanted.OpportunityIds is { } ids) deals = deals.Where(o => ids.Contains(o.Id));
        if (wanted.CustomerIds is { } customers) deals = deals.Where(o => customers.Contains(o.CustomerId));
        if (wanted.ProductIds is { } products) deals = deals.Where(o => o.ProductIds.Any(id => products.Contains(id)));
        var articles = db.Articles.ReadableBy(actor);
        if (wanted.TopicId is { } topic) articles = articles.Where(a => a.Live!.TopicId == topic);
        var rows = await (
            from explanation in given
            join doubt in raised on explanation.RaisedId equals doubt.Id
            join deal in deals on doubt.OpportunityId equals deal.Id
            join article in articles on explanation.ArticleId equals article.Id
            orderby deal.EndedAt descending, explanation.Id
            select new WonExplanation(
                explanation.PersonId!.Value, article.Live!.TopicId, article.Number, deal.Id, deal.Number, deal.Title, deal.CustomerId, doubt.ObjectionId,
                explanation.Result == ExplanationResult.Convinced, deal.EndedAt!.Value))
            .Take(most).ToListAsync(stop);
        return [.. rows.Distinct()];
    }
}

/// <summary>Which won explanations to read; null is all.</summary>
/// <param name="PersonId">Given by this person.</param>
/// <param name="OpportunityIds">In these opportunities.</param>
/// <param name="TopicId">By an article of this topic.</param>
/// <param name="CustomerIds">To these customers.</param>
/// <param name="ProductIds">Where one of these products was offered.</param>
/// <param name="ObjectionIds">To one of these objections.</param>
public sealed record WonQuery(
    Guid? PersonId = null, IReadOnlyCollection<Guid>? OpportunityIds = null, Guid? TopicId = null, IReadOnlyCollection<Guid>? CustomerIds = null,
    IReadOnlyCollection<Guid>? ProductIds = null, IReadOnlyCollection<Guid>? ObjectionIds = null);

/// <summary>A deal won with an explanation.</summary>
/// <param name="PersonId">Who gave it.</param>
/// <param name="TopicId">The topic of the explanation.</param>
/// <param name="Article">The explanation's number.</param>
/// <param name="OpportunityId">The opportunity.</param>
/// <param name="Opportunity">Its number.</param>
/// <param name="Title">Its title.</param>
/// <param name="CustomerId">Who bought.</param>
/// <param name="ObjectionId">What was doubted.</param>
/// <param name="Convinced">True when the customer said at once that it had convinced.</param>
/// <param name="At">When it was won (UTC).</param>
public sealed record WonExplanation(
    Guid PersonId, Guid? TopicId, string Article, Guid OpportunityId, string Opportunity, string Title, Guid CustomerId, Guid ObjectionId, bool Convinced, DateTime At);
