using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Sales;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Experts;

/// <summary>Whom to take along to the customer of an opportunity: colleagues who know the products that are offered, have dealt with this customer or
/// such customers, won deals with an explanation to what is doubted there, know its topics, and speak the language. Who is away is named apart.</summary>
public sealed class WhoToTake(UseCase useCase, EvidenceReading evidence)
{
    // Products and explanations weigh as much as having had to do with this very customer; see docs/expert-finding.md.
    private const double OfProducts = 30;
    private const double HalfOfProducts = 5;
    private const double OfExplanations = 30;
    private const double HalfOfExplanations = 1.5;
    private const double OfEachLevel = 4;

    /// <param name="actor">Who may see the opportunity.</param>
    /// <param name="opportunity">Its number.</param>
    /// <param name="stop">Stops it.</param>
    /// <returns>The same answer as <see cref="FindExperts"/>; without its owner and without who asks, who go anyway.</returns>
    public Task<Outcome<FoundExperts>> RunAsync(Actor actor, string opportunity, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            ExpertVisibility.Check(actor);
            var asked = await db.Opportunities.VisibleTo(actor).SingleOrDefaultAsync(o => o.Number == opportunity, stop) ?? throw Refused.NotFound();
            var reasons = await ReadAsync(db, actor, asked, stop);
            var people = reasons.Fit.People.Concat(reasons.Products.Select(one => one.Key)).Concat(reasons.Explained.Select(one => one.Key))
                .Concat(reasons.Topics.SelectMany(topic => topic.Declared.Keys)).Where(id => id != asked.OwnerId && id != actor.PersonId);
            var staff = await ExpertVisibility.StaffAsync(db, actor, [.. people.Distinct()], stop);
            var found = staff.Values.Select(member => Found(member, reasons, db.Now))
                .Where(one => one.Parts.Any(part => part.Kind != FoundPartKind.SpeaksTheirLanguage))
                .OrderByDescending(one => one.Score).ThenBy(one => one.Card.Name, StringComparer.Ordinal).ToList();
            var now = found.Where(one => !one.Card.Reach.IsAway).Take(FindExperts.MostNow).ToList();
            var away = found.Where(one => one.Card.Reach.IsAway).Take(FindExperts.MostAway)
                .Select(one => one with { Instead = now.Count > 0 ? (now[0].Card.Id, now[0].Card.Name) : null }).ToList();
            return new FoundExperts(await FindExperts.WithLoadAsync(db, actor, now, stop), await FindExperts.WithLoadAsync(db, actor, away, stop), found.Count > 0);
        }, stop);

    private async Task<Reasons> ReadAsync(KnowledgeCrmDb db, Actor actor, Opportunity asked, CancellationToken stop)
    {
        var customer = await db.Customers.Where(c => c.Id == asked.CustomerId).Select(c => c.Number).SingleAsync(stop);
        var doubts = await LikelyObjections.RaisedOrLikelyAsync(db, actor, asked, stop);
        var topics = await db.Objections.Where(o => doubts.Contains(o.Id) && o.TopicId != null).Select(o => o.TopicId).Distinct().ToListAsync(stop);
        var skills = new List<TopicSkills>();
        foreach (var topic in topics) skills.Add(await TopicSkills.ReadAsync(db, topic, actor.Language, stop));
        return new Reasons(
            await CustomerFit.ReadAsync(db, evidence, actor, customer, stop),
            await OfAsync(db, actor, asked.ProductIds.Count == 0 ? null : new EvidenceQuery(ProductIds: asked.ProductIds), stop),
            await OfAsync(db, actor, doubts.Count == 0 ? null : new EvidenceQuery(ObjectionIds: doubts), stop), skills);
    }

    private async Task<ILookup<Guid, Evidence>> OfAsync(KnowledgeCrmDb db, Actor actor, EvidenceQuery? query, CancellationToken stop) =>
        (query is null ? [] : (await evidence.ReadAsync(db, actor, query, stop)).Where(one => !one.IsDisowned && one.Kind != EvidenceKind.CaseReopened))
            // Who wrote and improved one article did one thing to it.
            .GroupBy(one => (one.PersonId, one.Document)).Select(same => same.MaxBy(one => one.Quality)!)
            .OrderByDescending(one => one.At).ToLookup(one => one.PersonId);

    private static FoundExpert Found(StaffMember member, Reasons reasons, DateTime now)
    {
        var parts = new List<FoundPart>();
        void Add(FoundPartKind kind, IEnumerable<Evidence> did, double points, double half)
        {
            var pieces = did.ToList();
            if (pieces.Sum(one => one.Quality * Expertise.Recency(one.At, now)) is > 0 and var sum)
                parts.Add(new FoundPart(kind, points * sum / (sum + half), pieces.Count) { Evidence = pieces });
        }
        Add(FoundPartKind.Explains, reasons.Explained[member.Id], OfExplanations, HalfOfExplanations);
        Add(FoundPartKind.Products, reasons.Products[member.Id], OfProducts, HalfOfProducts);
        // Of several topics the one that they say they know best.
        if (reasons.Topics.Where(topic => topic.Declared.ContainsKey(member.Id)).MaxBy(topic => topic.Declared[member.Id]) is { } best)
            parts.Add(new FoundPart(FoundPartKind.Declared, OfEachLevel * (1 + (int)best.Declared[member.Id]), 1, best.Topic));
        parts.AddRange(reasons.Fit.PartsOf(member, now));
        return new FoundExpert(member.Card(now), parts.Sum(part => part.Points), [.. parts.OrderByDescending(part => part.Points)], [], null)
        {
            AskMeAbout = member.Profile?.AskMeAbout ?? "", DoNotAsk = member.Profile?.DoNotAsk ?? "",
        };
    }

    private sealed record Reasons(CustomerFit Fit, ILookup<Guid, Evidence> Products, ILookup<Guid, Evidence> Explained, IReadOnlyList<TopicSkills> Topics);
}
