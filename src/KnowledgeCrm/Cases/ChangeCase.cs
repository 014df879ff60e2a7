using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Cases;

/// <summary>Says what a case is about after it was opened: type, customer, product, the customer's thing, topic, fields. What was promised and
/// the queue follow.</summary>
public sealed class ChangeCase(UseCase useCase)
{
    /// <param name="actor">A rep.</param>
    /// <param name="number">The case's number.</param>
    /// <param name="change">What to change; what is null stays, what is empty is taken away.</param>
    /// <param name="version">The version that the person started from; a newer one is a conflict. Null: whatever is there.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<CaseDone>> RunAsync(Actor actor, string number, CaseChange change, int? version, CancellationToken stop) =>
        useCase.WriteAsync(nameof(ChangeCase), actor, async db =>
        {
            var found = await db.FindCaseToWorkAsync(actor, number, stop);
            DeskRules.RequireVersion(found, version);
            if (change.Type is { } type) found.Become(type);
            var customer = change.Customer is null ? found.CustomerId : await CustomerAsync(db, actor, change.Customer, stop);
            var asset = await AssetAsync(db, found, customer, change.Asset, stop);
            var product = change.Product is null ? found.ProductId : await db.ProductIdAsync(change.Product, stop);
            // A thing of the customer is of one product: naming the thing names the product, and naming another product lets go of it.
            if (!string.IsNullOrEmpty(change.Asset)) product = asset!.ProductId;
            else if (asset is not null && asset.ProductId != product) asset = null;
            var topic = change.Topic is null ? found.TopicId : await db.TopicIdAsync(change.Topic, stop);
            found.IsAbout(customer, product, asset?.Id, topic);
            var form = await db.FieldsOfAsync(found.Type, stop);
            var fields = CaseFieldValues.Merged(form, found.Fields, change.Fields);
            // What is needed by now can't be taken away; what was never asked for before is not missed until then.
            if (change.Fields is { Count: > 0 } given)
                CaseFieldValues.Require(form, fields, found.IsDone ? CaseFieldRequired.AtResolving : CaseFieldRequired.AtOpening, field => given.ContainsKey(field.Key));
            found.FillIn(fields);
            found.Changed(db.Now);
            await db.PromiseAsync(found, stop);
            await db.RouteAsync(found, stop);
            return CaseDone.Of(found);
        }, stop);

    private static async Task<Guid?> CustomerAsync(KnowledgeCrmDb db, Actor actor, string number, CancellationToken stop) => number.Length == 0 ? null
        : await db.Customers.VisibleTo(actor).Where(c => c.Number == number).Select(c => (Guid?)c.Id).SingleOrDefaultAsync(stop)
            ?? throw Refused.Invalid("Customer.Unknown", "customer");

    private static async Task<Asset?> AssetAsync(KnowledgeCrmDb db, Case found, Guid? customer, string? wanted, CancellationToken stop)
    {
        if (wanted is not null) return await db.AssetOfAsync(customer, wanted, stop);
        // Another customer's thing it is not.
        return customer == found.CustomerId && found.AssetId is { } id ? await db.Assets.SingleAsync(a => a.Id == id, stop) : null;
    }
}

/// <summary>What to change in a case. What is null stays, what is empty is taken away.</summary>
public sealed record CaseChange
{
    public CaseType? Type { get; init; }

    /// <summary>The customer's number.</summary>
    public string? Customer { get; init; }

    /// <summary>The product's model.</summary>
    public string? Product { get; init; }

    /// <summary>The serial number of the customer's thing.</summary>
    public string? Asset { get; init; }

    /// <summary>The topic's key.</summary>
    public string? Topic { get; init; }

    /// <summary>What is filled in, by the keys of fields; an empty one is taken away, one that is not named stays.</summary>
    public IReadOnlyDictionary<string, string>? Fields { get; init; }
}

/// <summary>Takes a step that a type of case has for itself: a visit is scheduled, a return has arrived.</summary>
public sealed class AdvanceCase(UseCase useCase)
{
    /// <param name="actor">A rep.</param>
    /// <param name="number">The case's number.</param>
    /// <param name="action"><see cref="CaseAction.Schedule"/> or <see cref="CaseAction.Receive"/>.</param>
    /// <param name="fields">What to fill in with it, such as the day of the visit.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<CaseDone>> RunAsync(
        Actor actor, string number, CaseAction action, IReadOnlyDictionary<string, string>? fields, CancellationToken stop) =>
        useCase.WriteAsync(nameof(AdvanceCase), actor, async db =>
        {
            var found = await db.FindCaseToWorkAsync(actor, number, stop);
            found.FillIn(CaseFieldValues.Merged(found.Form!, found.Fields, fields));
            switch (action)
            {
                case CaseAction.Schedule: found.Schedule(db.Now); break;
                case CaseAction.Receive: found.Receive(db.Now); break;
                default: throw Refused.Invalid("Case.NoSuchStep", "action");
            }
            return CaseDone.Of(found);
        }, stop);
}

/// <summary>Moves a case into a queue by hand; rules leave it there.</summary>
public sealed class MoveCase(UseCase useCase)
{
    /// <param name="actor">A rep.</param>
    /// <param name="number">The case's number.</param>
    /// <param name="queue">The queue's key; empty for none.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<CaseDone>> RunAsync(Actor actor, string number, string? queue, CancellationToken stop) =>
        useCase.WriteAsync(nameof(MoveCase), actor, async db =>
        {
            var found = await db.FindCaseToWorkAsync(actor, number, stop);
            Guid? id = string.IsNullOrEmpty(queue) ? null
                : await db.CaseQueues.Where(q => q.Key == queue).Select(q => (Guid?)q.Id).SingleOrDefaultAsync(stop) ?? throw Refused.Invalid("Queue.Unknown", "queue");
            found.Enter(id, isChosen: true);
            found.Changed(db.Now);
            await CaseRouting.DealOutAsync(db, found, stop);
            return CaseDone.Of(found);
        }, stop);
}

/// <summary>Finds what a case is about by what people call it; empty is none, unknown is refused.</summary>
internal static class CaseSubjects
{
    public static async Task<Guid?> ProductIdAsync(this KnowledgeCrmDb db, string? model, CancellationToken stop) => string.IsNullOrEmpty(model) ? null
        : await db.Products.Where(p => p.Model == model).Select(p => (Guid?)p.Id).SingleOrDefaultAsync(stop) ?? throw Refused.Invalid("Product.Unknown", "product", model);

    public static async Task<Guid?> TopicIdAsync(this KnowledgeCrmDb db, string? key, CancellationToken stop) => string.IsNullOrEmpty(key) ? null
        : await db.Topics.Where(t => t.Key == key).Select(t => (Guid?)t.Id).SingleOrDefaultAsync(stop) ?? throw Refused.Invalid("Topic.Unknown", "topic", key);

    public static async Task<Asset?> AssetOfAsync(this KnowledgeCrmDb db, Guid? customerId, string? serial, CancellationToken stop) => string.IsNullOrEmpty(serial) ? null
        : await db.Assets.Where(a => a.CustomerId == customerId && a.Serial == serial).OrderBy(a => a.Id).FirstOrDefaultAsync(stop)
            ?? throw Refused.Invalid("Case.AssetUnknown", "asset");
}
