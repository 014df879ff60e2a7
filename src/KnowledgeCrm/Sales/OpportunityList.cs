using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Sales;

/// <summary>The opportunities that an actor may see, those that changed last first, with how many there are in each stage.</summary>
public sealed class OpportunityList(UseCase useCase)
{
    public const int PageSize = 50;

    public Task<Outcome<OpportunityListing>> RunAsync(Actor actor, OpportunityFilter filter, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            OpportunityVisibility.RequireReader(actor);
            var found = db.Opportunities.VisibleTo(actor);
            if (filter.Customer is { Length: > 0 } customer) found = found.Where(o => db.Customers.Any(c => c.Id == o.CustomerId && c.Number == customer));
            if (filter.OwnerId is { } owner) found = found.Where(o => o.OwnerId == owner);
            if (filter.Segment is { } segment) found = found.Where(o => o.Segment == segment);
            if (filter.Product is { Length: > 0 } model)
            {
                // Unknown narrows to nothing, as an unknown customer does.
                var product = await db.Products.Where(p => p.Model == model).Select(p => p.Id).SingleOrDefaultAsync(stop);
                found = found.Where(o => o.ProductIds.Contains(product));
            }
            if (Limits.Checked(filter.Text, "q", Limits.Name, required: false).ToLowerInvariant() is { Length: > 0 } text)
            {
                var upper = text.ToUpperInvariant();
                found = found.Where(o => o.Number == upper || o.Title.ToLower().Contains(text)
                    || db.Customers.Any(c => c.Id == o.CustomerId && c.Name.ToLower().Contains(text)));
            }
            // Each stage with what it would show: everything else narrowed as it is.
            var counts = await found.GroupBy(o => o.Stage).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);
            if (filter.Stage is { } stage) found = found.Where(o => o.Stage == stage);
            var total = filter.Stage is { } only ? counts.GetValueOrDefault(only) : counts.Values.Sum();
            var rows = await found.OrderByDescending(o => o.ChangedAt).ThenBy(o => o.Id).Skip(Math.Max(filter.Page, 0) * PageSize).Take(PageSize)
                .Select(o => new
                {
                    Opportunity = o,
                    Customer = db.Customers.Where(c => c.Id == o.CustomerId).Select(c => new { c.Number, c.Name, c.Language }).First(),
                    Owner = db.Users.Where(p => p.Id == o.OwnerId).Select(p => p.Name).FirstOrDefault(),
                    Objections = db.RaisedObjections.Count(r => r.OpportunityId == o.Id),
                }).ToListAsync(stop);
            var models = await db.Products.Where(p => p.Model != null).ToDictionaryAsync(p => p.Id, p => p.Model!, stop);
            return new OpportunityListing(total, [.. rows.Select(row => new OpportunityLine(
                row.Opportunity.Number, row.Opportunity.Title, row.Opportunity.Stage, row.Opportunity.Segment, row.Customer.Number, row.Customer.Name, row.Customer.Language,
                row.Opportunity.Amount, row.Opportunity.Currency, row.Opportunity.ExpectedClose,
                [.. row.Opportunity.ProductIds.Where(models.ContainsKey).Select(id => models[id]).Order(StringComparer.Ordinal)],
                row.Owner, row.Objections, row.Opportunity.ChangedAt))], counts);
        }, stop);
}

/// <summary>Which opportunities to list. Pages count from 0.</summary>
/// <param name="Stage">Of this stage alone.</param>
/// <param name="Customer">Of the customer with this number.</param>
/// <param name="OwnerId">Of this person.</param>
/// <param name="Segment">Of customers of this segment.</param>
/// <param name="Product">With the product of this model.</param>
/// <param name="Text">Its number, or a part of its title or of its customer's name.</param>
/// <param name="Page">From 0.</param>
public sealed record OpportunityFilter(
    OpportunityStage? Stage = null, string? Customer = null, Guid? OwnerId = null, CustomerSegment? Segment = null, string? Product = null, string? Text = null, int Page = 0);

/// <summary>One page, with how many there are in each stage that the other filters leave.</summary>
public sealed record OpportunityListing(int Total, IReadOnlyList<OpportunityLine> Items, IReadOnlyDictionary<OpportunityStage, int> Stages);

/// <summary>An opportunity in a list. The amount is in the currency's main unit.</summary>
public sealed record OpportunityLine(
    string Number, string Title, OpportunityStage Stage, CustomerSegment Segment, string Customer, string CustomerName, string CustomerLanguage, decimal? Amount,
    string Currency, DateOnly? ExpectedClose, IReadOnlyList<string> Products, string? Owner, int Objections, DateTime ChangedAt);
