using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Experts;

/// <summary>The yellow pages without a question: who works here, by name; or who knows a topic, what is best shown first.</summary>
public sealed class ExpertList(UseCase useCase, EvidenceReading evidence)
{
    public const int PageSize = 50;

    // A page of people, not a page of their whole history.
    private const int MostTopics = 3;

    public Task<Outcome<ExpertPage>> RunAsync(Actor actor, ExpertFilter filter, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            ExpertVisibility.Check(actor);
            var topic = filter.Topic is { Length: > 0 } key ? await db.Topics.SingleOrDefaultAsync(t => t.Key == key, stop) ?? throw Refused.Invalid("Expert.TopicUnknown", "topic") : null;
            var staff = await ExpertVisibility.StaffAsync(db, actor, null, stop);
            var teams = staff.Values.Select(member => member.Person.Team).Where(team => team.Length > 0).Distinct().Order(StringComparer.CurrentCulture).ToList();
            var chosen = staff.Values.Where(member => IsChosen(member, filter, db.Now)).ToList();
            var lines = topic is null
                ? [.. chosen.OrderBy(member => member.Person.Name, StringComparer.CurrentCulture).Select(member => new ExpertLine(member.Card(db.Now), null, []))]
                : await OfTopicAsync(db, actor, topic, chosen, stop);
            var page = lines.Skip(Math.Max(filter.Page, 0) * PageSize).Take(PageSize).ToList();
            return new ExpertPage(new Page<ExpertLine>(lines.Count, await WithTopicsAsync(db, actor, page, stop)), teams);
        }, stop);

    internal static bool IsChosen(StaffMember member, ExpertFilter filter, DateTime now) =>
        (string.IsNullOrEmpty(filter.Team) || member.Person.Team == filter.Team)
        && (string.IsNullOrEmpty(filter.Language) || member.Languages.Contains(filter.Language))
        && (!filter.AvailableOnly || Reachability.Of(member.Profile, now).Kind == ReachabilityKind.Now);

    private async Task<List<ExpertLine>> OfTopicAsync(KnowledgeCrmDb db, Actor actor, Topic topic, List<StaffMember> chosen, CancellationToken stop)
    {
        var did = (await evidence.ReadAsync(db, actor, new EvidenceQuery(TopicId: topic.Id), stop)).ToLookup(one => one.PersonId);
        var hidden = (await db.HiddenTopics.Where(h => h.TopicId == topic.Id).Select(h => h.PersonId).ToListAsync(stop)).ToHashSet();
        var declared = await db.DeclaredSkills.Where(s => s.TopicId == topic.Id).ToDictionaryAsync(s => s.PersonId, s => s.Level, stop);
        var endorsed = await db.SkillEndorsements.Where(e => e.TopicId == topic.Id).GroupBy(e => e.PersonId)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);
        return [.. chosen.Where(member => !hidden.Contains(member.Id)).Select(member => new ExpertLine(member.Card(db.Now), new TopicStanding(
                Expertise.Of(did[member.Id], db.Now), declared.TryGetValue(member.Id, out var level) ? level : null, endorsed.GetValueOrDefault(member.Id)), []))
            .Where(line => line.Standing!.Inferred.Score > 0 || line.Standing.Level is not null || line.Standing.Endorsements > 0)
            .OrderByDescending(line => line.Standing!.Inferred.Score).ThenByDescending(line => line.Standing!.Level)
            .ThenByDescending(line => line.Standing!.Endorsements).ThenBy(line => line.Card.Name, StringComparer.Ordinal)];
    }

    // What they declare, at a glance; what they did is on their page.
    private static async Task<IReadOnlyList<ExpertLine>> WithTopicsAsync(KnowledgeCrmDb db, Actor actor, List<ExpertLine> page, CancellationToken stop)
    {
        var ids = page.ConvertAll(line => line.Card.Id);
        var skills = (await (
            from skill in db.DeclaredSkills.Where(s => ids.Contains(s.PersonId) && !db.HiddenTopics.Any(h => h.PersonId == s.PersonId && h.TopicId == s.TopicId))
            join topic in db.Topics on skill.TopicId equals topic.Id
            select new { skill.PersonId, skill.Level, Topic = topic }).ToListAsync(stop)).ToLookup(s => s.PersonId);
        return page.ConvertAll(line => line with
        {
            Skills = [.. skills[line.Card.Id].OrderByDescending(s => s.Level).ThenBy(s => s.Topic.Key, StringComparer.Ordinal).Take(MostTopics)
                .Select(s => new SkillName(s.Topic.Key, s.Topic.NameIn(actor.Language), s.Level))],
        });
    }
}

/// <summary>Whom to list; null and empty are all. Pages count from 0.</summary>
/// <param name="Topic">A topic's key: only who knows it.</param>
/// <param name="Team">Of this team.</param>
/// <param name="Language">Who speaks it: two letters.</param>
/// <param name="AvailableOnly">Who can be asked at this moment.</param>
/// <param name="Page">From 0.</param>
public sealed record ExpertFilter(string? Topic = null, string? Team = null, string? Language = null, bool AvailableOnly = false, int Page = 0);

/// <summary>A page of people, and the teams to choose from.</summary>
public sealed record ExpertPage(Page<ExpertLine> People, IReadOnlyList<string> Teams);

/// <summary>Somebody in the list.</summary>
/// <param name="Card">Who it is.</param>
/// <param name="Standing">How they stand to the topic that was asked for; null when none was.</param>
/// <param name="Skills">What they declare, the best first.</param>
public sealed record ExpertLine(ExpertCard Card, TopicStanding? Standing, IReadOnlyList<SkillName> Skills);

/// <summary>How somebody stands to a topic: what they did, what they say, how many colleagues say so.</summary>
public sealed record TopicStanding(Expertise Inferred, SkillLevel? Level, int Endorsements);

public sealed record SkillName(string Key, string Name, SkillLevel Level);
