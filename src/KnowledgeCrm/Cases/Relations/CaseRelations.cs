using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Cases;

/// <summary>How a case hangs together with others, and who watches it. For the house.</summary>
public sealed class CaseRelations(UseCase useCase)
{
    // Nobody reads through more; the parts of a large outage are listed by their state.
    private const int Most = 200;

    public Task<Outcome<RelationsView>> RunAsync(Actor actor, string number, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            var found = await db.Cases.VisibleTo(actor).Where(c => c.Number == number)
                .Select(c => new { c.Id, c.ParentId, c.MergedIntoId, c.Outcome }).SingleOrDefaultAsync(stop) ?? throw Refused.NotFound();
            if (!CaseVisibility.SeesAll(actor)) throw Refused.Forbidden();
            var all = db.Cases.VisibleTo(actor);
            var merges = await db.CaseMerges.Where(m => m.IntoId == found.Id && m.UndoneAt == null).OrderBy(m => m.At).Take(Most)
                .Select(m => new TieLine(Tie(all.First(c => c.Id == m.CaseId)), m.At, db.Users.Where(p => p.Id == m.ById).Select(p => p.Name).FirstOrDefault())).ToListAsync(stop);
            var splits = await db.CaseSplits.Where(s => s.FromId == found.Id && s.UndoneAt == null).OrderBy(s => s.At).Take(Most)
                .Select(s => new TieLine(Tie(all.First(c => c.Id == s.CaseId)), s.At, db.Users.Where(p => p.Id == s.ById).Select(p => p.Name).FirstOrDefault())).ToListAsync(stop);
            var merged = await db.CaseMerges.AnyAsync(m => m.CaseId == found.Id && m.UndoneAt == null, stop);
            return new RelationsView
            {
                Number = number,
                Parent = await TieAsync(all, found.ParentId, stop),
                Children = await all.Where(c => c.ParentId == found.Id && c.MergedIntoId == null).OrderBy(c => c.OpenedAt).ThenBy(c => c.Id).Take(Most).Select(c => Tie(c)).ToListAsync(stop),
                MergedInto = await TieAsync(all, found.MergedIntoId, stop),
                IsMergeUndoable = merged && CaseVisibility.MayWork(actor),
                Merged = merges,
                SplitFrom = await TieAsync(all, await db.CaseSplits.Where(s => s.CaseId == found.Id && s.UndoneAt == null).Select(s => (Guid?)s.FromId).SingleOrDefaultAsync(stop), stop),
                SplitOff = splits,
                Watchers = await db.CaseWatches.Where(w => w.CaseId == found.Id).Join(db.Users, w => w.PersonId, p => p.Id, (w, p) => new { p.Id, p.Name })
                    .OrderBy(w => w.Name).ThenBy(w => w.Id).Select(w => new WatcherLine(w.Id, w.Name, w.Id == actor.PersonId)).ToListAsync(stop),
            };
        }, stop);

    private static async Task<CaseTie?> TieAsync(IQueryable<Case> cases, Guid? id, CancellationToken stop) =>
        id is null ? null : await cases.Where(c => c.Id == id).Select(c => Tie(c)).SingleOrDefaultAsync(stop);

    private static CaseTie Tie(Case of) => new(of.Number, of.Subject, of.Language, of.Status, of.Outcome);
}

/// <summary>Another case that a case hangs together with.</summary>
public sealed record CaseTie(string Number, string Subject, string Language, CaseStatus Status, CaseOutcome? Outcome)
{
    public bool IsOpen => Status is not (CaseStatus.Resolved or CaseStatus.Closed);
}

/// <summary>One that was merged into it or split from it: which, when (UTC), and by whom.</summary>
public sealed record TieLine(CaseTie Case, DateTime At, string? By);

/// <summary>Somebody who watches a case.</summary>
public sealed record WatcherLine(Guid Id, string Name, bool IsMe);

/// <summary>All that a case hangs together with.</summary>
public sealed record RelationsView
{
    public required string Number { get; init; }
    public required CaseTie? Parent { get; init; }
    public required IReadOnlyList<CaseTie> Children { get; init; }

    /// <summary>Where its number leads, when it was merged.</summary>
    public required CaseTie? MergedInto { get; init; }

    /// <summary>True when the actor may try to take its merge back; false also for what a split was taken back to.</summary>
    public required bool IsMergeUndoable { get; init; }
    public required IReadOnlyList<TieLine> Merged { get; init; }
    public required CaseTie? SplitFrom { get; init; }
    public required IReadOnlyList<TieLine> SplitOff { get; init; }
    public required IReadOnlyList<WatcherLine> Watchers { get; init; }

    public bool IsWatched => Watchers.Any(watcher => watcher.IsMe);
}
