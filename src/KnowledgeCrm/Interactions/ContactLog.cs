using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Interactions;

/// <summary>Every contact with a customer on every channel, newest first: what was written down, and what was said in the threads of its cases.</summary>
public sealed class ContactLog(UseCase useCase)
{
    public const int PageSize = 20;

    // As much of a note or a message as tells what it was about.
    private const int Shown = 400;

    /// <param name="actor">Staff who work with customers.</param>
    /// <param name="customer">The customer's number.</param>
    /// <param name="page">From 0.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<Page<ContactLine>>> RunAsync(Actor actor, string customer, int page, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            InteractionVisibility.Require(actor);
            var id = await db.FindCustomerAsync(actor, customer, stop);
            var cases = db.Cases.VisibleTo(actor).Where(c => c.CustomerId == id);
            var logged = db.Interactions.Where(i => i.CustomerId == id).Select(i => new
            {
                i.Id,
                i.At,
                By = db.Users.Where(p => p.Id == i.PersonId).Select(p => p.Name).FirstOrDefault(),
                Channel = (InteractionChannel?)i.Channel,
                Direction = i.Direction,
                Text = i.Note,
                Disposition = (Disposition?)i.Disposition,
                Case = db.Cases.Where(c => c.Id == i.CaseId).Select(c => c.Number).FirstOrDefault(),
                Contact = db.Contacts.Where(c => c.Id == i.ContactId).Select(c => c.Name).FirstOrDefault(),
                i.Seconds,
                i.NextAt,
                i.NextStep,
                i.NextDoneAt,
            });
            var said = cases.SelectMany(c => c.Posts.Where(p => p.Kind != CasePostKind.Note), (c, p) => new
            {
                p.Id,
                p.At,
                By = (string?)p.PersonName,
                Channel = (InteractionChannel?)null,
                Direction = p.Kind == CasePostKind.FromCustomer ? InteractionDirection.Inbound : InteractionDirection.Outbound,
                p.Text,
                Disposition = (Disposition?)null,
                Case = (string?)c.Number,
                Contact = (string?)null,
                Seconds = (int?)null,
                NextAt = (DateTime?)null,
                NextStep = "",
                NextDoneAt = (DateTime?)null,
            });
            var total = await logged.CountAsync(stop) + await said.CountAsync(stop);
            var from = Math.Max(page, 0) * PageSize;
            // Each side gives what could stand on the page; their texts are cut only when it is known which do.
            var lines = (await logged.OrderByDescending(l => l.At).Take(from + PageSize).ToListAsync(stop))
                .Concat(await said.OrderByDescending(l => l.At).Take(from + PageSize).ToListAsync(stop))
                .OrderByDescending(l => l.At).ThenBy(l => l.Id).Skip(from).Take(PageSize)
                .Select(l => new ContactLine(
                    l.Id, l.At, l.By, l.Channel, l.Direction, Cut(l.Text), l.Disposition, l.Case, l.Contact, l.Seconds, l.NextAt, l.NextStep, l.NextDoneAt))
                .ToList();
            return new Page<ContactLine>(total, lines);
        }, stop);

    private static string Cut(string text)
    {
        if (text.Length <= Shown) return text;
        var end = char.IsHighSurrogate(text[Shown - 1]) ? Shown - 1 : Shown;
        return $"{text[..end]}…";
    }
}

/// <summary>One contact of the log. Times are UTC.</summary>
/// <param name="Id">Its id; of the thread's entry where it was said in a case.</param>
/// <param name="At">When.</param>
/// <param name="By">Who of ours, or who wrote.</param>
/// <param name="Channel">Null for what was written in a case's thread.</param>
/// <param name="Direction">Which way.</param>
/// <param name="Text">The note or the message, up to 400 characters.</param>
/// <param name="Disposition">How it ended, where that was said.</param>
/// <param name="Case">The number of its case.</param>
/// <param name="Contact">Who was spoken with.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="NextAt">When the next contact is due.</param>
/// <param name="NextStep">What for.</param>
/// <param name="NextDoneAt">When that was done.</param>
public sealed record ContactLine(
    Guid Id, DateTime At, string? By, InteractionChannel? Channel, InteractionDirection Direction, string Text, Disposition? Disposition, string? Case,
    string? Contact, int? Seconds, DateTime? NextAt, string NextStep, DateTime? NextDoneAt);
