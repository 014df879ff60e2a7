using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Experts;

/// <summary>All that the map is made of, read once for one viewer: what they may not see is not in it.</summary>
internal sealed class MapData
{
    // More than anybody looks through; the newest count.
    private const int MostAsked = 20_000;

    private readonly Dictionary<(Guid Person, Guid Topic), SkillLevel> declared;
    private readonly Dictionary<(Guid Person, Guid Topic), int> endorsed;
    private readonly HashSet<Guid> closed;
    private readonly Dictionary<Guid, StaffMember> staff;
    private readonly ILookup<Guid, Evidence> did;
    private readonly ILookup<Guid?, Demand> asked;
    private readonly HashSet<(Guid Topic, Guid Work)> works;
    private readonly DateTime now;

    private MapData(
        TopicTree topics, IReadOnlyList<DemandKind> kinds, bool seesLeaving, DateTime now, Dictionary<Guid, StaffMember> staff, HashSet<Guid> closed, ILookup<Guid, Evidence> did,
        ILookup<Guid?, Demand> asked, HashSet<(Guid, Guid)> works, Dictionary<(Guid, Guid), SkillLevel> declared, Dictionary<(Guid, Guid), int> endorsed)
    {
        (Topics, Kinds, SeesLeaving, this.now, this.staff, this.closed, this.did) = (topics, kinds, seesLeaving, now, staff, closed, did);
        (this.asked, this.works, this.declared, this.endorsed) = (asked, works, declared, endorsed);
    }

    public TopicTree Topics { get; }
    public IReadOnlyList<DemandKind> Kinds { get; }
    public bool SeesLeaving { get; }

    public static async Task<MapData> ReadAsync(
        KnowledgeCrmDb db, Actor actor, EvidenceReading evidence, IEnumerable<IDemandSource> sources, int days, CancellationToken stop)
    {
        var everybody = await ExpertVisibility.StaffAsync(db, actor, null, stop);
        var seen = sources.Where(source => source.IsSeenBy(actor)).ToList();
        var asked = new List<Demand>();
        foreach (var source in seen) asked.AddRange(await source.ReadAsync(db, actor, db.Now.Date.AddDays(1 - days), MostAsked, stop));
        var did = (await evidence.ReadAsync(db, actor, new EvidenceQuery(), stop)).Where(one => !one.IsDisowned && one.TopicId is not null).ToList();
        var closed = await ClosedAsync(db, everybody, [.. did.Select(one => one.PersonId).Distinct()], stop);
        var works = await db.Articles.ReadableBy(actor).Where(a => a.Live!.TopicId != null).Select(a => new { Topic = a.Live!.TopicId!.Value, a.WorkId }).Distinct().ToListAsync(stop);
        var skills = await db.DeclaredSkills.Where(s => !db.HiddenTopics.Any(h => h.PersonId == s.PersonId && h.TopicId == s.TopicId)).ToListAsync(stop);
        var said = await db.SkillEndorsements.Where(e => !db.HiddenTopics.Any(h => h.PersonId == e.PersonId && h.TopicId == e.TopicId))
            .GroupBy(e => new { e.PersonId, e.TopicId }).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(stop);
        return new MapData(
            TopicTree.Of(await db.Topics.AsNoTracking().ToListAsync(stop)), [.. seen.Select(source => source.Kind).Distinct().Order()], LeavingDate.MaySee(actor), db.Now,
            everybody.Where(one => !closed.Contains(one.Key)).ToDictionary(), closed, did.ToLookup(one => one.TopicId!.Value), asked.ToLookup(one => one.TopicId),
            [.. works.Select(one => (one.Topic, one.WorkId))], skills.ToDictionary(s => (s.PersonId, s.TopicId), s => s.Level),
            said.ToDictionary(one => (one.Key.PersonId, one.Key.TopicId), one => one.Count));
    }

    // Without a role nobody is of the house any more: what they did is lost, and they are not named. Who left the yellow pages looks like nobody.
    private static async Task<HashSet<Guid>> ClosedAsync(KnowledgeCrmDb db, Dictionary<Guid, StaffMember> staff, IReadOnlyCollection<Guid> doers, CancellationToken stop)
    {
        var others = doers.Where(id => !staff.ContainsKey(id)).ToList();
        var gone = await db.Users.AsNoTracking().Where(p => others.Contains(p.Id) && !p.IsService && !db.ExpertProfiles.Any(e => e.PersonId == p.Id && e.OptedOut)).ToListAsync(stop);
        return [.. staff.Values.Select(member => member.Person).Concat(gone).Where(person => MapPeople.IsClosed(person, db.Now)).Select(person => person.Id)];
    }

    public MapLine LineOf(Topic topic, string language)
    {
        var below = Topics.Below(topic.Id);
        var supply = PeopleOf(topic).Supply(works.Where(one => below.Contains(one.Topic)).Select(one => one.Work).Distinct().Count(), SeesLeaving);
        return new MapLine(topic.Key, topic.NameIn(language), Topics.DepthOf(topic.Id), supply, Counted(AskedAbout(topic)), MapPeople.RiskOf(supply));
    }

    public MapPeople PeopleOf(Topic topic)
    {
        var below = Topics.Below(topic.Id);
        var byPerson = below.SelectMany(id => did[id]).ToLookup(one => one.PersonId);
        var people = new MapPeople();
        foreach (var member in staff.Values)
        {
            SkillLevel? level = null;
            var endorsements = 0;
            foreach (var id in below)
            {
                if (declared.TryGetValue((member.Id, id), out var known) && !(level >= known)) level = known;
                endorsements += endorsed.GetValueOrDefault((member.Id, id));
            }
            people.Add(member, [.. byPerson[member.Id]], level, endorsements, now);
        }
        foreach (var left in byPerson.Where(one => closed.Contains(one.Key))) people.AddGone(left, now);
        return people;
    }

    public IReadOnlyList<MapPerson> PeopleLines(Topic topic) => PeopleOf(topic).Lines(now, SeesLeaving);

    public IEnumerable<Demand> AskedAbout(Topic topic) => Topics.Below(topic.Id).SelectMany(id => asked[id]);

    public MapDemand OfNoTopic => Counted(asked[null]);

    private MapDemand Counted(IEnumerable<Demand> demand)
    {
        var all = demand.ToList();
        return new MapDemand(Kinds.ToDictionary(kind => kind, kind => all.Count(one => one.Kind == kind)), all.Count(one => one.IsUnanswered));
    }
}
