using KnowledgeCrm.Accounts;
using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Cases;

/// <summary>Watches a case: oneself, or a colleague, who is told of it. Watching twice is watching.</summary>
public sealed class WatchCase(UseCase useCase)
{
    public const int Most = 50;

    /// <param name="actor">Whoever sees cases.</param>
    /// <param name="number">The case's number.</param>
    /// <param name="personId">A colleague who sees cases; null for oneself.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<CaseDone>> RunAsync(Actor actor, string number, Guid? personId, CancellationToken stop) =>
        useCase.WriteAsync(nameof(WatchCase), actor, async db =>
        {
            var found = await db.FindCaseAsync(actor, number, stop);
            if (!CaseVisibility.SeesAll(actor) || actor.PersonId is not { } me) throw Refused.Forbidden();
            var id = personId ?? me;
            var person = await db.Users.SingleOrDefaultAsync(p => p.Id == id && !p.IsService, stop);
            if (person is null || !CaseVisibility.SeesAll(person.ToActor())) throw Refused.Invalid("Case.WatcherInvalid", "person");
            var watchers = await db.CaseWatches.Where(w => w.CaseId == found.Id).Select(w => w.PersonId).ToListAsync(stop);
            if (watchers.Contains(id)) return CaseDone.Of(found);
            if (watchers.Count >= Most) throw Refused.Conflict("Case.TooManyWatchers", Most);
            db.CaseWatches.Add(new CaseWatch { CaseId = found.Id, PersonId = id, AddedById = me, At = db.Now });
            if (id != me) found.WatchedBy(id);
            return CaseDone.Of(found);
        }, stop);
}

/// <summary>Ends watching: oneself, or, for reps, a colleague. Ending it again changes nothing.</summary>
public sealed class UnwatchCase(UseCase useCase)
{
    public Task<Outcome<CaseDone>> RunAsync(Actor actor, string number, Guid? personId, CancellationToken stop) =>
        useCase.WriteAsync(nameof(UnwatchCase), actor, async db =>
        {
            var found = await db.FindCaseAsync(actor, number, stop);
            if (!CaseVisibility.SeesAll(actor) || actor.PersonId is not { } me) throw Refused.Forbidden();
            var id = personId ?? me;
            if (id != me && !CaseVisibility.MayWork(actor)) throw Refused.Forbidden();
            if (await db.CaseWatches.SingleOrDefaultAsync(w => w.CaseId == found.Id && w.PersonId == id, stop) is { } watch) db.CaseWatches.Remove(watch);
            return CaseDone.Of(found);
        }, stop);
}

/// <summary>The colleagues that can watch cases, by name.</summary>
public sealed class WatchersToBe(UseCase useCase)
{
    public Task<Outcome<IReadOnlyList<Assignee>>> RunAsync(Actor actor, CancellationToken stop) =>
        useCase.ReadAsync<IReadOnlyList<Assignee>>(async db =>
        {
            if (!CaseVisibility.SeesAll(actor)) throw Refused.Forbidden();
            // Roles are one column of names: which hold one is told here, not in SQL.
            var people = await db.Users.Where(p => !p.IsService).OrderBy(p => p.Name).ThenBy(p => p.Id).ToListAsync(stop);
            return [.. people.Where(p => CaseVisibility.SeesAll(p.ToActor())).Select(p => new Assignee(p.Id, p.Name, p.Team))];
        }, stop);
}

internal static class CaseWatching
{
    /// <summary>Who watches one case watches the other too.</summary>
    /// <returns>Those who did not before.</returns>
    public static async Task<List<Guid>> CopyAsync(KnowledgeCrmDb db, Guid from, Guid into, CancellationToken stop)
    {
        var known = await db.CaseWatches.Where(w => w.CaseId == into).Select(w => w.PersonId).ToListAsync(stop);
        var more = await db.CaseWatches.AsNoTracking().Where(w => w.CaseId == from && !known.Contains(w.PersonId)).ToListAsync(stop);
        db.CaseWatches.AddRange(more.Select(w => new CaseWatch { CaseId = into, PersonId = w.PersonId, AddedById = w.AddedById, At = w.At }));
        return more.ConvertAll(w => w.PersonId);
    }
}
