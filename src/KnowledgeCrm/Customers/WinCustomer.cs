using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Customers;

/// <summary>Says that a prospect has become a customer.</summary>
public sealed class WinCustomer(UseCase useCase)
{
    public Task<Outcome<CustomerAdding>> RunAsync(Actor actor, string number, CancellationToken stop) =>
        useCase.WriteAsync(nameof(WinCustomer), actor, async db =>
        {
            if (!CustomerVisibility.SeesAll(actor)) throw actor.IsStaff ? Refused.Forbidden() : Refused.NotFound();
            var customer = await db.Customers.SingleOrDefaultAsync(c => c.Number == number, stop) ?? throw Refused.NotFound();
            customer.Win();
            return new CustomerAdding(customer.Number, customer.Id);
        }, stop);
}
