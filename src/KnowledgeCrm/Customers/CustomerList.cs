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
        RunAsync(actor, new CustomerFilter(text) { Page = page }, stop);

    /// <param name="actor">Staff who work with customers.</param>
    /// <param name="filter">Which customers.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<Page<CustomerLine>>> RunAsync(Actor actor, CustomerFilter filter, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            // Customers are for staff: to others there is no such list.
            if (!CustomerVisibility.SeesAll(actor)) throw actor.IsStaff ? Refused.Forbidden() : Refused.NotFound();
            var customers = db.Customers.VisibleTo(actor);
            var wanted = Limits.Checked(filter.Text, "q", Limits.Name, required: false);
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
            if (filter.Grade is { } grade) customers = customers.Where(c => c.Grade == grade);
            if (filter.WithoutGrade) customers = customers.Where(c => c.Grade == null);
            var total = await customers.CountAsync(stop);
            var lines = await customers.OrderByDescending(c => c.CreatedAt).ThenBy(c => c.Number)
                .Skip(Math.Max(filter.Page, 0) * PageSize).Take(PageSize)
                .Select(c => new CustomerLine(
                    c.Id, c.Number, c.Name, c.Kind, c.Relation, c.City, c.Language,
                    c.ContactPoints.Where(p => p.Kind == ContactPointKind.Phone).Select(p => p.Value).FirstOrDefault(), c.Assets.Count, c.Grade))
                .ToListAsync(stop);
            return new Page<CustomerLine>(total, lines);
        }, stop);
}

/// <summary>Which customers to list, newest first.</summary>
/// <param name="Text">What to look for; empty: all.</param>
/// <param name="Grade">Only those with this grade.</param>
/// <param name="WithoutGrade">Only those without any.</param>
public sealed record CustomerFilter(string? Text = null, CustomerGrade? Grade = null, bool WithoutGrade = false)
{
    /// <summary>From 0.</summary>
    public int Page { get; init; }
}

public sealed record CustomerLine(
    Guid Id, string Number, string Name, CustomerKind Kind, CustomerRelation Relation, string City, string Language, string? Phone, int Assets,
    CustomerGrade? Grade);
