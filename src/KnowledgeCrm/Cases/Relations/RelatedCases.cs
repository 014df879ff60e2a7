using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Cases;

/// <summary>Other cases about the same thing of the customer, and about the same product at this customer, newest first, with what solved them.</summary>
public sealed class RelatedCases(UseCase useCase)
{
    public const int Most = 10;

    public Task<Outcome<RelatedView>> RunAsync(Actor actor, string number, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            var found = await db.Cases.VisibleTo(actor).Where(c => c.Number == number)
                .Select(c => new { c.Id, c.AssetId, c.ProductId, c.CustomerId }).SingleOrDefaultAsync(stop) ?? throw Refused.NotFound();
            if (!CaseVisibility.SeesAll(actor)) throw Refused.Forbidden();
            var others = db.Cases.VisibleTo(actor).Where(c => c.Id != found.Id && c.MergedIntoId == null);
            var asset = found.AssetId is null ? [] : await LinesAsync(db, actor, others.Where(c => c.AssetId == found.AssetId), stop);
            var product = found.CustomerId is null || found.ProductId is null ? []
                : await LinesAsync(db, actor, others.Where(c => c.CustomerId == found.CustomerId && c.ProductId == found.ProductId && (found.AssetId == null || c.AssetId != found.AssetId)), stop);
            var serial = await db.Assets.Where(a => a.Id == found.AssetId).Select(a => a.Serial).SingleOrDefaultAsync(stop);
            var model = await db.Products.Where(p => p.Id == found.ProductId).Select(p => p.Model).SingleOrDefaultAsync(stop);
            return new RelatedView(serial, asset, model, product);
        }, stop);

    private static async Task<IReadOnlyList<RelatedCase>> LinesAsync(KnowledgeCrmDb db, Actor actor, IQueryable<Case> cases, CancellationToken stop)
    {
        var rows = await cases.OrderByDescending(c => c.OpenedAt).ThenBy(c => c.Id).Take(Most)
            .Select(c => new { c.Number, c.Subject, c.Language, c.Status, c.OpenedAt, c.Outcome, c.Resolution, c.SolvedById }).ToListAsync(stop);
        var ids = rows.Select(row => row.SolvedById).ToHashSet();
        var solutions = await db.Articles.ReadableBy(actor).Where(a => ids.Contains(a.Id))
            .Select(a => new { a.Id, Line = new RelatedSolution(a.Number, a.Slug, a.Live!.Title, a.Language) }).ToDictionaryAsync(a => a.Id, a => a.Line, stop);
        return [.. rows.Select(row => new RelatedCase(
            row.Number, row.Subject, row.Language, row.Status, row.OpenedAt, row.Outcome, row.Resolution,
            row.SolvedById is { } id ? solutions.GetValueOrDefault(id) : null))];
    }
}

/// <summary>An article that solved a case.</summary>
public sealed record RelatedSolution(string Number, string Slug, string Title, string Language);

/// <summary>Another case of the same thing or product.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Language">The language of that.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="OpenedAt">When it was opened (UTC).</param>
/// <param name="Outcome">What became of it; null while it is open.</param>
/// <param name="Resolution">What helped, in the rep's words; may be empty.</param>
/// <param name="Solution">The article that solved it, as far as the actor may read it.</param>
public sealed record RelatedCase(
    string Number, string Subject, string Language, CaseStatus Status, DateTime OpenedAt, CaseOutcome? Outcome, string Resolution, RelatedSolution? Solution);

/// <summary>Cases of the same thing, and of the same product at this customer.</summary>
/// <param name="Asset">The serial number of the thing; null when the case names none.</param>
/// <param name="OfAsset">Other cases about it.</param>
/// <param name="Product">The product's model.</param>
/// <param name="OfProduct">Cases of this customer about that product, and not about the same thing.</param>
public sealed record RelatedView(string? Asset, IReadOnlyList<RelatedCase> OfAsset, string? Product, IReadOnlyList<RelatedCase> OfProduct);
