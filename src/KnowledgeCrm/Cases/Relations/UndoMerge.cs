using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Cases;

/// <summary>Brings two merged cases back to what they were, while nothing has happened since that belongs to both.</summary>
public sealed class UndoMerge(UseCase useCase, IEnumerable<ICaseCompanion> companions)
{
    /// <param name="actor">A rep.</param>
    /// <param name="number">The case that was merged.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<CaseDone>> RunAsync(Actor actor, string number, CancellationToken stop) =>
        useCase.WriteAsync(nameof(UndoMerge), actor, async db =>
        {
            await db.OneTiesCasesAsync(actor, stop);
            var from = await db.FindCaseAsItIsAsync(actor, number, stop);
            if (!CaseVisibility.MayWork(actor)) throw Refused.Forbidden();
            var merge = from.MergedIntoId is null ? null
                : await db.CaseMerges.Where(m => m.CaseId == from.Id && m.UndoneAt == null).OrderByDescending(m => m.At).FirstOrDefaultAsync(stop);
            if (merge is null) throw Refused.Conflict("Case.NotMerged", from.Number);
            var leadNumber = await db.Cases.Where(c => c.Id == merge.IntoId).Select(c => c.Number).SingleAsync(stop);
            var lead = await db.FindCaseToWorkAsync(actor, leadNumber, stop);
            await RequireUntouchedAsync(db, merge, from, lead, stop);
            await MoveBackAsync(db, merge, from, lead, stop);
            merge.Undo(db.Now);
            from.ComeApart(merge.Before, db.Now);
            lead.Changed(db.Now);
            return CaseDone.Of(from);
        }, stop);

    private static async Task RequireUntouchedAsync(KnowledgeCrmDb db, CaseMerge merge, Case from, Case lead, CancellationToken stop)
    {
        if (lead.ResolvedAt > merge.At) throw Refused.Conflict("Case.UnmergeResolved", lead.Number);
        // A note is for the house; what was said to or by the customer since may be about either.
        var written = await db.CasePosts.AnyAsync(p => p.CaseId == lead.Id && p.At > merge.At && p.Kind != CasePostKind.Note && p.CameFromId == null, stop);
        if (written) throw Refused.Conflict("Case.UnmergeWritten", lead.Number);
        var moved = merge.Before.PostIds.Append(merge.Before.WordsId).ToList();
        if (await db.CasePosts.CountAsync(p => moved.Contains(p.Id) && p.CaseId == lead.Id, stop) != moved.Count) throw Refused.Conflict("Case.UnmergeSplit", lead.Number);
        if (lead.Articles.Exists(link => merge.Before.LinkIds.Contains(link.Id) && link.At > merge.At)) throw Refused.Conflict("Case.UnmergeLinked", lead.Number);
        // Whose it is may have been put right meanwhile: its words don't go to somebody else with it.
        if (from.CustomerId != lead.CustomerId) throw Refused.Conflict("Case.UnmergeCustomer", lead.Number, from.Number);
    }

    private async Task MoveBackAsync(KnowledgeCrmDb db, CaseMerge merge, Case from, Case lead, CancellationToken stop)
    {
        var before = merge.Before;
        await db.CasePosts.Where(p => p.Id == before.WordsId).ExecuteDeleteAsync(stop);
        await db.CasePosts.Where(p => before.PostIds.Contains(p.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.CaseId, from.Id).SetProperty(p => p.CameFromId, p => p.CameFromId == from.Id ? null : p.CameFromId), stop);
        await db.CaseArticles.Where(l => before.LinkIds.Contains(l.Id) && l.CaseId == lead.Id).ExecuteUpdateAsync(set => set.SetProperty(l => l.CaseId, from.Id), stop);
        await db.CaseWatches.Where(w => w.CaseId == lead.Id && before.WatcherIds.Contains(w.PersonId)).ExecuteDeleteAsync(stop);
        foreach (var companion in companions)
            if (before.Elsewhere.TryGetValue(companion.Key, out var ids)) await companion.MoveBackAsync(db, ids, from.Id, lead.Id, stop);
        if (before.IntoParentId != before.IntoParentSince && lead.ParentId == before.IntoParentSince) lead.BelongTo(before.IntoParentId, db.Now);
        foreach (var child in await db.Cases.Where(c => before.ChildIds.Contains(c.Id) && c.ParentId == lead.Id).ToListAsync(stop)) child.BelongTo(from.Id, db.Now);
    }
}
