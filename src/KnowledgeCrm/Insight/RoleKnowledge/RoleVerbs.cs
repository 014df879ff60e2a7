using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Insight;

/// <summary>A knowledge manager adds a role or words it anew.</summary>
public sealed class SaveWorkRole(UseCase useCase)
{
    /// <param name="actor">A knowledge manager.</param>
    /// <param name="key">Its key: one that is not there yet is added, at the end.</param>
    /// <param name="nameEn">Its name in English.</param>
    /// <param name="nameZh">Its name in Chinese.</param>
    /// <param name="version">The <see cref="RoleLine.Version"/> it was begun on; null: whatever is there.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<WorkDone>> RunAsync(Actor actor, string? key, string? nameEn, string? nameZh, int? version, CancellationToken stop) =>
        useCase.WriteAsync(nameof(SaveWorkRole), actor, async db =>
        {
            actor.Require(Role.KnowledgeManager);
            if (await db.WorkRoles.SingleOrDefaultAsync(r => r.Key == key, stop) is { } known)
            {
                if (version is { } started && started != known.Version) throw Refused.Conflict("Changed");
                known.Name(nameEn, nameZh);
                return new WorkDone(known.Key);
            }
            var role = WorkRole.Of(key, nameEn, nameZh, await db.RoomForRoleAsync(stop));
            db.WorkRoles.Add(role);
            return new WorkDone(role.Key);
        }, stop);
}

/// <summary>A knowledge manager removes a role with its steps, or one step. Articles and people stay what they are.</summary>
public sealed class RemoveWork(UseCase useCase)
{
    /// <param name="actor">A knowledge manager.</param>
    /// <param name="role">The role's key.</param>
    /// <param name="step">The step's key; null: the role with all its steps.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<WorkDone>> RunAsync(Actor actor, string role, string? step, CancellationToken stop) =>
        useCase.WriteAsync(nameof(RemoveWork), actor, async db =>
        {
            actor.Require(Role.KnowledgeManager);
            var of = await db.FindWorkRoleAsync(role, stop);
            var steps = await db.WorkSteps.Include(s => s.Articles).Include(s => s.People).Where(s => s.RoleId == of.Id && (step == null || s.Key == step)).ToListAsync(stop);
            if (step is not null && steps.Count == 0) throw Refused.NotFound();
            db.WorkSteps.RemoveRange(steps);
            if (step is null) db.WorkRoles.Remove(of);
            return new WorkDone(step is null ? role : $"{role}/{step}");
        }, stop);
}

/// <summary>A role or step that was changed.</summary>
public sealed record WorkDone(string Subject) : IAudited
{
    string IAudited.AuditSubject => Subject;
}

internal static class WorkLookups
{
    // As many as a person can still look through.
    private const int MostRoles = 100;
    private const int MostSteps = 200;

    public static async Task<WorkRole> FindWorkRoleAsync(this KnowledgeCrmDb db, string? key, CancellationToken stop) =>
        db.WorkRoles.Local.FirstOrDefault(r => r.Key == key) ?? await db.WorkRoles.SingleOrDefaultAsync(r => r.Key == key, stop) ?? throw Refused.NotFound();

    public static async Task<WorkStep?> FindWorkStepAsync(this KnowledgeCrmDb db, WorkRole role, string? key, CancellationToken stop) =>
        db.WorkSteps.Local.FirstOrDefault(s => s.RoleId == role.Id && s.Key == key)
            ?? await db.WorkSteps.Include(s => s.Articles).Include(s => s.People).SingleOrDefaultAsync(s => s.RoleId == role.Id && s.Key == key, stop);

    /// <summary>The place at the end of all roles; refused when there are too many.</summary>
    public static async Task<int> RoomForRoleAsync(this KnowledgeCrmDb db, CancellationToken stop) => Room(
        await db.WorkRoles.Select(r => r.Place).ToListAsync(stop), db.WorkRoles.Local.Select(r => r.Place), MostRoles);

    /// <summary>The place at the end of a role's steps; refused when there are too many.</summary>
    public static async Task<int> RoomForStepAsync(this KnowledgeCrmDb db, WorkRole role, CancellationToken stop) => Room(
        await db.WorkSteps.Where(s => s.RoleId == role.Id).Select(s => s.Place).ToListAsync(stop),
        db.WorkSteps.Local.Where(s => s.RoleId == role.Id).Select(s => s.Place), MostSteps);

    private static int Room(List<int> saved, IEnumerable<int> unsaved, int most)
    {
        var places = saved.Union(unsaved).ToList();
        if (places.Count >= most) throw Refused.Conflict("Work.TooMany");
        return places.Count == 0 ? 0 : places.Max() + 1;
    }
}
