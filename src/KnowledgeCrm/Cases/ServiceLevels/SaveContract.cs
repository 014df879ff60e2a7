using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Cases;

/// <summary>Adds or changes a contract; the customer's open cases are due by it from then on.</summary>
public sealed class SaveContract(UseCase useCase)
{
    /// <param name="actor">Staff who work with customers.</param>
    /// <param name="number">The contract to change; null for a new one.</param>
    /// <param name="input">All that it is to say.</param>
    /// <param name="version">The version that the person started from; a newer one is a conflict. Null: whatever is there.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<DeskRuleDone>> RunAsync(Actor actor, string? number, ContractInput input, int? version, CancellationToken stop) =>
        useCase.WriteAsync(nameof(SaveContract), actor, async db =>
        {
            if (!CustomerVisibility.SeesAll(actor)) throw Refused.Forbidden();
            var saved = await SaveAsync(db, actor, number, input, version, stop);
            await db.SaveChangesAsync(stop);
            await PromiseAgainAsync(db, saved.CustomerId, stop);
            return new DeskRuleDone(saved.Number, saved.Version);
        }, stop);

    /// <summary>Whose it is, and what it is to say, by what people call it.</summary>
    internal static async Task<(Guid Customer, ContractTerms Terms)> TermsAsync(KnowledgeCrmDb db, Actor actor, ContractInput input, CancellationToken stop)
    {
        var customer = await db.Customers.VisibleTo(actor).Include(c => c.Assets).SingleOrDefaultAsync(c => c.Number == input.Customer, stop)
            ?? throw Refused.Invalid("Customer.Unknown", "customer");
        var level = Limits.Checked(input.ServiceLevel, "serviceLevel", Limits.Name);
        if (!await db.ServiceLevels.AnyAsync(l => l.Key == level, stop)) throw Refused.Invalid("ServiceLevel.Unknown", "serviceLevel", level);
        var wanted = (input.Products ?? []).Distinct().ToList();
        var products = await db.Products.Where(p => wanted.Contains(p.Model!) || wanted.Contains(p.Key)).ToListAsync(stop);
        if (wanted.Find(name => !products.Exists(p => p.Model == name || p.Key == name)) is { } unknown) throw Refused.Invalid("Product.Unknown", "products", unknown);
        var branches = await db.Customers.Where(c => c.ParentId == customer.Id).Select(c => c.Id).ToListAsync(stop);
        var serials = (input.Assets ?? []).Distinct().ToList();
        var assets = await db.Assets.Where(a => serials.Contains(a.Serial) && (a.CustomerId == customer.Id || branches.Contains(a.CustomerId))).ToListAsync(stop);
        if (serials.Find(serial => !assets.Exists(a => a.Serial == serial)) is { } foreign) throw Refused.Invalid("Contract.AssetUnknown", "assets", foreign);
        return (customer.Id, new ContractTerms(
            input.Title, level, input.From ?? throw Refused.Invalid("Text.Required", "from"), input.To,
            [.. products.Select(p => p.Id)], [.. assets.Select(a => a.Id)], input.Note));
    }

    private static async Task<Contract> SaveAsync(KnowledgeCrmDb db, Actor actor, string? number, ContractInput input, int? version, CancellationToken stop)
    {
        var (customer, terms) = await TermsAsync(db, actor, input, stop);
        if (string.IsNullOrEmpty(number))
        {
            var made = Contract.Of(await NumberSequence.NextAsync(db, NumberSequence.Contracts, stop), customer, terms);
            db.Contracts.Add(made);
            return made;
        }
        var contract = await db.Contracts.SingleOrDefaultAsync(c => c.Number == number, stop) ?? throw Refused.NotFound();
        if (contract.CustomerId != customer) throw Refused.Invalid("Contract.OtherCustomer", "customer");
        DeskRules.RequireVersion(contract, version);
        contract.Change(terms);
        return contract;
    }

    /// <summary>The open cases of a customer and its branches, by the contracts as they are saved now.</summary>
    internal static async Task PromiseAgainAsync(KnowledgeCrmDb db, Guid customerId, CancellationToken stop)
    {
        var ids = await db.Customers.Where(c => c.Id == customerId || c.ParentId == customerId).Select(c => (Guid?)c.Id).ToListAsync(stop);
        var open = await db.Cases.Where(c => ids.Contains(c.CustomerId) && c.Status != CaseStatus.Resolved && c.Status != CaseStatus.Closed).ToListAsync(stop);
        foreach (var one in open) await db.PromiseAsync(one, stop);
    }
}

/// <summary>A contract as it is asked for.</summary>
public sealed record ContractInput
{
    /// <summary>The customer's number.</summary>
    public string? Customer { get; init; }
    public string? Title { get; init; }

    /// <summary>The key of a service level.</summary>
    public string? ServiceLevel { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }

    /// <summary>Models of products and keys of categories.</summary>
    public IReadOnlyList<string>? Products { get; init; }

    /// <summary>Serial numbers of what the customer or a branch owns. With no products either, everything that it owns is covered.</summary>
    public IReadOnlyList<string>? Assets { get; init; }
    public string? Note { get; init; }
}
