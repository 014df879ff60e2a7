using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Interactions;

/// <summary>Writes a contact into a customer's log. One that was made for an entry of a call list settles the entry; one that was made because it
/// had been agreed settles that.</summary>
public sealed class LogInteraction(UseCase useCase)
{
    public Task<Outcome<InteractionLogged>> RunAsync(Actor actor, InteractionInput input, CancellationToken stop) =>
        useCase.WriteAsync(nameof(LogInteraction), actor, async db =>
        {
            InteractionVisibility.Require(actor);
            var customerId = await db.FindCustomerAsync(actor, input.Customer, stop);
            var made = new ContactMade
            {
                CustomerId = customerId,
                ContactId = await ContactOfAsync(db, customerId, input.Contact, stop),
                CaseId = await CaseOfAsync(db, actor, customerId, input.Case, stop),
                EntryId = input.EntryId,
                Channel = input.Channel,
                Direction = input.Direction,
                At = input.At,
                Seconds = input.Seconds,
                Phone = input.Phone,
                Note = input.Note,
                Disposition = input.Disposition ?? throw Refused.Invalid("Interaction.DispositionRequired", "disposition"),
                NextAt = input.NextAt,
                NextStep = input.NextStep,
                NextById = await ColleagueAsync(db, input.NextBy, stop),
            };
            var logged = Interaction.Of(made, actor, db.Now);
            db.Interactions.Add(logged);
            if (input.EntryId is { } entryId)
            {
                var entry = await db.CallListEntries.SingleOrDefaultAsync(e => e.Id == entryId && e.CustomerId == customerId, stop) ?? throw Refused.NotFound();
                entry.Settle(made.Disposition, made.NextAt, actor, db.Now);
            }
            if (input.Fulfils is { } agreedId)
            {
                var agreed = await db.Interactions.SingleOrDefaultAsync(i => i.Id == agreedId && i.CustomerId == customerId, stop) ?? throw Refused.NotFound();
                // Somebody else may have called meanwhile: this call happened all the same.
                if (agreed.NextDoneAt is null && made.Disposition != Disposition.NotReached) agreed.CompleteNext(actor, db.Now);
            }
            return new InteractionLogged(logged.Id, input.Customer!);
        }, stop);

    private static async Task<Guid?> ContactOfAsync(KnowledgeCrmDb db, Guid customerId, string? name, CancellationToken stop) =>
        string.IsNullOrEmpty(name) ? null
        : await db.Contacts.Where(c => c.CustomerId == customerId && c.Name == name).OrderBy(c => c.Id).Select(c => (Guid?)c.Id).FirstOrDefaultAsync(stop)
            ?? throw Refused.Invalid("Interaction.ContactUnknown", "contact");

    private static async Task<Guid?> CaseOfAsync(KnowledgeCrmDb db, Actor actor, Guid customerId, string? number, CancellationToken stop) =>
        string.IsNullOrEmpty(number) ? null
        : await db.Cases.VisibleTo(actor).Where(c => c.Number == number && c.CustomerId == customerId).Select(c => (Guid?)c.Id).SingleOrDefaultAsync(stop)
            ?? throw Refused.Invalid("Interaction.CaseUnknown", "case");

    private static async Task<Guid?> ColleagueAsync(KnowledgeCrmDb db, Guid? id, CancellationToken stop)
    {
        if (id is null) return null;
        var colleague = await db.Users.SingleOrDefaultAsync(p => p.Id == id && !p.IsService, stop);
        return colleague is not null && InteractionVisibility.MayWork(colleague.ToActor()) ? id : throw Refused.Invalid("Interaction.NextByUnknown", "nextBy");
    }
}

/// <summary>What is said of a contact.</summary>
public sealed record InteractionInput
{
    /// <summary>A customer's number.</summary>
    public string? Customer { get; init; }

    /// <summary>The name of a contact there, exactly.</summary>
    public string? Contact { get; init; }

    /// <summary>The number of a case of this customer.</summary>
    public string? Case { get; init; }
    public Guid? EntryId { get; init; }

    /// <summary>The contact at which this one was agreed.</summary>
    public Guid? Fulfils { get; init; }
    public InteractionChannel Channel { get; init; } = InteractionChannel.Phone;
    public InteractionDirection Direction { get; init; }

    /// <summary>When it began, in UTC; now when absent.</summary>
    public DateTime? At { get; init; }

    /// <summary>How long it took.</summary>
    public int? Seconds { get; init; }
    public string? Phone { get; init; }
    public string? Note { get; init; }
    public Disposition? Disposition { get; init; }

    /// <summary>When to contact the customer again, in UTC.</summary>
    public DateTime? NextAt { get; init; }
    public string? NextStep { get; init; }

    /// <summary>Who is to do it; whoever writes this down when absent.</summary>
    public Guid? NextBy { get; init; }
}

public sealed record InteractionLogged(Guid Id, string Customer) : IAudited
{
    string IAudited.AuditSubject => Customer;
}
