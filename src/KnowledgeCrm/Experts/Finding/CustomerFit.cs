using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Experts;

/// <summary>Who has to do with a customer or with customers like it, and speaks its language, as far as the asker may see it. Like it are its
/// parent and branches, those of its parent, and those of the same kind, relation and city; dealers and repair partners of every city.</summary>
internal sealed class CustomerFit
{
    private const double OfThis = 30;
    private const double OfSuch = 15;
    private const double OfLanguage = 10;
    private const double HalfOfThis = 2;
    private const double HalfOfSuch = 4;
    private const int MostAlike = 1_000;

    private Customer customer = null!;
    private ILookup<Guid, Evidence> ofThis = null!;
    private ILookup<Guid, Evidence> ofSuch = null!;
    private Dictionary<Guid, int> answered = [];
    private HashSet<Guid> known = [];

    /// <summary>Everybody who had to do with the customer or such customers.</summary>
    public IEnumerable<Guid> People => ofThis.Select(one => one.Key).Concat(ofSuch.Select(one => one.Key)).Concat(answered.Keys).Concat(known).Distinct();

    public static async Task<CustomerFit> ReadAsync(KnowledgeCrmDb db, EvidenceReading evidence, Actor actor, string number, CancellationToken stop)
    {
        var customer = await db.Customers.VisibleTo(actor).SingleOrDefaultAsync(c => c.Number == number, stop) ?? throw Refused.Invalid("Customer.Unknown", "customer");
        var alike = await db.Customers.VisibleTo(actor)
            .Where(c => c.Id != customer.Id && (c.Id == customer.ParentId || c.ParentId == customer.Id || (c.ParentId != null && c.ParentId == customer.ParentId)
                || (c.Relation == customer.Relation && (c.Relation == CustomerRelation.Dealer || c.Relation == CustomerRelation.RepairPartner))
                || (c.Kind == customer.Kind && c.Relation == customer.Relation && c.City == customer.City && c.City != "")))
            .OrderBy(c => c.Id).Select(c => c.Id).Take(MostAlike).ToListAsync(stop);
        async Task<ILookup<Guid, Evidence>> OfAsync(IReadOnlyCollection<Guid> ids) =>
            (await evidence.ReadAsync(db, actor, new EvidenceQuery(CustomerIds: ids), stop)).Where(one => !one.IsDisowned).ToLookup(one => one.PersonId);
        return new CustomerFit
        {
            customer = customer,
            ofThis = await OfAsync([customer.Id]),
            ofSuch = await OfAsync(alike),
            answered = await (
                from post in db.CasePosts.Where(p => p.Kind == CasePostKind.Reply && p.PersonId != null)
                join of in db.Cases.VisibleTo(actor).Where(c => c.CustomerId == customer.Id) on post.CaseId equals of.Id
                group of.Id by post.PersonId!.Value into cases
                select new { cases.Key, Count = cases.Distinct().Count() }).ToDictionaryAsync(one => one.Key, one => one.Count, stop),
            known = [.. await db.KnownCustomers.Where(k => k.CustomerId == customer.Id).Select(k => k.PersonId).ToListAsync(stop)],
        };
    }

    /// <summary>How somebody fits.</summary>
    public IEnumerable<FoundPart> PartsOf(StaffMember member, DateTime now)
    {
        var contacts = Math.Max(answered.GetValueOrDefault(member.Id), ofThis[member.Id].Count());
        var weight = Math.Max(contacts * 0.5, WeightOf(ofThis[member.Id], now)) + (known.Contains(member.Id) ? 1 : 0);
        if (weight > 0)
            yield return new FoundPart(FoundPartKind.ThisCustomer, OfThis * weight / (weight + HalfOfThis), contacts)
            {
                WellEnded = WellEnded(ofThis[member.Id]), Evidence = [.. ofThis[member.Id].OrderByDescending(one => one.At)],
            };
        if (WeightOf(ofSuch[member.Id], now) is > 0 and var such)
            yield return new FoundPart(FoundPartKind.SuchCustomers, OfSuch * such / (such + HalfOfSuch), ofSuch[member.Id].Count())
            {
                WellEnded = WellEnded(ofSuch[member.Id]), Evidence = [.. ofSuch[member.Id].OrderByDescending(one => one.At)],
            };
        if (member.Languages.Contains(customer.Language))
            yield return new FoundPart(FoundPartKind.SpeaksTheirLanguage, OfLanguage, 1, customer.Language);
    }

    private static int WellEnded(IEnumerable<Evidence> evidence) => evidence.Count(one => one.Kind != EvidenceKind.CaseReopened);

    private static double WeightOf(IEnumerable<Evidence> evidence, DateTime now) =>
        Math.Max(0, evidence.Sum(one => (one.Kind == EvidenceKind.CaseReopened ? -1 : one.Quality) * Expertise.Recency(one.At, now)));
}
