using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Search;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Experts;

/// <summary>Finds who knows: by the documents that answer a question, by what people say of themselves, and, for a customer, by who has to do
/// with them. Who is away is passed over.</summary>
public sealed class FindExperts(UseCase useCase, SearchEverything search, EvidenceReading evidence)
{
    /// <summary>How many are named to be asked now, and how many of those who are away.</summary>
    public const int MostNow = 10;
    public const int MostAway = 5;

    // Of the best of those found by documents.
    private const double OfDocuments = 100;
    private const double OfProfile = 20;
    private const double OfEndorsements = 8;
    private const double HalfOfEndorsements = 2;

    // What somebody says of themself names them where so much of the question is in it.
    private const double EnoughWords = 0.3;

    public Task<Outcome<FoundExperts>> RunAsync(Actor actor, ExpertQuestion question, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            ExpertVisibility.Check(actor);
            question = question with { Text = question.CheckedText() };
            if (question is { Text: "", Customer: null or "" }) throw Refused.Invalid("Text.Required", "q");
            var ranked = await RankAsync(db, actor, question, null, stop);
            var staff = ranked.Staff;
            var chosen = ranked.All.Where(found => ExpertList.IsChosen(staff[found.Card.Id], new ExpertFilter(Team: question.Team, Language: question.Language), db.Now)).ToList();
            var now = chosen.Where(found => question.AvailableOnly ? found.Card.Reach.Kind == ReachabilityKind.Now : !found.Card.Reach.IsAway).Take(MostNow).ToList();
            var instead = now.Count > 0 ? (now[0].Card.Id, now[0].Card.Name) : ((Guid, string)?)null;
            var away = question.AvailableOnly ? [] : chosen.Where(found => found.Card.Reach.IsAway).Take(MostAway).Select(found => found with { Instead = instead }).ToList();
            var isSure = question.Text.Length == 0 || ranked.IsSure;
            return new FoundExperts(await WithLoadAsync(db, actor, now, stop), await WithLoadAsync(db, actor, away, stop), isSure && chosen.Count > 0);
        }, stop);

    /// <summary>Everybody who knows, the best first, whoever is away.</summary>
    /// <param name="db">Where they are.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="question">A question with a text or a customer.</param>
    /// <param name="isCounted">Which evidence may count; null: all.</param>
    /// <param name="stop">Stops it.</param>
    internal async Task<RankedExperts> RankAsync(KnowledgeCrmDb db, Actor actor, ExpertQuestion question, Func<Evidence, bool>? isCounted, CancellationToken stop)
    {
        var fit = question.Customer is { Length: > 0 } customer ? await CustomerFit.ReadAsync(db, evidence, actor, customer, stop) : null;
        if (question.Segment is { } segment) isCounted = await OfSegmentAsync(db, segment, stop);
        var hasText = question.Text.Length > 0;
        var votes = hasText ? await DocumentVotes.ReadAsync(search, evidence, db, actor, question, isCounted, stop) : DocumentVotes.None;
        var profiles = hasText ? await ProfilesAsync(actor, question.Text, stop) : [];
        var skills = await TopicSkills.ReadAsync(db, votes.TopicId, actor.Language, stop);
        var people = hasText ? votes.ByPerson.Keys.Concat(profiles.Keys).Concat(skills.Declared.Keys) : fit!.People;
        var staff = await ExpertVisibility.StaffAsync(db, actor, [.. people.Distinct()], stop);
        var best = staff.Keys.Select(votes.ScoreOf).DefaultIfEmpty().Max();
        return new([.. staff.Values.Select(member => Found(member, votes, best, profiles, skills, fit, db.Now)).Where(found => found.Parts.Count > 0)
            .OrderByDescending(found => found.Score).ThenBy(found => found.Card.Name, StringComparer.Ordinal)], staff, votes, profiles.Count > 0);
    }

    private static FoundExpert Found(
        StaffMember member, DocumentVotes votes, double best, Dictionary<Guid, double> profiles, TopicSkills skills, CustomerFit? fit, DateTime now)
    {
        var parts = new List<FoundPart>();
        var documents = votes.ByPerson.GetValueOrDefault(member.Id) ?? [];
        if (votes.ScoreOf(member.Id) is > 0 and var sum) parts.Add(new FoundPart(FoundPartKind.Documents, OfDocuments * sum / best, documents.Count));
        if (profiles.TryGetValue(member.Id, out var said)) parts.Add(new FoundPart(FoundPartKind.Profile, OfProfile * said, 1));
        if (skills.Declared.TryGetValue(member.Id, out var level)) parts.Add(new FoundPart(FoundPartKind.Declared, 4 * (1 + (int)level), 1, skills.Topic));
        if (skills.Endorsed.TryGetValue(member.Id, out var colleagues) && parts.Count > 0)
            parts.Add(new FoundPart(FoundPartKind.Endorsed, OfEndorsements * colleagues / (colleagues + HalfOfEndorsements), colleagues, skills.Topic));
        if (fit is not null) parts.AddRange(fit.PartsOf(member, now));
        return new FoundExpert(member.Card(now), parts.Sum(part => part.Points), [.. parts.OrderByDescending(part => part.Points)], documents, null)
        {
            AskMeAbout = member.Profile?.AskMeAbout ?? "", DoNotAsk = member.Profile?.DoNotAsk ?? "",
        };
    }

    // By what they say of themselves: their words as a share of the question's.
    private async Task<Dictionary<Guid, double>> ProfilesAsync(Actor actor, string text, CancellationToken stop)
    {
        var answer = await search.RunAsync(actor, new SearchRequest(text, Kinds: [ExpertSearchSource.KindName], Limit: MostNow * 2) { Exact = true }, stop);
        return answer.Items.Where(item => item.Score >= EnoughWords).ToDictionary(item => item.Key.Id, item => Math.Min(1, item.Score));
    }

    private static async Task<Func<Evidence, bool>> OfSegmentAsync(KnowledgeCrmDb db, CustomerSegment segment, CancellationToken stop)
    {
        var customers = segment switch
        {
            CustomerSegment.Person => db.Customers.Where(c => c.Kind == CustomerKind.Person),
            CustomerSegment.Organisation => db.Customers.Where(c => c.Kind == CustomerKind.Organisation),
            CustomerSegment.Dealer => db.Customers.Where(c => c.Relation == CustomerRelation.Dealer),
            CustomerSegment.RepairPartner => db.Customers.Where(c => c.Relation == CustomerRelation.RepairPartner),
            CustomerSegment.Branch => db.Customers.Where(c => c.Relation == CustomerRelation.Branch),
            _ => throw Refused.Invalid("Expert.SegmentUnknown", "segment"),
        };
        var ids = (await customers.Select(c => c.Id).ToListAsync(stop)).ToHashSet();
        // An article is for customers of every kind.
        return one => one.Document.Kind == ArticleSearchSource.KindName || (one.CustomerId is { } id && ids.Contains(id));
    }

    internal static async Task<IReadOnlyList<FoundExpert>> WithLoadAsync(KnowledgeCrmDb db, Actor actor, List<FoundExpert> found, CancellationToken stop)
    {
        if (!CaseVisibility.SeesAll(actor)) return found;
        var ids = found.ConvertAll(one => one.Card.Id);
        var load = await db.Cases.Where(c => c.AssigneeId != null && ids.Contains(c.AssigneeId.Value) && c.Status != CaseStatus.Resolved && c.Status != CaseStatus.Closed)
            .GroupBy(c => c.AssigneeId!.Value).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);
        return found.ConvertAll(one => one with { OpenCases = load.GetValueOrDefault(one.Card.Id) });
    }
}

/// <summary>Who declares the topic that a question is about, and for whom colleagues say it; who hides it is in neither.</summary>
internal sealed record TopicSkills(string Topic, Dictionary<Guid, SkillLevel> Declared, Dictionary<Guid, int> Endorsed)
{
    public static async Task<TopicSkills> ReadAsync(KnowledgeCrmDb db, Guid? topicId, string language, CancellationToken stop)
    {
        if (topicId is not { } id) return new("", [], []);
        var topic = await db.Topics.SingleAsync(t => t.Id == id, stop);
        var declared = await db.DeclaredSkills.Where(s => s.TopicId == id && !db.HiddenTopics.Any(h => h.PersonId == s.PersonId && h.TopicId == id))
            .ToDictionaryAsync(s => s.PersonId, s => s.Level, stop);
        var endorsed = await db.SkillEndorsements.Where(e => e.TopicId == id && !db.HiddenTopics.Any(h => h.PersonId == e.PersonId && h.TopicId == id))
            .GroupBy(e => e.PersonId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);
        return new(topic.NameIn(language), declared, endorsed);
    }
}

/// <summary>Everybody who knows something of a question.</summary>
/// <param name="All">The best first.</param>
/// <param name="Staff">Who they are.</param>
/// <param name="Votes">What the documents said.</param>
/// <param name="IsNamed">True when what somebody says of themself matches.</param>
internal sealed record RankedExperts(
    IReadOnlyList<FoundExpert> All, IReadOnlyDictionary<Guid, StaffMember> Staff, DocumentVotes Votes, bool IsNamed)
{
    /// <summary>False: nobody surely knows this; who was found is the nearest there is.</summary>
    public bool IsSure => IsNamed || SureThresholds.AsSet.IsMetBy(Votes.Signs);
}
