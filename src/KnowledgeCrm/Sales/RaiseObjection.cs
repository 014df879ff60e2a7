using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Sales;

/// <summary>Records what a customer doubted in an opportunity; also which explanation was given, when one was.</summary>
public sealed class RaiseObjection(UseCase useCase)
{
    public Task<Outcome<ObjectionRaised>> RunAsync(Actor actor, string opportunity, RaisedInput input, CancellationToken stop) =>
        useCase.WriteAsync(nameof(RaiseObjection), actor, async db =>
        {
            var found = await db.FindOpportunityAsync(actor, opportunity, null, stop);
            var objection = await db.FindObjectionAsync(input.Objection, stop, "objection");
            Guid? product = string.IsNullOrWhiteSpace(input.Product) ? null
                : await db.Products.Where(p => p.Model == input.Product).Select(p => (Guid?)p.Id).SingleOrDefaultAsync(stop) ?? throw Refused.Invalid("Product.Unknown", "product", input.Product);
            var raised = RaisedObjection.Of(found, objection, input.Words, product, input.Competitor, actor, db.Now);
            if (!string.IsNullOrWhiteSpace(input.Explanation))
                raised.Explain(await db.FindPlayAsync(actor, input.Explanation, stop), input.Result ?? ExplanationResult.Open, actor, db.Now);
            db.RaisedObjections.Add(raised);
            found.Touch(db.Now);
            return new ObjectionRaised(raised.Id, found.Number);
        }, stop);
}

/// <summary>Records that an explanation was given to a raised objection, or what came of it.</summary>
public sealed class GiveExplanation(UseCase useCase)
{
    /// <param name="actor">Sales or an administrator.</param>
    /// <param name="raisedId">The <see cref="ObjectionRaised.Id"/>.</param>
    /// <param name="article">The number of a sales play that this actor may read.</param>
    /// <param name="result">What came of it at once.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<ObjectionRaised>> RunAsync(Actor actor, Guid raisedId, string? article, ExplanationResult result, CancellationToken stop) =>
        useCase.WriteAsync(nameof(GiveExplanation), actor, async db =>
        {
            var opportunity = await db.Opportunities.VisibleTo(actor).SingleOrDefaultAsync(o => db.RaisedObjections.Any(r => r.Id == raisedId && r.OpportunityId == o.Id), stop)
                ?? throw Refused.NotFound();
            OpportunityVisibility.RequireSeller(actor);
            var raised = await db.RaisedObjections.Include(r => r.Explanations).SingleAsync(r => r.Id == raisedId, stop);
            var before = raised.Explanations.Count;
            var given = raised.Explain(await db.FindPlayAsync(actor, article, stop), result, actor, db.Now);
            // Its key is made here: told to be new, or it would be looked for.
            if (raised.Explanations.Count > before) db.GivenExplanations.Add(given);
            opportunity.Touch(db.Now);
            return new ObjectionRaised(raised.Id, opportunity.Number);
        }, stop);
}

internal static class PlayLoading
{
    /// <summary>An explanation is an article of the kind for it, as readers have it now.</summary>
    public static async Task<Article> FindPlayAsync(this KnowledgeCrmDb db, Actor actor, string? number, CancellationToken stop)
    {
        var play = await db.Articles.ReadableBy(actor).Include(a => a.Live).SingleOrDefaultAsync(a => a.Number == number, stop) ?? throw Refused.Invalid("Article.Unknown", "article");
        return play.Live!.Kind == ArticleKind.SalesPlay ? play : throw Refused.Invalid("Objection.NotAPlay", "article", play.Number);
    }
}

/// <summary>What a customer doubted.</summary>
public sealed record RaisedInput
{
    /// <summary>The customer's own words.</summary>
    public string? Words { get; init; }

    /// <summary>The number of an objection of the catalogue.</summary>
    public string? Objection { get; init; }

    /// <summary>A product's model, when one is doubted.</summary>
    public string? Product { get; init; }
    public string? Competitor { get; init; }

    /// <summary>The number of the article that it was explained with.</summary>
    public string? Explanation { get; init; }
    public ExplanationResult? Result { get; init; }
}

/// <summary>The objection that was raised.</summary>
/// <param name="Id">Its id, to say more of it with.</param>
/// <param name="Opportunity">The opportunity's number.</param>
public sealed record ObjectionRaised(Guid Id, string Opportunity) : IAudited
{
    string IAudited.AuditSubject => Opportunity;
}
