using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Experts;

/// <summary>The way in for everything that somebody changes of their own page.</summary>
internal static class OwnProfile
{
    /// <summary>The profile of the one who acts, made now when there is none yet. For those outside the house there is none.</summary>
    public static async Task<ExpertProfile> FindOwnProfileAsync(this KnowledgeCrmDb db, Actor actor, CancellationToken stop)
    {
        return await db.ProfileOfAsync(await db.CheckColleagueAsync(actor, stop), stop);
    }

    /// <summary>The person behind an actor of the house; a service account is nobody's colleague and has no page.</summary>
    public static async Task<Guid> CheckColleagueAsync(this KnowledgeCrmDb db, Actor actor, CancellationToken stop)
    {
        ExpertVisibility.Check(actor);
        var id = actor.PersonId ?? throw Refused.Forbidden();
        if (await db.Users.AnyAsync(p => p.Id == id && p.IsService, stop)) throw Refused.Conflict("Expert.ServiceAccount");
        return id;
    }

    /// <summary>The profile of somebody of the house.</summary>
    public static async Task<ExpertProfile> ProfileOfAsync(this KnowledgeCrmDb db, Guid personId, CancellationToken stop)
    {
        if (await db.ExpertProfiles.SingleOrDefaultAsync(p => p.PersonId == personId, stop) is { } profile) return profile;
        var made = ExpertProfile.Of(personId, db.Now);
        db.ExpertProfiles.Add(made);
        return made;
    }
}

/// <summary>What was changed of somebody's page.</summary>
/// <param name="Person">Whose.</param>
/// <param name="Subject">Their name or the topic, for the audit.</param>
public sealed record ExpertDone(Guid Person, string Subject) : IAudited
{
    string IAudited.AuditSubject => Subject;
}

/// <summary>Whose page is one's own.</summary>
public sealed class OwnPage(UseCase useCase)
{
    /// <summary>The id of the person who asks; refused for those outside the house and for service accounts.</summary>
    public Task<Outcome<Guid>> RunAsync(Actor actor, CancellationToken stop) => useCase.ReadAsync(db => db.CheckColleagueAsync(actor, stop), stop);
}

/// <summary>A person says of themself what others should know.</summary>
public sealed class EditProfile(UseCase useCase)
{
    /// <param name="actor">Somebody of the house; changes their own page.</param>
    /// <param name="text">All that it is to say.</param>
    /// <param name="version">The <see cref="ExpertView.Version"/> it was begun on; null: whatever is there.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<ExpertDone>> RunAsync(Actor actor, ProfileText text, int? version, CancellationToken stop) =>
        useCase.WriteAsync(nameof(EditProfile), actor, async db =>
        {
            var profile = await db.FindOwnProfileAsync(actor, stop);
            if (version is >= 0 && version != profile.Version) throw Refused.Conflict("Changed");
            profile.Describe(text, db.Now);
            return new ExpertDone(profile.PersonId, actor.Name);
        }, stop);
}

/// <summary>A person says until when they can't be asked, or that they can again.</summary>
public sealed class SetAvailability(UseCase useCase)
{
    /// <param name="actor">Somebody of the house.</param>
    /// <param name="awayUntil">Until when (UTC); null: they can be asked.</param>
    /// <param name="note">Why, for colleagues to read; may be empty.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<ExpertDone>> RunAsync(Actor actor, DateTime? awayUntil, string? note, CancellationToken stop) =>
        useCase.WriteAsync(nameof(SetAvailability), actor, async db =>
        {
            var profile = await db.FindOwnProfileAsync(actor, stop);
            profile.BeAway(awayUntil, note, db.Now);
            return new ExpertDone(profile.PersonId, actor.Name);
        }, stop);
}

/// <summary>A person leaves the yellow pages as a whole, or comes back. Out of them they are neither found nor shown, at once.</summary>
public sealed class ListMe(UseCase useCase)
{
    public Task<Outcome<ExpertDone>> RunAsync(Actor actor, bool listed, CancellationToken stop) =>
        useCase.WriteAsync(nameof(ListMe), actor, async db =>
        {
            var profile = await db.FindOwnProfileAsync(actor, stop);
            profile.OptOut(!listed, db.Now);
            return new ExpertDone(profile.PersonId, actor.Name);
        }, stop);
}
