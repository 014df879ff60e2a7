using KnowledgeCrm.Accounts;

namespace KnowledgeCrm.Experts;

/// <summary>The people of one topic, as the map counts them.</summary>
internal sealed class MapPeople
{
    // See docs/expert-finding.md: two used articles or four fresh cases make somebody who can stand in.
    private const double FromSolid = 10;
    private const double FromStrong = 25;

    // Someone who did so much of it can't be replaced by the others at once.
    private const double MostOfIt = 0.6;

    // What leaves within it is planned for now.
    private const int HorizonDays = 365;

    private readonly List<Member> members = [];
    private double gone;

    /// <summary>True for an account that nobody can use any more: shut for longer than guessing a password shuts one.</summary>
    public static bool IsClosed(Person person, DateTime now) => person.Roles.Count == 0 || person.LockoutEnd > new DateTimeOffset(now, TimeSpan.Zero).AddDays(30);

    public static KnowledgeStrength? StrengthOf(Expertise expertise) => expertise.Score switch
    {
        >= FromStrong => KnowledgeStrength.Strong,
        >= FromSolid => KnowledgeStrength.Solid,
        > 0 => KnowledgeStrength.Some,
        _ => null,
    };

    /// <summary>How much was done, old things less: what shares are taken of.</summary>
    public static double WeightOf(IEnumerable<Evidence> evidence, DateTime now) =>
        evidence.Where(one => one.Kind != EvidenceKind.CaseReopened).Sum(one => one.Quality * Expertise.Recency(one.At, now));

    public void Add(StaffMember member, IReadOnlyList<Evidence> did, SkillLevel? level, int endorsements, DateTime now)
    {
        var expertise = Expertise.Of(did, now);
        if (expertise.Parts.Count == 0 && level is null && endorsements == 0) return;
        var leaves = member.Profile?.LeavesOn;
        members.Add(new Member(member, new TopicStanding(expertise, level, endorsements), WeightOf(did, now), leaves,
            leaves is { } day && day <= DateOnly.FromDateTime(now).AddDays(HorizonDays)));
    }

    /// <summary>What somebody did whose account is closed: it counts for nobody, and is lost.</summary>
    public void AddGone(IEnumerable<Evidence> did, DateTime now) => gone += WeightOf(did, now);

    public MapSupply Supply(int articles, bool seesLeaving)
    {
        var total = members.Sum(member => member.Weight);
        var strengths = members.ConvertAll(member => StrengthOf(member.Standing.Inferred));
        var leaving = members.Where(member => member.IsLeaving).ToList();
        return new MapSupply(
            strengths.Count(one => one == KnowledgeStrength.Strong), strengths.Count(one => one == KnowledgeStrength.Solid), strengths.Count(one => one == KnowledgeStrength.Some),
            strengths.Count(one => one is null), total <= 0 ? [] : [.. members.Where(member => member.Weight > 0).Select(member => member.Weight / total).OrderDescending()], articles)
        {
            Leaving = !seesLeaving ? null : new MapLeaving(
                leaving.Count(Knows), members.Count(member => !member.IsLeaving && Knows(member)), total <= 0 ? 0 : leaving.Sum(member => member.Weight) / total,
                total + gone <= 0 ? 0 : gone / (total + gone)),
        };
    }

    public IReadOnlyList<MapPerson> Lines(DateTime now, bool seesLeaving)
    {
        var total = members.Sum(member => member.Weight);
        return [.. members.OrderByDescending(member => member.Weight).ThenByDescending(member => member.Standing.Level).ThenBy(member => member.Of.Person.Name, StringComparer.Ordinal)
            .Select(member => new MapPerson(
                member.Of.Card(now), StrengthOf(member.Standing.Inferred), member.Standing, total <= 0 ? 0 : member.Weight / total, seesLeaving ? member.LeavesOn : null))];
    }

    public static MapRisk RiskOf(MapSupply supply) =>
        supply.Know == 0 ? MapRisk.Nobody
        : supply.Leaving is { Remain: 0 } ? MapRisk.Leaving
        : supply.Know == 1 || supply.Share >= MostOfIt ? MapRisk.OnePerson
        : MapRisk.Covered;

    private static bool Knows(Member member) => StrengthOf(member.Standing.Inferred) >= KnowledgeStrength.Solid;

    private sealed record Member(StaffMember Of, TopicStanding Standing, double Weight, DateOnly? LeavesOn, bool IsLeaving);
}
