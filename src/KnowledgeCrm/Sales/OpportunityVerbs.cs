using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Sales;

/// <summary>Opens an opportunity for a customer.</summary>
public sealed class OpenOpportunity(UseCase useCase)
{
    public Task<Outcome<OpportunityDone>> RunAsync(Actor actor, OpportunityInput input, CancellationToken stop) =>
        useCase.WriteAsync(nameof(OpenOpportunity), actor, async db =>
        {
            OpportunityVisibility.RequireSeller(actor);
            var opened = await db.OpenOpportunityAsync(actor, input, null, stop);
            return OpportunityDone.Of(opened);
        }, stop);
}

/// <summary>Writes what is known of an opportunity now.</summary>
public sealed class ChangeOpportunity(UseCase useCase)
{
    /// <param name="actor">Sales or an administrator.</param>
    /// <param name="number">The opportunity's number.</param>
    /// <param name="input">All that it is to say; what is left out is empty from then on, except for its currency and owner. Its customer stays.</param>
    /// <param name="version">The <see cref="OpportunityView.Version"/> that the person started from; a newer one is a conflict. Null: whatever is there.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<OpportunityDone>> RunAsync(Actor actor, string number, OpportunityInput input, int? version, CancellationToken stop) =>
        useCase.WriteAsync(nameof(ChangeOpportunity), actor, async db =>
        {
            var found = await db.FindOpportunityAsync(actor, number, version, stop);
            found.Write(await db.TextAsync(actor, input, found, stop), db.Now);
            await db.SaveChangesAsync(stop);
            return OpportunityDone.Of(found);
        }, stop);
}

/// <summary>Moves an opportunity to another stage.</summary>
public sealed class MoveOpportunity(UseCase useCase)
{
    /// <param name="actor">Sales or an administrator.</param>
    /// <param name="number">The opportunity's number.</param>
    /// <param name="to">The stage; one that <see cref="OpportunityStages.Table"/> leads to.</param>
    /// <param name="reason">Why it was won, lost, or opened again; required for these.</param>
    /// <param name="version">The version that the person started from. Null: whatever is there.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<OpportunityDone>> RunAsync(
        Actor actor, string number, OpportunityStage to, string? reason, int? version, CancellationToken stop) =>
        useCase.WriteAsync(nameof(MoveOpportunity), actor, async db =>
        {
            var found = await db.FindOpportunityAsync(actor, number, version, stop);
            found.MoveTo(to, reason, db.Now);
            await db.SaveChangesAsync(stop);
            return OpportunityDone.Of(found, found.Reason);
        }, stop);
}

/// <summary>The way in for every verb on an opportunity.</summary>
internal static class OpportunityLoading
{
    public static async Task<Opportunity> FindOpportunityAsync(this KnowledgeCrmDb db, Actor actor, string number, int? version, CancellationToken stop)
    {
        var found = await db.Opportunities.VisibleTo(actor).SingleOrDefaultAsync(o => o.Number == number, stop) ?? throw Refused.NotFound();
        OpportunityVisibility.RequireSeller(actor);
        if (version is { } started && started != found.Version) throw Refused.Conflict("Changed");
        return found;
    }

    public static async Task<Opportunity> OpenOpportunityAsync(
        this KnowledgeCrmDb db, Actor actor, OpportunityInput input, string? importKey, CancellationToken stop)
    {
        // Everything is checked before a number is taken, so that what is refused leaves no gap.
        var text = (await db.TextAsync(actor, input, null, stop)).Checked();
        var customer = await db.Customers.Where(c => c.Id == text.CustomerId).Select(c => new { c.Kind, c.Relation }).SingleAsync(stop);
        var opened = Opportunity.Open(
            await NumberSequence.NextAsync(db, NumberSequence.Opportunities, stop), text, CustomerSegments.Of(customer.Kind, customer.Relation), importKey, db.Now);
        db.Opportunities.Add(opened);
        return opened;
    }

    /// <summary>What was sent, its names found; what an opportunity can't be without stays as it was.</summary>
    public static async Task<OpportunityText> TextAsync(this KnowledgeCrmDb db, Actor actor, OpportunityInput input, Opportunity? before, CancellationToken stop)
    {
        // Whom it is sold to never changes: what was said in it was said to that customer.
        var customer = before?.CustomerId ?? (string.IsNullOrWhiteSpace(input.Customer) ? null
            : await db.Customers.VisibleTo(actor).Where(c => c.Number == input.Customer).Select(c => (Guid?)c.Id).SingleOrDefaultAsync(stop)
                ?? throw Refused.Invalid("Customer.Unknown", "customer"));
        var wanted = (input.Products ?? []).Distinct().ToList();
        var products = await db.Products.Where(p => p.Model != null && wanted.Contains(p.Model)).ToDictionaryAsync(p => p.Model!, p => p.Id, stop);
        if (wanted.Find(model => !products.ContainsKey(model)) is { } unknown) throw Refused.Invalid("Product.Unknown", "products", unknown);
        return new OpportunityText(
            input.Title ?? "", customer ?? throw Refused.Invalid("Text.Required", "customer"), input.Amount, input.Currency ?? before?.Currency ?? "EUR",
            input.ExpectedClose, [.. products.Values], input.Competitors ?? [], await db.OwnerAsync(actor, input.Owner, before, stop));
    }

    private static async Task<Guid?> OwnerAsync(this KnowledgeCrmDb db, Actor actor, string? owner, Opportunity? before, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(owner)) return before is null ? actor.PersonId : before.OwnerId;
        var name = owner.Trim();
        var upper = name.ToUpperInvariant();
        var id = Guid.TryParse(name, out var parsed) ? parsed : Guid.Empty;
        var person = await db.Users.SingleOrDefaultAsync(p => p.Id == id || p.NormalizedEmail == upper, stop);
        if (person?.Roles.Exists(role => role is Role.Sales or Role.Administrator) != true) throw Refused.Invalid("Opportunity.OwnerInvalid", "owner");
        return person.Id;
    }
}
