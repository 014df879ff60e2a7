using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Cases;

/// <summary>Makes two cases of the same customer about the same matter one: thread, contacts, links, parts and watchers follow into the one
/// that leads on; the other is found by its number and leads there.</summary>
public sealed class MergeCases(UseCase useCase, IEnumerable<ICaseCompanion> companions)
{
    /// <param name="actor">A rep.</param>
    /// <param name="number">The case that becomes a part.</param>
    /// <param name="into">The number of the one that leads on.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<CaseDone>> RunAsync(Actor actor, string number, string into, CancellationToken stop) =>
        useCase.WriteAsync(nameof(MergeCases), actor, async db =>
        {
            await db.OneTiesCasesAsync(actor, stop);
            var from = await db.FindCaseToWorkAsync(actor, number, stop);
            if (number == into) throw Refused.Invalid("Case.MergeSelf", "into");
            var lead = await db.FindOtherCaseAsync(actor, into, "into", stop);
            if (lead.IsDone && !from.IsDone) throw Refused.Conflict("Case.MergeIntoDone", lead.Number);
            if (!await SeenAlike.AreAsync(db, from, lead, stop)) throw Refused.Conflict("Case.MergeCustomers", from.Number, lead.Number);
            foreach (var companion in companions) await companion.CheckMergeAsync(db, from, lead, stop);
            var before = await MoveAsync(db, from, lead, stop);
            db.CaseMerges.Add(CaseMerge.Of(from.Id, lead.Id, before, actor, db.Now));
            from.MergeInto(lead, db.Now);
            lead.Changed(db.Now);
            return CaseDone.Of(lead);
        }, stop);

    private async Task<MergedCase> MoveAsync(KnowledgeCrmDb db, Case from, Case lead, CancellationToken stop)
    {
        var posts = await db.CasePosts.Where(p => p.CaseId == from.Id).Select(p => p.Id).ToListAsync(stop);
        await db.CasePosts.Where(p => p.CaseId == from.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.CaseId, lead.Id).SetProperty(p => p.CameFromId, p => p.CameFromId ?? from.Id), stop);
        var words = CasePost.WordsOf(from, lead.Id, await db.Customers.Where(c => c.Id == from.CustomerId).Select(c => c.Name).SingleOrDefaultAsync(stop) ?? "");
        db.CasePosts.Add(words);
        // What solved the one that was merged solved that one; what both have been tried with is known already.
        var known = lead.Articles.Select(link => link.ArticleId).ToHashSet();
        var links = from.Articles.Where(link => link.Kind != CaseArticleKind.SolvedBy && !known.Contains(link.ArticleId)).Select(link => link.Id).ToList();
        await db.CaseArticles.Where(l => links.Contains(l.Id)).ExecuteUpdateAsync(set => set.SetProperty(l => l.CaseId, lead.Id), stop);
        var elsewhere = new Dictionary<string, List<Guid>>();
        foreach (var companion in companions)
            if (await companion.MoveAsync(db, from.Id, lead.Id, stop) is { Count: > 0 } moved) elsewhere[companion.Key] = [.. moved];
        var (children, parent) = await MovePartsAsync(db, from, lead, stop);
        return new MergedCase
        {
            Status = from.Status,
            ClosedAt = from.ClosedAt,
            ParentId = from.ParentId,
            IntoParentId = parent,
            IntoParentSince = lead.ParentId,
            WordsId = words.Id,
            PostIds = posts,
            LinkIds = links,
            WatcherIds = await CaseWatching.CopyAsync(db, from.Id, lead.Id, stop),
            ChildIds = children,
            Elsewhere = elsewhere,
        };
    }

    // Its parts become parts of the other, and the other a part of what it was a part of, as long as that goes in no circle.
    private static async Task<(List<Guid> Children, Guid? Parent)> MovePartsAsync(KnowledgeCrmDb db, Case from, Case lead, CancellationToken stop)
    {
        var parent = lead.ParentId;
        if (lead.ParentId == from.Id) lead.BelongTo(from.ParentId, db.Now);
        else if (lead.ParentId is null && from.ParentId is { } above && above != lead.Id && !await db.IsAboveAsync(lead.Id, above, stop)) lead.BelongTo(above, db.Now);
        var children = await db.Cases.Where(c => c.ParentId == from.Id && c.Id != lead.Id).ToListAsync(stop);
        foreach (var child in children)
        {
            if (!await db.IsAboveAsync(child.Id, lead.Id, stop)) child.BelongTo(lead.Id, db.Now);
        }
        return ([.. children.Where(child => child.ParentId == lead.Id).Select(child => child.Id)], parent);
    }
}
