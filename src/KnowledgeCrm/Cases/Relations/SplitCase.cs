using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Cases;

/// <summary>Makes a case of its own of chosen posts of another. Its customer, product and opener are the same, so that nobody sees more than before.</summary>
public sealed class SplitCase(UseCase useCase)
{
    public const int Most = 200;

    /// <param name="actor">A rep.</param>
    /// <param name="number">The case that the posts are in.</param>
    /// <param name="wanted">Which posts, and what the new case is about.</param>
    /// <param name="stop">Stops it.</param>
    /// <returns>The new case.</returns>
    public Task<Outcome<CaseDone>> RunAsync(Actor actor, string number, Splitting wanted, CancellationToken stop) =>
        useCase.WriteAsync(nameof(SplitCase), actor, async db =>
        {
            var from = await db.FindCaseToWorkAsync(actor, number, stop);
            var ids = wanted.Posts.Distinct().ToList();
            if (ids.Count is 0 or > Most) throw Refused.Invalid("Case.SplitCount", "posts", Most);
            var posts = await db.CasePosts.AsNoTracking().Where(p => p.CaseId == from.Id && ids.Contains(p.Id)).OrderBy(p => p.At).ThenBy(p => p.Id).ToListAsync(stop);
            if (posts.Count != ids.Count) throw Refused.Invalid("Case.PostUnknown", "posts");
            // A note is never what the customer is shown as their own words.
            var words = string.IsNullOrWhiteSpace(wanted.Description)
                ? posts.Find(p => p.Kind == CasePostKind.FromCustomer)?.Text ?? posts.Find(p => p.Kind == CasePostKind.Reply)?.Text : wanted.Description;
            var answered = posts.Find(p => p.Kind == CasePostKind.Reply)?.At;
            var made = from.SplitOff(await NumberSequence.NextAsync(db, NumberSequence.Cases, stop), wanted.Subject ?? "", words ?? "", answered, db.Now);
            await db.PromiseAsync(made, stop);
            await db.RouteAsync(made, stop);
            db.Cases.Add(made);
            db.CaseSplits.Add(CaseSplit.Of(from.Id, made.Id, ids, actor, db.Now));
            // The new case has to be there before posts can be in it.
            await db.SaveChangesAsync(stop);
            await db.CasePosts.Where(p => p.CaseId == from.Id && ids.Contains(p.Id))
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.CaseId, made.Id).SetProperty(p => p.CameFromId, p => p.CameFromId ?? from.Id), stop);
            return CaseDone.Of(made);
        }, stop);
}

/// <summary>What becomes a case of its own.</summary>
public sealed record Splitting
{
    /// <summary>The ids of the posts; up to <see cref="SplitCase.Most"/>.</summary>
    public required IReadOnlyCollection<Guid> Posts { get; init; }
    public string? Subject { get; init; }

    /// <summary>The customer's words; when empty, those of the first post that is not a note.</summary>
    public string? Description { get; init; }
}

/// <summary>Takes a split back: the posts return, and the number of the case that was made of them leads on.</summary>
public sealed class UndoSplit(UseCase useCase, IEnumerable<ICaseCompanion> companions)
{
    /// <param name="actor">A rep.</param>
    /// <param name="number">The case that was made by splitting.</param>
    /// <param name="stop">Stops it.</param>
    /// <returns>The case that the posts are in again.</returns>
    public Task<Outcome<CaseDone>> RunAsync(Actor actor, string number, CancellationToken stop) =>
        useCase.WriteAsync(nameof(UndoSplit), actor, async db =>
        {
            await db.OneTiesCasesAsync(actor, stop);
            var made = await db.FindCaseToWorkAsync(actor, number, stop);
            var split = await db.CaseSplits.SingleOrDefaultAsync(s => s.CaseId == made.Id && s.UndoneAt == null, stop)
                ?? throw Refused.Conflict("Case.NotSplit", made.Number);
            var fromNumber = await db.Cases.Where(c => c.Id == split.FromId).Select(c => c.Number).SingleAsync(stop);
            var from = await db.FindCaseToWorkAsync(actor, fromNumber, stop);
            await RequireUntouchedAsync(db, split, made, from, stop);
            foreach (var companion in companions)
            {
                await companion.CheckMergeAsync(db, made, from, stop);
                await companion.MoveAsync(db, made.Id, from.Id, stop);
            }
            await db.CasePosts.Where(p => p.CaseId == made.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.CaseId, from.Id)
                .SetProperty(p => p.CameFromId, p => p.CameFromId == from.Id ? null : p.CameFromId == null ? made.Id : p.CameFromId), stop);
            await CaseWatching.CopyAsync(db, made.Id, from.Id, stop);
            split.Undo(db.Now);
            made.MergeInto(from, db.Now);
            from.Changed(db.Now);
            return CaseDone.Of(from);
        }, stop);

    private static async Task RequireUntouchedAsync(KnowledgeCrmDb db, CaseSplit split, Case made, Case from, CancellationToken stop)
    {
        if (made.ResolvedAt is not null) throw Refused.Conflict("Case.UnsplitResolved", made.Number);
        var there = await db.CasePosts.Where(p => p.CaseId == made.Id).Select(p => new { p.Id, p.Kind }).ToListAsync(stop);
        if (there.Any(p => p.Kind != CasePostKind.Note && !split.PostIds.Contains(p.Id))) throw Refused.Conflict("Case.UnsplitWritten", made.Number);
        if (split.PostIds.Except(there.Select(p => p.Id)).Any()) throw Refused.Conflict("Case.UnmergeSplit", made.Number);
        if (await db.Cases.AnyAsync(c => c.ParentId == made.Id || c.MergedIntoId == made.Id, stop)) throw Refused.Conflict("Case.UnsplitTied", made.Number);
        // Both were opened by the same person; whose one of them is may have been put right since.
        if (made.CustomerId != from.CustomerId) throw Refused.Conflict("Case.MergeCustomers", made.Number, from.Number);
    }
}
