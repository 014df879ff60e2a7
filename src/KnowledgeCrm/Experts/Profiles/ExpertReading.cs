using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Experts;

/// <summary>Somebody's page in the yellow pages: what they say, what colleagues say, what they did. Only as much of it as the viewer may
/// see; who is not listed is not found.</summary>
public sealed class ExpertReading(UseCase useCase, EvidenceReading evidence)
{
    public Task<Outcome<ExpertView>> RunAsync(Actor actor, Guid personId, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            var member = await ExpertVisibility.StaffMemberAsync(db, actor, personId, stop);
            var profile = member.Profile;
            var isOwn = actor.PersonId == personId;
            var did = await evidence.ReadAsync(db, actor, new EvidenceQuery(PersonId: personId), stop);
            return new ExpertView
            {
                Card = member.Card(db.Now),
                Version = profile?.Version ?? -1,
                Email = member.Person.Email ?? "",
                Phone = profile?.Phone ?? "",
                About = profile?.About ?? "",
                AskMeAbout = profile?.AskMeAbout ?? "",
                DoNotAsk = profile?.DoNotAsk ?? "",
                KnownSegments = profile?.KnownSegments ?? "",
                Hours = profile?.Hours,
                AwayUntil = profile?.AwayUntil > db.Now ? profile.AwayUntil : null,
                CalendarAt = profile?.CalendarAt,
                LeavesOn = LeavingDate.MaySee(actor, personId) ? profile?.LeavesOn : null,
                MaySetLeaving = LeavingDate.MaySee(actor, personId),
                OpenCases = CaseVisibility.SeesAll(actor) ? await OpenCasesAsync(db, personId, stop) : null,
                Topics = await TopicsAsync(db, actor, personId, did, stop),
                WithoutTopic = [.. did.Where(one => one.TopicId is null && (isOwn || !one.IsDisowned)).OrderByDescending(one => one.At)],
                Customers = await (
                    from known in db.KnownCustomers.Where(k => k.PersonId == personId)
                    join customer in db.Customers.VisibleTo(actor) on known.CustomerId equals customer.Id
                    orderby customer.Name
                    select new CustomerName(customer.Number, customer.Name)).ToListAsync(stop),
                IsOwn = isOwn,
                OptedOut = profile?.OptedOut ?? false,
            };
        }, stop);

    internal static Task<int> OpenCasesAsync(KnowledgeCrmDb db, Guid personId, CancellationToken stop) =>
        db.Cases.CountAsync(c => c.AssigneeId == personId && c.Status != CaseStatus.Resolved && c.Status != CaseStatus.Closed, stop);

    private static async Task<IReadOnlyList<KnownTopic>> TopicsAsync(
        KnowledgeCrmDb db, Actor actor, Guid personId, IReadOnlyList<Evidence> did, CancellationToken stop)
    {
        var isOwn = actor.PersonId == personId;
        var declared = await db.DeclaredSkills.Where(s => s.PersonId == personId).ToDictionaryAsync(s => s.TopicId, s => s.Level, stop);
        var hidden = (await db.HiddenTopics.Where(h => h.PersonId == personId).Select(h => h.TopicId).ToListAsync(stop)).ToHashSet();
        var endorsed = (await (
            from endorsement in db.SkillEndorsements.Where(e => e.PersonId == personId)
            join colleague in db.Users on endorsement.ById equals colleague.Id
            orderby colleague.Name
            select new { endorsement.TopicId, endorsement.ById, colleague.Name }).ToListAsync(stop)).ToLookup(e => e.TopicId);
        var listed = await ListedAsync(db, actor, endorsed.SelectMany(e => e).Select(e => e.ById), stop);
        var byTopic = did.Where(one => one.TopicId is not null).ToLookup(one => one.TopicId!.Value);
        var ids = declared.Keys.Union(endorsed.Select(e => e.Key)).Union(byTopic.Select(one => one.Key)).Where(id => isOwn || !hidden.Contains(id)).ToList();
        var topics = await db.Topics.Where(t => ids.Contains(t.Id)).ToListAsync(stop);
        return [.. topics.Select(topic => new KnownTopic(
            topic.Key, topic.NameIn(actor.Language), declared.TryGetValue(topic.Id, out var level) ? level : null,
            [.. endorsed[topic.Id].Where(e => listed.Contains(e.ById)).Select(e => e.Name)], endorsed[topic.Id].Any(e => e.ById == actor.PersonId),
            Expertise.Of(byTopic[topic.Id], db.Now))
        {
            IsHidden = hidden.Contains(topic.Id),
            Disowned = [.. byTopic[topic.Id].Where(one => one.IsDisowned && !hidden.Contains(topic.Id))],
        })
        .Where(topic => topic.Level is not null || topic.EndorsedBy.Count > 0 || topic.Inferred.Parts.Count > 0 || topic.IsHidden || topic.Disowned.Count > 0)
        .OrderByDescending(topic => topic.Inferred.Score).ThenByDescending(topic => topic.Level).ThenBy(topic => topic.Key, StringComparer.Ordinal)];
    }

    // Who has opted out is not named as one who endorses either.
    private static async Task<HashSet<Guid>> ListedAsync(KnowledgeCrmDb db, Actor actor, IEnumerable<Guid> people, CancellationToken stop) =>
        [.. (await ExpertVisibility.StaffAsync(db, actor, [.. people.Distinct()], stop)).Keys];
}
