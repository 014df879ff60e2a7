using KnowledgeCrm.Customers;
using KnowledgeCrm.Mail;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Cases;

/// <summary>Where mail about a case goes.</summary>
/// <param name="Address">One address.</param>
/// <param name="Name">Whose it is.</param>
internal sealed record CaseRecipient(string Address, string Name)
{
    /// <summary>The account that opened it, when that is the customer's; else the customer's own address before one of a contact. Null: nowhere.</summary>
    public static async Task<CaseRecipient?> OfAsync(KnowledgeCrmDb db, Case of, CancellationToken stop)
    {
        var opener = await db.Users.AsNoTracking().SingleOrDefaultAsync(p => p.Id == of.OpenedById, stop);
        if (opener is { IsService: false } && !opener.ToActor().IsStaff && MailAddressText.Checked(opener.Email) is { } own) return new CaseRecipient(own, opener.Name);
        var points = await db.ContactPoints.Where(p => p.CustomerId == of.CustomerId && p.Kind == ContactPointKind.Email)
            .OrderBy(p => p.ContactId != null).ThenBy(p => p.Id)
            .Select(p => new
            {
                p.Value,
                Name = p.ContactId != null
                    ? db.Contacts.Where(c => c.Id == p.ContactId).Select(c => c.Name).FirstOrDefault()
                    : db.Customers.Where(c => c.Id == p.CustomerId).Select(c => c.Name).FirstOrDefault(),
            }).ToListAsync(stop);
        return points.Select(p => MailAddressText.Checked(p.Value) is { } address ? new CaseRecipient(address, p.Name ?? "") : null).FirstOrDefault(r => r is not null);
    }
}
