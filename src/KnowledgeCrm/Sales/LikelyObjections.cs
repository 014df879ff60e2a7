using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Sales;

/// <summary>What the customer of an opportunity is likely to doubt: by how often it was raised in opportunities like it, with the best answers to each.</summary>
public sealed class LikelyObjections(UseCase useCase)
{
    private const int Most = 6;
    private const int AnswersEach = 3;

    // With fewer such opportunities a wider look is taken.
    private const int FewestOpportunities = 5;

    public Task<Outcome<LikelyTable>> RunAsync(Actor actor, string number, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            var asked = await db.Opportunities.VisibleTo(actor).SingleOrDefaultAsync(o => o.Number == number, stop) ?? throw Refused.NotFound();
            var cell = await AnswerCells.OfAsync(db, asked.ProductIds, asked.Segment, stop);
            var (width, opportunities, raised) = await ExpectedAsync(db, actor, asked, cell, stop);
            return new LikelyTable(width, opportunities, await LinesAsync(db, actor, cell, raised, stop));
        }, stop);

    /// <summary>The objections that were raised in this opportunity, and those that are likely to be.</summary>
    internal static async Task<IReadOnlyList<Guid>> RaisedOrLikelyAsync(KnowledgeCrmDb db, Actor actor, Opportunity asked, CancellationToken stop)
    {
        var raised = await db.RaisedObjections.Where(r => r.OpportunityId == asked.Id).Select(r => r.ObjectionId).Distinct().ToListAsync(stop);
        var expected = await ExpectedAsync(db, actor, asked, await AnswerCells.OfAsync(db, asked.ProductIds, asked.Segment, stop), stop);
        return [.. raised.Union(expected.Raised.OrderByDescending(one => one.Value).ThenBy(one => one.Key).Take(Most).Select(one => one.Key))];
    }

    private static async Task<(CellWidth Width, int Opportunities, Dictionary<Guid, int> Raised)> ExpectedAsync(
        KnowledgeCrmDb db, Actor actor, Opportunity asked, AnswerCell cell, CancellationToken stop)
    {
        var others = await db.Opportunities.VisibleTo(actor).Where(o => o.Id != asked.Id)
            .Select(o => new Like(o.Id, o.ProductIds, o.Segment, o.Competitors)).ToListAsync(stop);
        var (width, alike) = Alike(asked, cell, others);
        var ids = alike.Select(o => o.Id).ToHashSet();
        var raised = (await db.RaisedObjections.Where(r => db.Opportunities.VisibleTo(actor).Any(o => o.Id == r.OpportunityId))
                .Select(r => new { r.ObjectionId, r.OpportunityId }).Distinct().ToListAsync(stop))
            .Where(row => ids.Contains(row.OpportunityId)).GroupBy(row => row.ObjectionId).ToDictionary(same => same.Key, same => same.Count());
        return (width, ids.Count, raised);
    }

    private static (CellWidth Width, List<Like> Alike) Alike(Opportunity asked, AnswerCell cell, List<Like> others)
    {
        var rivals = asked.Competitors.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var widths = rivals.Count > 0 && asked.ProductIds.Count > 0 ? cell.Widths.Prepend(CellWidth.ProductSegmentAndCompetitor) : cell.Widths;
        foreach (var width in widths)
        {
            var alike = others.FindAll(o => cell.Holds(width, o.ProductIds, o.Segment)
                && (width != CellWidth.ProductSegmentAndCompetitor || o.Competitors.Exists(rivals.Contains)));
            if (alike.Count >= FewestOpportunities) return (width, alike);
        }
        return (CellWidth.All, others);
    }

    private static async Task<IReadOnlyList<LikelyObjection>> LinesAsync(
        KnowledgeCrmDb db, Actor actor, AnswerCell cell, Dictionary<Guid, int> raised, CancellationToken stop)
    {
        var ids = raised.Keys.ToList();
        var shown = (await db.Objections.Where(o => ids.Contains(o.Id)).ToListAsync(stop))
            .OrderByDescending(o => raised[o.Id]).ThenBy(o => o.Number, StringComparer.Ordinal).Take(Most).ToList();
        var records = (await AnswerRecord.ReadAsync(db, actor, shown.ConvertAll(o => o.Id), stop)).ToLookup(record => record.ObjectionId);
        var titles = await PlayTitles.ReadAsync(db, actor, [.. records.SelectMany(same => same).Select(record => record.WorkId).Distinct()], stop);
        return [.. shown.Select(o =>
        {
            var table = AnswerTable.Of(cell, [.. records[o.Id]], titles);
            return new LikelyObjection(o.Number, o.WordingIn(actor.Language), raised[o.Id], table with { Answers = [.. table.Answers.Take(AnswersEach)] });
        })];
    }

    private sealed record Like(Guid Id, List<Guid> ProductIds, CustomerSegment Segment, List<string> Competitors);
}

/// <summary>What is likely to be doubted.</summary>
/// <param name="Width">How alike the opportunities are that it is judged by.</param>
/// <param name="Opportunities">How many they are.</param>
/// <param name="Objections">What was raised in them, the most frequent first.</param>
public sealed record LikelyTable(CellWidth Width, int Opportunities, IReadOnlyList<LikelyObjection> Objections);

/// <summary>An objection to expect.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Wording">What is doubted.</param>
/// <param name="Raised">In how many of <see cref="LikelyTable.Opportunities"/> it was raised.</param>
/// <param name="Table">The best answers.</param>
public sealed record LikelyObjection(string Number, string Wording, int Raised, AnswerTable Table);
