using KnowledgeCrm.Accounts;
using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Experts;

/// <summary>The one rule of who sees whom in the yellow pages: everybody of the house sees everybody of the house who has not opted out;
/// who has opted out sees themself. To others there are no yellow pages.</summary>
public static class ExpertVisibility
{
    public static bool SeesPeople(Actor actor) => actor.IsStaff;

    /// <summary>Not found for those outside the house.</summary>
    internal static void Check(Actor actor)
    {
        if (!SeesPeople(actor)) throw Refused.NotFound();
    }

    /// <summary>The people that an actor sees, by id.</summary>
    /// <param name="db">Where they are.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="ids">Only these; null for all.</param>
    /// <param name="stop">Stops it.</param>
    internal static async Task<Dictionary<Guid, StaffMember>> StaffAsync(KnowledgeCrmDb db, Actor actor, IReadOnlyCollection<Guid>? ids, CancellationToken stop)
    {
        if (!SeesPeople(actor)) return [];
        var self = actor.PersonId;
        var people = db.Users.AsNoTracking().Where(p => !p.IsService);
        if (ids is not null) people = people.Where(p => ids.Contains(p.Id));
        var rows = await (
            from person in people
            join profile in db.ExpertProfiles.AsNoTracking() on person.Id equals profile.PersonId into profiles
            from profile in profiles.DefaultIfEmpty()
            where profile == null || !profile.OptedOut || person.Id == self
            select new { person, profile }).ToListAsync(stop);
        // Roles are one column of names: which are of the house is told here, not in SQL.
        return rows.Where(row => IsStaff(row.person)).ToDictionary(row => row.person.Id, row => new StaffMember(row.person, row.profile));
    }

    /// <summary>One person, or not found.</summary>
    internal static async Task<StaffMember> StaffMemberAsync(KnowledgeCrmDb db, Actor actor, Guid id, CancellationToken stop)
    {
        Check(actor);
        return (await StaffAsync(db, actor, [id], stop)).GetValueOrDefault(id) ?? throw Refused.NotFound();
    }

    internal static bool IsStaff(Person person) => !person.IsService && person.Roles.Any(role => role is not (Role.Customer or Role.Partner));
}

/// <summary>Somebody who works here, with what they say of themself.</summary>
internal sealed record StaffMember(Person Person, ExpertProfile? Profile)
{
    public Guid Id => Person.Id;

    /// <summary>The languages to speak with them.</summary>
    public IReadOnlyList<string> Languages => Profile is { Languages.Count: > 0 } profile ? profile.Languages : [Person.Language];

    public ExpertCard Card(DateTime now) => new(
        Id, Person.Name, Person.JobTitle, Person.Team, Profile?.Place ?? "", Languages, Profile?.PhotoSha256 is not null, Reachability.Of(Profile, now));
}

/// <summary>Somebody in a list of people.</summary>
/// <param name="Id">The person's id.</param>
/// <param name="Name">The name.</param>
/// <param name="JobTitle">What they do here, or empty.</param>
/// <param name="Team">Their team, or empty.</param>
/// <param name="Place">Where they work, or empty.</param>
/// <param name="Languages">Two letters each (ISO 639-1).</param>
/// <param name="HasPhoto">True when there is a photo to show.</param>
/// <param name="Reach">Whether they can be asked now.</param>
public sealed record ExpertCard(
    Guid Id, string Name, string JobTitle, string Team, string Place, IReadOnlyList<string> Languages, bool HasPhoto, Reachability Reach);
