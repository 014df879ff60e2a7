using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Portal;

/// <summary>A customer's own cases, what changed last first, each with the last word said in it.</summary>
public sealed class OwnCases(UseCase useCase)
{
    public const int PageSize = 20;

    /// <param name="actor">A customer or partner.</param>
    /// <param name="page">From 0.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<Page<OwnCase>>> RunAsync(Actor actor, int page, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            if (actor.PersonId is null || CaseVisibility.SeesAll(actor)) throw Refused.Forbidden();
            // A merged one is read in the one that leads on.
            var own = db.Cases.VisibleTo(actor).Where(c => c.MergedIntoId == null);
            var total = await own.CountAsync(stop);
            var cases = await own.OrderByDescending(c => c.ChangedAt).ThenBy(c => c.Id).Skip(Math.Max(page, 0) * PageSize).Take(PageSize)
                .Select(c => new { c.Id, c.Number, c.Subject, c.Description, c.Status, c.OpenedAt, c.ChangedAt, c.ProductId }).ToListAsync(stop);
            var ids = cases.ConvertAll(c => c.Id);
            var posts = await db.CasePosts.Where(p => ids.Contains(p.CaseId) && p.Kind != CasePostKind.Note)
                .Where(p => !db.CasePosts.Any(later => later.CaseId == p.CaseId && later.Kind != CasePostKind.Note && later.At > p.At))
                .ToListAsync(stop);
            // Two at the same moment: the one made later.
            var last = posts.GroupBy(p => p.CaseId).ToDictionary(same => same.Key, same => same.MaxBy(p => p.Id)!);
            var products = await db.Products.Where(p => cases.Select(c => c.ProductId).Contains(p.Id)).ToDictionaryAsync(p => p.Id, stop);
            return new Page<OwnCase>(total, [.. cases.Select(c => new OwnCase(
                c.Number, c.Subject, c.Status, c.OpenedAt, c.ChangedAt,
                c.ProductId is { } product ? products[product].FullNameIn(actor.Language) : null,
                last.TryGetValue(c.Id, out var post) ? post.Text : c.Description, post is { Kind: CasePostKind.Reply } ? post.PersonName : null))]);
        }, stop);
}

/// <summary>One of a customer's cases. Times are UTC.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="OpenedAt">When it was opened.</param>
/// <param name="ChangedAt">When something happened in it last.</param>
/// <param name="Product">The product it is about, or null.</param>
/// <param name="LastWord">What was said last.</param>
/// <param name="LastWordOf">Who of us said it; null when it was the customer.</param>
public sealed record OwnCase(
    string Number, string Subject, CaseStatus Status, DateTime OpenedAt, DateTime ChangedAt, string? Product, string LastWord, string? LastWordOf);
