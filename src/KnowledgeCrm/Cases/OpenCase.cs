using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Cases;

/// <summary>Opens a case: a rep for any customer, a customer for itself.</summary>
public sealed class OpenCase(UseCase useCase)
{
    public Task<Outcome<CaseDone>> RunAsync(Actor actor, CaseInput input, CancellationToken stop) =>
        useCase.WriteAsync(nameof(OpenCase), actor, async db =>
        {
            actor.Require(Role.Rep, Role.Customer, Role.Partner);
            var customerId = await CustomerOfAsync(db, actor, input.Customer, stop);
            var asset = await db.AssetOfAsync(customerId, input.Asset, stop);
            var productId = asset?.ProductId ?? await db.ProductIdAsync(input.Product, stop);
            var worksIt = CaseVisibility.MayWork(actor);
            var type = Enum.IsDefined(input.Type) ? input.Type : throw Refused.Invalid("Case.TypeUnknown", "type");
            var form = await db.FieldsOfAsync(type, stop);
            if (!worksIt) form = [.. form.Where(field => field.AsksCustomer)];
            var fields = CaseFieldValues.Merged(form, new Dictionary<string, string>(), input.Fields);
            CaseFieldValues.Require(form, fields, CaseFieldRequired.AtOpening);
            var made = new NewCase(
                input.Subject ?? "", input.Description ?? "", input.Language ?? actor.Language, input.Channel,
                // How urgent a case is, is for who works it to say.
                worksIt ? input.Priority : CasePriority.Normal, customerId, productId)
            {
                Type = type,
                Fields = fields,
                AssetId = asset?.Id,
                TopicId = worksIt ? await db.TopicIdAsync(input.Topic, stop) : null,
            };
            var opened = Case.Open(await NumberSequence.NextAsync(db, NumberSequence.Cases, stop), made, actor, db.Now);
            await db.PromiseAsync(opened, stop);
            await db.RouteAsync(opened, stop);
            db.Cases.Add(opened);
            return CaseDone.Of(opened);
        }, stop);

    private static async Task<Guid?> CustomerOfAsync(KnowledgeCrmDb db, Actor actor, string? number, CancellationToken stop)
    {
        if (string.IsNullOrEmpty(number)) return actor.CustomerId;
        return await db.Customers.VisibleTo(actor).Where(c => c.Number == number).Select(c => (Guid?)c.Id).SingleOrDefaultAsync(stop)
            ?? throw Refused.Invalid("Customer.Unknown", "customer");
    }
}

/// <summary>What is known when a case is opened.</summary>
public sealed record CaseInput
{
    public string? Subject { get; init; }

    /// <summary>The customer's own words.</summary>
    public string? Description { get; init; }

    /// <summary><c>en</c> or <c>zh</c>.</summary>
    public string? Language { get; init; }

    /// <summary>A customer's number.</summary>
    public string? Customer { get; init; }

    /// <summary>A product's model.</summary>
    public string? Product { get; init; }

    /// <summary>The serial number of the customer's thing that it is about; it says the product too.</summary>
    public string? Asset { get; init; }

    /// <summary>A topic's key; a rep's to say, otherwise passed over.</summary>
    public string? Topic { get; init; }
    public CaseType Type { get; init; }

    /// <summary>What is filled into the fields of the type, by their keys.</summary>
    public IReadOnlyDictionary<string, string>? Fields { get; init; }
    public CaseChannel Channel { get; init; } = CaseChannel.Phone;
    public CasePriority Priority { get; init; } = CasePriority.Normal;
}

/// <summary>What a verb on a case answers: where it stands now.</summary>
/// <param name="Number">The case's number.</param>
/// <param name="Status">Its status after the verb.</param>
/// <param name="Candidate">The number of the candidate that it became, when it was resolved so.</param>
public sealed record CaseDone(string Number, CaseStatus Status, string? Candidate = null) : IAudited
{
    string IAudited.AuditSubject => Number;

    internal static CaseDone Of(Case @case, string? candidate = null) => new(@case.Number, @case.Status, candidate);
}
