using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Cases;

/// <summary>Finds the other case, and whether one stands above another.</summary>
internal static class TieLoading
{
    /// <summary>One at a time ties cases together, so that two who do it at once make no circle. Nobody but reps waits for it.</summary>
    public static Task OneTiesCasesAsync(this KnowledgeCrmDb db, Actor actor, CancellationToken stop) =>
        CaseVisibility.MayWork(actor) ? db.OneDealsOutCasesAsync(stop) : Task.CompletedTask;

    /// <summary>The case of a number that somebody has typed; unknown is a fault of that field.</summary>
    public static async Task<Case> FindOtherCaseAsync(this KnowledgeCrmDb db, Actor actor, string? number, string field, CancellationToken stop)
    {
        var wanted = Limits.Checked(number, field, 20).ToUpperInvariant();
        if (!await db.Cases.VisibleTo(actor).AnyAsync(c => c.Number == wanted, stop)) throw Refused.Invalid("Case.Unknown", field);
        return await db.FindCaseAsync(actor, wanted, stop);
    }

    /// <summary>True when one case is the other, or anywhere above it.</summary>
    public static async Task<bool> IsAboveAsync(this KnowledgeCrmDb db, Guid upper, Guid lower, CancellationToken stop)
    {
        var seen = new HashSet<Guid>();
        for (Guid? at = lower; at is { } id && seen.Add(id); at = await db.Cases.Where(c => c.Id == id).Select(c => c.ParentId).SingleOrDefaultAsync(stop))
            if (id == upper) return true;
        return false;
    }

    /// <summary>The number of the case that leads on from a merged one, at the end of the line; null when the actor may not see it.</summary>
    public static async Task<string?> LeadOfAsync(this KnowledgeCrmDb db, Actor actor, Guid? mergedInto, CancellationToken stop)
    {
        var seen = new HashSet<Guid>();
        string? number = null;
        for (var at = mergedInto; at is { } id && seen.Add(id);)
        {
            var next = await db.Cases.VisibleTo(actor).Where(c => c.Id == id).Select(c => new { c.Number, c.MergedIntoId }).SingleOrDefaultAsync(stop);
            (number, at) = (next?.Number, next?.MergedIntoId);
        }
        return number;
    }
}
