using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Interactions;

/// <summary>Whom a telephone number belongs to, in whatever way it is written; whom we spoke with last comes first.</summary>
public sealed class RecogniseCaller(UseCase useCase)
{
    // More than these are one switchboard of many customers: the rep asks for the name.
    public const int Most = 20;

    // A number without its area code: as many digits tell a customer apart, fewer do not.
    private const int LocalDigits = 7;

    public Task<Outcome<IReadOnlyList<CallerMatch>>> RunAsync(Actor actor, string? number, CancellationToken stop) =>
        useCase.ReadAsync<IReadOnlyList<CallerMatch>>(async db =>
        {
            InteractionVisibility.Require(actor);
            var phone = ContactPoint.Normalize(ContactPointKind.Phone, Limits.Checked(number, "number", Limits.Name));
            if (phone.Length < 5) throw Refused.Invalid("Customer.PhoneInvalid", "number");
            var customers = db.Customers.VisibleTo(actor);
            var points = db.ContactPoints.Where(p => p.Kind == ContactPointKind.Phone);
            // A whole number is looked up; only one without its area code is looked for at the end of others.
            points = phone.Length is >= LocalDigits and < ContactPoint.ComparedDigits
                ? points.Where(p => p.Normalized.EndsWith(phone)) : points.Where(p => p.Normalized == phone);
            var found = await (
                from point in points
                join customer in customers on point.CustomerId equals customer.Id
                select new
                {
                    customer.Id,
                    Whole = point.Normalized == phone,
                    customer.Number,
                    customer.Name,
                    customer.Kind,
                    customer.Relation,
                    customer.City,
                    customer.Language,
                    customer.Grade,
                    Contact = db.Contacts.Where(c => c.Id == point.ContactId).Select(c => c.Name).FirstOrDefault(),
                    Position = db.Contacts.Where(c => c.Id == point.ContactId).Select(c => c.Position).FirstOrDefault(),
                    Last = db.Interactions.Where(i => i.CustomerId == customer.Id).Max(i => (DateTime?)i.At),
                    Open = db.Cases.Count(c => c.CustomerId == customer.Id && c.Status != CaseStatus.Resolved && c.Status != CaseStatus.Closed),
                })
                .OrderByDescending(m => m.Whole).ThenByDescending(m => m.Last != null).ThenByDescending(m => m.Last).ThenBy(m => m.Number).Take(Most).ToListAsync(stop);
            return found
                // The customer itself and a contact there may share a number: the contact says more.
                .GroupBy(m => m.Id).SelectMany(same => same.Where(m => m.Contact is not null || same.All(other => other.Contact is null)).DistinctBy(m => m.Contact))
                .Select(m => new CallerMatch(m.Number, m.Name, m.Kind, m.Relation, m.City, m.Language, m.Contact, m.Position, m.Last, m.Open, m.Grade))
                .ToList();
        }, stop);
}

/// <summary>Somebody who may be calling. Times are UTC.</summary>
/// <param name="Customer">The customer's number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">A person or an organisation.</param>
/// <param name="Relation">What it is to us.</param>
/// <param name="City">Where it is.</param>
/// <param name="Language">The language to speak with them.</param>
/// <param name="Contact">Whose number it is, at an organisation.</param>
/// <param name="Position">What they do there.</param>
/// <param name="LastContactAt">When somebody of ours was in touch last.</param>
/// <param name="OpenCases">How many of its cases are open.</param>
/// <param name="Grade">How much it matters to the house.</param>
public sealed record CallerMatch(
    string Customer, string Name, CustomerKind Kind, CustomerRelation Relation, string City, string Language, string? Contact, string? Position,
    DateTime? LastContactAt, int OpenCases, CustomerGrade? Grade);
