using KnowledgeCrm.Customers;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Cases;

/// <summary>The names, numbers and addresses of the people of a case, which are masked in it in any spelling.</summary>
internal static class KnownOfCase
{
    public static async Task<KnownPersonalData> KnownOfAsync(this KnowledgeCrmDb db, Case of, CancellationToken stop)
    {
        var known = new KnownPersonalData();
        var people = await db.CasePosts.Where(p => p.CaseId == of.Id).Select(p => p.PersonName).Distinct().ToListAsync(stop);
        foreach (var name in people) known.AddName(name);
        known.AddName(await db.Users.Where(p => p.Id == of.AssigneeId).Select(p => p.Name).SingleOrDefaultAsync(stop));
        await db.AddCustomerAsync(known, of.CustomerId, stop);
        return known;
    }

    /// <summary>Adds what is known of a customer.</summary>
    public static async Task AddCustomerAsync(this KnowledgeCrmDb db, KnownPersonalData known, Guid? customerId, CancellationToken stop)
    {
        var customer = await db.Customers.AsNoTracking().Include(c => c.Contacts).Include(c => c.ContactPoints).Include(c => c.Assets).AsSplitQuery()
            .SingleOrDefaultAsync(c => c.Id == customerId, stop);
        if (customer is null) return;
        // A firm's name is no person's.
        if (customer.Kind == CustomerKind.Person) known.AddName(customer.Name);
        known.AddAddress(customer.Address);
        foreach (var contact in customer.Contacts) known.AddName(contact.Name);
        foreach (var asset in customer.Assets) known.AddSerial(asset.Serial);
        foreach (var point in customer.ContactPoints)
        {
            if (point.Kind == ContactPointKind.Email) known.AddEmail(point.Value);
            else known.AddPhone(point.Value);
        }
    }
}
