using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Sales;

/// <summary>One opportunity with what was doubted in it and what was answered.</summary>
public sealed class OpportunityReading(UseCase useCase)
{
    public Task<Outcome<OpportunityView>> RunAsync(Actor actor, string number, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            var found = await db.Opportunities.VisibleTo(actor).SingleOrDefaultAsync(o => o.Number == number, stop) ?? throw Refused.NotFound();
            var customer = await db.Customers.Where(c => c.Id == found.CustomerId).Select(c => new { c.Number, c.Name, c.Language }).SingleAsync(stop);
            var products = await db.Products.Where(p => found.ProductIds.Contains(p.Id)).OrderBy(p => p.Model).ToListAsync(stop);
            var sells = OpportunityVisibility.MaySell(actor);
            return new OpportunityView
            {
                Number = found.Number,
                Title = found.Title,
                Stage = found.Stage,
                Segment = found.Segment,
                Customer = customer.Number,
                CustomerName = customer.Name,
                CustomerLanguage = customer.Language,
                Amount = found.Amount,
                Currency = found.Currency,
                ExpectedClose = found.ExpectedClose,
                Products = [.. products.Select(p => new OfferedProduct(p.Model ?? p.Key, p.NameIn(actor.Language)))],
                Competitors = found.Competitors,
                OwnerId = found.OwnerId,
                Owner = await db.Users.Where(p => p.Id == found.OwnerId).Select(p => p.Name).SingleOrDefaultAsync(stop),
                OpenedAt = found.OpenedAt,
                ChangedAt = found.ChangedAt,
                EndedAt = found.EndedAt,
                Reason = found.Reason,
                Version = found.Version,
                Raised = await RaisedAsync(db, actor, found.Id, stop),
                Moves = sells ? [.. OpportunityStages.Table.Where(move => move.From == found.Stage)] : [],
                MaySell = sells,
            };
        }, stop);

    private static async Task<IReadOnlyList<RaisedView>> RaisedAsync(KnowledgeCrmDb db, Actor actor, Guid id, CancellationToken stop)
    {
        var rows = await (
            from raised in db.RaisedObjections.Where(r => r.OpportunityId == id)
            join objection in db.Objections on raised.ObjectionId equals objection.Id
            orderby raised.At descending, raised.Id
            select new
            {
                raised.Id,
                raised.Words,
                raised.Competitor,
                raised.At,
                Objection = objection,
                Product = db.Products.Where(p => p.Id == raised.ProductId).Select(p => p.Model).FirstOrDefault(),
                Person = db.Users.Where(p => p.Id == raised.PersonId).Select(p => p.Name).FirstOrDefault(),
            }).ToListAsync(stop);
        // An explanation that the viewer may not read any more is left out, as everywhere.
        var given = (await (
            from explanation in db.GivenExplanations.Where(g => db.RaisedObjections.Any(r => r.Id == g.RaisedId && r.OpportunityId == id))
            join article in db.Articles.ReadableBy(actor) on explanation.ArticleId equals article.Id
            orderby explanation.At
            select new
            {
                explanation.RaisedId,
                View = new GivenView(
                    new PlayTitle(article.Number, article.Slug, article.Live!.Title, article.Language),
                    db.ArticleVersions.Where(v => v.Id == explanation.ArticleVersionId).Select(v => v.Number).FirstOrDefault(),
                    explanation.Result, db.Users.Where(p => p.Id == explanation.PersonId).Select(p => p.Name).FirstOrDefault(), explanation.At),
            }).ToListAsync(stop)).ToLookup(row => row.RaisedId, row => row.View);
        return [.. rows.Select(row => new RaisedView(
            row.Id, row.Objection.Number, row.Objection.WordingIn(actor.Language), row.Words, row.Product, row.Competitor, row.Person, row.At, [.. given[row.Id]]))];
    }
}
