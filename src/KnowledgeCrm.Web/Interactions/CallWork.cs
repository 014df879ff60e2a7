using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Interactions;

namespace KnowledgeCrm.Web.Interactions;

/// <summary>Whom a call is with, as far as that is known: a customer, or a number with perhaps a name.</summary>
internal sealed record CallerKnown(string? Customer, string? Number, string Name);

/// <summary>A case of a call, and whose it is.</summary>
internal sealed record CallCase(string Customer, string Case);

/// <summary>What is done during a call, each with one action: whoever is not known yet becomes a prospect by the way.</summary>
internal sealed class CallWork(
    AddCustomer add, OpenCase open, ResolveCase resolve, LinkArticle link, LogInteraction log, TakeNextCall take)
{
    public async Task<Outcome<CallCase>> OpenAsync(Actor actor, CallerKnown caller, CallDraft typed, CancellationToken stop)
    {
        // Nobody is written down for a case that can't be opened.
        if (typed.Description.Trim().Length == 0) return Refused.Invalid("Text.Required", "description");
        var customer = await CustomerAsync(actor, caller, stop);
        if (!customer.Succeeded) return customer.Refused;
        var opened = await open.RunAsync(actor, new CaseInput
        {
            Customer = customer.Value, Product = typed.Product, Subject = typed.Subject, Description = typed.Description,
            Language = Languages.Of(typed.Description), Channel = CaseChannel.Phone,
        }, stop);
        return opened.Succeeded ? new CallCase(customer.Value, opened.Value.Number) : opened.Refused;
    }

    public Task<Outcome<CaseDone>> SolveAsync(Actor actor, string number, string article, CancellationToken stop) =>
        resolve.RunAsync(actor, number, new Resolving { Outcome = CaseOutcome.Solved, Article = article }, stop);

    public Task<Outcome<CaseDone>> LinkAsync(Actor actor, string number, string article, CaseArticleKind kind, CancellationToken stop) =>
        link.RunAsync(actor, number, article, kind, stop);

    public async Task<Outcome<InteractionLogged>> FinishAsync(Actor actor, CallerKnown caller, InteractionInput made, CancellationToken stop)
    {
        if (made.Disposition is null) return Refused.Invalid("Interaction.DispositionRequired", "disposition");
        var customer = await CustomerAsync(actor, caller, stop);
        if (!customer.Succeeded) return customer.Refused;
        return await log.RunAsync(actor, made with
        {
            Customer = customer.Value,
            Phone = caller.Number,
            Direction = made.EntryId is not null || made.Fulfils is not null ? InteractionDirection.Outbound : InteractionDirection.Inbound,
        }, stop);
    }

    public Task<Outcome<TakenCall?>> NextAsync(Actor actor, Guid list, CancellationToken stop) => take.RunAsync(actor, list, stop);

    private async Task<Outcome<string>> CustomerAsync(Actor actor, CallerKnown caller, CancellationToken stop)
    {
        if (!string.IsNullOrEmpty(caller.Customer)) return caller.Customer;
        var name = caller.Name.Trim();
        if (name.Length == 0 && string.IsNullOrEmpty(caller.Number)) return Refused.Invalid("Interaction.WhoRequired", "name");
        var added = await add.RunAsync(actor, new CustomerInput
        {
            // Until somebody asks for the name, the number is what they are known by.
            Name = name.Length > 0 ? name : caller.Number, Kind = CustomerKind.Person, Relation = CustomerRelation.Prospect, Phone = caller.Number,
        }, stop);
        return added.Succeeded ? added.Value.Number : added.Refused;
    }
}
