using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Cases;

/// <summary>Says what grade a customer has and what is to be minded with it. Its open cases are due by the level of its grade from then on.</summary>
public sealed class SetCustomerCare(UseCase useCase)
{
    /// <param name="actor">Staff who work with customers; the grade is for sales and administrators to change.</param>
    /// <param name="number">The customer's number.</param>
    /// <param name="grade">Its grade; null for none.</param>
    /// <param name="note">What is to be minded; empty for nothing.</param>
    /// <param name="version">The version that the person started from; a newer one is a conflict. Null: whatever is there.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<CustomerCareDone>> RunAsync(Actor actor, string number, CustomerGrade? grade, string? note, int? version, CancellationToken stop) =>
        useCase.WriteAsync(nameof(SetCustomerCare), actor, async db =>
        {
            if (!CustomerVisibility.SeesAll(actor)) throw actor.IsStaff ? Refused.Forbidden() : Refused.NotFound();
            var customer = await db.Customers.SingleOrDefaultAsync(c => c.Number == number, stop) ?? throw Refused.NotFound();
            DeskRules.RequireVersion(customer, version);
            await SetAsync(db, actor, customer, grade, note, stop);
            return new CustomerCareDone(customer.Number, customer.Version);
        }, stop);

    /// <summary>Sets it, and promises anew what depends on the grade.</summary>
    /// <returns>True when that changed anything.</returns>
    internal static async Task<bool> SetAsync(KnowledgeCrmDb db, Actor actor, Customer customer, CustomerGrade? grade, string? note, CancellationToken stop)
    {
        var isGraded = customer.Grade != grade;
        if (isGraded && !CustomerVisibility.MayGrade(actor)) throw Refused.Forbidden("Customer.GradeNotYours");
        if (!customer.SetCare(grade, note)) return false;
        // Promises are reckoned from what the database says of the customer.
        await db.SaveChangesAsync(stop);
        if (!isGraded) return true;
        var open = await db.Cases.Where(c => c.CustomerId == customer.Id && c.Status != CaseStatus.Resolved && c.Status != CaseStatus.Closed).ToListAsync(stop);
        foreach (var one in open) await db.PromiseAsync(one, stop);
        return true;
    }
}

/// <summary>The customer, and the version to go on with.</summary>
public sealed record CustomerCareDone(string Number, int Version) : IAudited
{
    string IAudited.AuditSubject => Number;
}
