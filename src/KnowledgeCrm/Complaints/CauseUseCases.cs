using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Complaints;

/// <summary>The tree of causes, each after the one that it belongs to, with how many complaints bear it.</summary>
public sealed class CauseList(UseCase useCase)
{
    public Task<Outcome<IReadOnlyList<CauseLine>>> RunAsync(Actor actor, CancellationToken stop) =>
        useCase.ReadAsync<IReadOnlyList<CauseLine>>(async db =>
        {
            if (!ComplaintAccess.SeesCauses(actor)) throw Refused.NotFound();
            var tree = await CauseTree.ReadAsync(db, stop);
            var used = await db.Complaints.Where(c => c.CauseId != null).GroupBy(c => c.CauseId!.Value)
                .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, stop);
            return [.. tree.InOrder(actor.Language).Select(line => new CauseLine(
                line.Cause.Id, line.Cause.ParentId, line.Cause.NameEn, line.Cause.NameZh, tree.Name(line.Cause.Id, actor.Language), line.Depth,
                line.Cause.IsRetired, tree.Under(line.Cause.Id).Sum(below => used.GetValueOrDefault(below)), line.Cause.Version))];
        }, stop);
}

/// <summary>One cause in the tree.</summary>
/// <param name="Id">Its id.</param>
/// <param name="ParentId">The cause that it is a kind of.</param>
/// <param name="NameEn">Its English name.</param>
/// <param name="NameZh">Its Chinese name.</param>
/// <param name="Path">The names from the top down, in the language of whoever asks.</param>
/// <param name="Depth">0 at the top.</param>
/// <param name="IsRetired">True: not chosen any more.</param>
/// <param name="Used">How many complaints bear it, or one below it.</param>
/// <param name="Version">Changes with every save.</param>
public sealed record CauseLine(
    Guid Id, Guid? ParentId, string NameEn, string NameZh, string Path, int Depth, bool IsRetired, int Used, int Version);

/// <summary>Adds a cause to the tree, or changes one.</summary>
public sealed class SaveCause(UseCase useCase)
{
    /// <param name="actor">A knowledge manager or administrator.</param>
    /// <param name="id">The cause to change; null makes one.</param>
    /// <param name="input">Its names and its place.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<CauseSaved>> RunAsync(Actor actor, Guid? id, CauseInput input, CancellationToken stop) =>
        useCase.WriteAsync(nameof(SaveCause), actor, async db =>
        {
            actor.Require(Role.KnowledgeManager, Role.Administrator);
            var tree = await CauseTree.ReadAsync(db, stop);
            if (input.Parent is { } parent)
            {
                if (!tree.Knows(parent)) throw Refused.Invalid("Cause.Unknown", "parent");
                // A cause can't come to lie under itself, and nobody looks for one five steps down.
                var below = id is { } moved ? tree.Under(moved) : [];
                if (below.Contains(parent)) throw Refused.Invalid("Cause.UnderItself", "parent");
                var height = below.Count == 0 ? 1 : below.Max(one => tree.Path(one).Count) - tree.Path(id).Count + 1;
                if (tree.Path(parent).Count + height > CauseTree.Deepest) throw Refused.Invalid("Cause.TooDeep", "parent", CauseTree.Deepest);
            }
            ComplaintCause cause;
            if (id is { } known)
            {
                cause = await db.ComplaintCauses.SingleOrDefaultAsync(c => c.Id == known, stop) ?? throw Refused.NotFound();
                if (input.Version is { } seen && seen != cause.Version) throw Refused.Conflict("Changed");
                cause.Write(input, input.Parent);
            }
            else
            {
                cause = ComplaintCause.Of(input, input.Parent);
                db.ComplaintCauses.Add(cause);
            }
            return new CauseSaved(cause.Id, cause.NameEn);
        }, stop);
}

/// <summary>The cause that there is now.</summary>
public sealed record CauseSaved(Guid Id, string Name) : IAudited
{
    string IAudited.AuditSubject => Name;
}

/// <summary>The one rule of who may do what with complaints and dispatches inside the house.</summary>
public static class ComplaintAccess
{
    /// <summary>Complaints are seen by those who see all cases.</summary>
    public static bool Sees(Actor actor) => CaseVisibility.SeesAll(actor);

    /// <summary>Registers, proposes, dispatches and takes back.</summary>
    public static bool MayWork(Actor actor) => CaseVisibility.MayWork(actor);

    public static bool SeesCauses(Actor actor) => Sees(actor) || actor.Is(Role.Administrator);

    /// <summary>Whose limit can reach further than their own proposals: those who see complaints.</summary>
    public static IReadOnlyList<Role> Deciders { get; } = [Role.Rep, Role.Author, Role.Reviewer, Role.KnowledgeManager];
}
