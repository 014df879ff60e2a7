using System.Runtime.CompilerServices;
using KnowledgeCrm.Accounts;
using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Search;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Experts;

/// <summary>Gives search the people of the house, for the house alone: by name, role, team, place, by what they say of themselves, and by the
/// topics they declare, in both languages. What is inferred of them differs by viewer, so it is not in the index: <see cref="FindExperts"/>
/// asks for it.</summary>
public sealed class ExpertSearchSource(IDbContextFactory<KnowledgeCrmDb> contexts) : ISearchSource
{
    public const string KindName = "person";
    private const int Batch = 200;

    public string Kind => KindName;

    public IReadOnlyList<string> Scopes { get; } = [KindName];

    public bool HasMeaning => false;

    public string? ScopeFor(Actor actor, Audience? narrowedTo) => ExpertVisibility.SeesPeople(actor) && narrowedTo is null ? KindName : null;

    public async Task<IReadOnlyList<SearchDocument>> ReadAsync(IReadOnlyCollection<Guid> ids, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        return await ReadAsync(db, db.ExpertProfiles.Where(p => ids.Contains(p.PersonId)), stop);
    }

    public async IAsyncEnumerable<SearchDocument> ReadAllAsync([EnumeratorCancellation] CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        var after = Guid.Empty;
        while (true)
        {
            var ids = await db.ExpertProfiles.Where(p => p.Id > after).OrderBy(p => p.Id).Take(Batch).Select(p => p.Id).ToListAsync(stop);
            foreach (var document in await ReadAsync(db, db.ExpertProfiles.Where(p => ids.Contains(p.Id)), stop)) yield return document;
            if (ids.Count < Batch) yield break;
            after = ids[^1];
        }
    }

    // Who is of the house is told by roles, which are one column of names.
    public async Task<int> CountAsync(CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        var roles = await (
            from profile in db.ExpertProfiles.Where(p => !p.OptedOut)
            join person in db.Users.Where(p => !p.IsService) on profile.PersonId equals person.Id
            select person.Roles).ToListAsync(stop);
        return roles.Count(held => held.Any(role => role is not (Role.Customer or Role.Partner)));
    }

    public async Task<IReadOnlyList<FoundItem>> PresentAsync(Actor actor, IReadOnlyList<SearchHit> hits, QueryTerms terms, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        var staff = await ExpertVisibility.StaffAsync(db, actor, [.. hits.Select(hit => hit.Key.Id)], stop);
        var topics = await TopicsAsync(db, [.. staff.Keys], stop);
        return [.. hits.Where(hit => staff.ContainsKey(hit.Key.Id)).Select(hit =>
        {
            var member = staff[hit.Key.Id];
            var declared = string.Join(", ", topics[member.Id].Select(topic => topic.NameIn(actor.Language)));
            var text = ReadText.Of(string.Join(" · ", new[]
            {
                member.Person.JobTitle, member.Person.Team, member.Profile?.Place, declared, member.Profile?.AskMeAbout, member.Profile?.About,
            }.Where(part => !string.IsNullOrEmpty(part))));
            return new FoundItem(
                hit.Key, "", member.Person.Name, Snippet.Best(text, terms), member.Person.Language, $"/console/people/{member.Id}", hit.Score,
                [.. hit.Parts.Select(part => new Why(part.Part, part.Score, FoundWords.In(terms, actor.Language, ReadText.Of(member.Person.Name), text)))]);
        })];
    }

    private static async Task<IReadOnlyList<SearchDocument>> ReadAsync(KnowledgeCrmDb db, IQueryable<ExpertProfile> profiles, CancellationToken stop)
    {
        var rows = await (
            from profile in profiles.AsNoTracking().Where(p => !p.OptedOut)
            join person in db.Users.AsNoTracking() on profile.PersonId equals person.Id
            select new { Profile = profile, Person = person }).ToListAsync(stop);
        var staff = rows.Where(row => ExpertVisibility.IsStaff(row.Person)).ToList();
        var topics = await TopicsAsync(db, [.. staff.Select(row => row.Person.Id)], stop);
        return [.. staff.Select(row => new SearchDocument(
            new SearchKey(KindName, row.Person.Id), row.Person.Language, [KindName], row.Person.Name, $"{row.Person.JobTitle} {row.Person.Team}",
            string.Join('\n', row.Profile.AskMeAbout, row.Profile.About, row.Profile.KnownSegments, row.Profile.Place),
            string.Join(" ; ", topics[row.Person.Id].SelectMany(topic => new[] { topic.NameEn, topic.NameZh }).Append(row.Person.Email?.Split('@')[0] ?? "")), [])
        {
            ChangedAt = row.Profile.ChangedAt,
        })];
    }

    // What somebody hides is not what they are found by.
    private static async Task<ILookup<Guid, Topic>> TopicsAsync(KnowledgeCrmDb db, List<Guid> people, CancellationToken stop) => (await (
        from skill in db.DeclaredSkills.Where(s => people.Contains(s.PersonId) && !db.HiddenTopics.Any(h => h.PersonId == s.PersonId && h.TopicId == s.TopicId))
        join topic in db.Topics on skill.TopicId equals topic.Id
        orderby topic.Key
        select new { skill.PersonId, Topic = topic }).ToListAsync(stop)).ToLookup(row => row.PersonId, row => row.Topic);
}
