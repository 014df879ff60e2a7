using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Sales;

/// <summary>The catalogue of objections with the best answer to each, those that are raised most first. The catalogue is for everybody of the
/// house; how often, and with what success, for those who may see opportunities.</summary>
public sealed class ObjectionList(UseCase useCase)
{
    public const int PageSize = 50;

    /// <param name="actor">Anybody of the house.</param>
    /// <param name="filter">What it is narrowed to.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<Page<ObjectionLine>>> RunAsync(Actor actor, ObjectionFilter filter, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            OpportunityVisibility.RequireStaff(actor);
            var cell = await AnswerCells.OfAsync(db, filter.Product, filter.Segment, stop);
            var listed = await ListedAsync(db, filter, stop);
            var raised = await CountsAsync(db, actor, cell, stop);
            // Only what is shown is looked into further.
            var page = listed.OrderByDescending(o => raised.GetValueOrDefault(o.Id)).ThenBy(o => o.Number, StringComparer.Ordinal)
                .Skip(Math.Max(filter.Page, 0) * PageSize).Take(PageSize).ToList();
            var records = (await AnswerRecord.ReadAsync(db, actor, page.ConvertAll(o => o.Id), stop)).ToLookup(record => record.ObjectionId);
            var titles = await PlayTitles.ReadAsync(db, actor, [.. records.SelectMany(same => same).Select(record => record.WorkId).Distinct()], stop);
            var topics = await db.Topics.ToDictionaryAsync(t => t.Id, t => t.NameIn(actor.Language), stop);
            return new Page<ObjectionLine>(listed.Count, [.. page.Select(o =>
            {
                var table = AnswerTable.Of(cell, [.. records[o.Id]], titles);
                return new ObjectionLine(
                    o.Number, o.WordingIn(actor.Language), o.TopicId is { } topic ? topics[topic] : null, raised.GetValueOrDefault(o.Id),
                    table.Answers.Count > 0 ? table.Answers[0] : null, table.Answers.Count, table.Width);
            })]);
        }, stop);

    private static async Task<List<Objection>> ListedAsync(KnowledgeCrmDb db, ObjectionFilter filter, CancellationToken stop)
    {
        var objections = db.Objections.Where(o => o.MergedIntoId == null);
        if (filter.Topic is { Length: > 0 } key) objections = objections.Where(o => db.Topics.Any(t => t.Id == o.TopicId && t.Key == key));
        if (Limits.Checked(filter.Text, "q", Limits.Name, required: false).ToLowerInvariant() is { Length: > 0 } text)
            objections = objections.Where(o => o.WordingEn.ToLower().Contains(text) || o.WordingZh.Contains(text) || o.Number.ToLower() == text);
        return await objections.ToListAsync(stop);
    }

    // In how many opportunities that the actor may see, within the cell itself: a count needs no wider look.
    private static async Task<Dictionary<Guid, int>> CountsAsync(KnowledgeCrmDb db, Actor actor, AnswerCell cell, CancellationToken stop)
    {
        var rows = await (
            from raised in db.RaisedObjections
            join opportunity in db.Opportunities.VisibleTo(actor) on raised.OpportunityId equals opportunity.Id
            select new { raised.ObjectionId, raised.OpportunityId, raised.ProductId, opportunity.ProductIds, opportunity.Segment }).ToListAsync(stop);
        var width = cell.Widths.First();
        return rows.Where(row => cell.Holds(width, row.ProductId is { } product ? [product] : row.ProductIds, row.Segment))
            .GroupBy(row => row.ObjectionId).ToDictionary(same => same.Key, same => same.Select(row => row.OpportunityId).Distinct().Count());
    }
}

/// <summary>What the catalogue is narrowed to. Product and segment narrow the figures, topic and text the entries. Pages count from 0.</summary>
public sealed record ObjectionFilter(string? Product = null, CustomerSegment? Segment = null, string? Topic = null, string? Text = null, int Page = 0);

/// <summary>An objection in the catalogue.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Wording">What is doubted, in the viewer's language where it has one.</param>
/// <param name="Topic">Its topic.</param>
/// <param name="Raised">In how many opportunities that the viewer may see and the filter leaves.</param>
/// <param name="Best">The best answer there, or null.</param>
/// <param name="Answers">How many answers were given.</param>
/// <param name="Width">How wide the look is that the best answer is from.</param>
public sealed record ObjectionLine(string Number, string Wording, string? Topic, int Raised, AnswerStanding? Best, int Answers, CellWidth Width);
