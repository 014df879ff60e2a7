using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Customers;

/// <summary>Customers by name, number, telephone number (in any way of writing it), e-mail address or serial number.</summary>
public sealed class CustomerList(UseCase useCase)
{
    public const int PageSize = 50;

    /// <param name="actor">Staff who work with customers.</param>
    /// <param name="text">What to look for; empty lists all, newest first.</param>
    /// <param name="page">From 0.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<Page<CustomerLine>>> RunAsync(Actor actor, string? text, int page, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            // Customers are for staff: to others there is no such list.
            if (!CustomerVisibility.SeesAll(actor)) throw actor.IsStaff ? Refused.Forbidden() : Refused.NotFound();
            var customers = db.Customers.VisibleTo(actor);
            var wanted = Limits.Checked(text, "q", Limits.Name, required: false);
            if (wanted.Length > 0)
            {
                var upper = wanted.ToUpperInvariant();
                var lower = wanted.ToLowerInvariant();
                var phone = ContactPoint.Normalize(ContactPointKind.Phone, wanted);
                var isPhone = phone.Length >= 5;
                customers = customers.Where(c =>
                    c.Number == upper || c.Name.ToLower().Contains(lower) || c.Contacts.Any(p => p.Name.ToLower().Contains(lower))
                    || c.ContactPoints.Any(p => p.Kind == ContactPointKind.Email && p.Normalized == lower)
                    || (isPhone && c.ContactPoints.Any(p => p.Kind == ContactPointKind.Phone && p.Normalized == phone))
                    || c.Assets.Any(a => a.Serial == upper));
            }
            var total = await customers.CountAsync(stop);
            var lines = await customers.OrderByDescending(c => c.CreatedAt).ThenBy(c => c.Number)
                .Skip(Math.Max(page, 0) * PageSize).Take(PageSize)
                .Select(c => new CustomerLine(
                    c.Id, c.Number, c.Name, c.Kind, c.Relation, c.City, c.Language,
                    c.ContactPoints.Where(p => p.Kind == ContactPointKind.Phone).Select(p => p.Value).FirstOrDefault(), c.Assets.Count))
                .ToListAsync(stop);
            return new Page<CustomerLine>(total, lines);
        }, stop);
}

public sealed record CustomerLine(
    Guid Id, string Number, string Name, CustomerKind Kind, CustomerRelation Relation, string City, string Language, string? Phone, int Assets);
