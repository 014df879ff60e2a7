using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Sales;

/// <summary>One objection: its wording, every answer with how it fared, and how customers put it.</summary>
public sealed class ObjectionReading(UseCase useCase, UntriedAnswers untried)
{
    private const int WordsShown = 10;

    /// <param name="actor">Anybody of the house; figures and customers' words are for those who may see opportunities.</param>
    /// <param name="number">Its number; of one that became a part of another, that other.</param>
    /// <param name="product">A product's model that the figures are for, or null.</param>
    /// <param name="segment">The segment that the figures are for, or null.</param>
    /// <param name="stop">Stops it.</param>
    public async Task<Outcome<ObjectionView>> RunAsync(Actor actor, string number, string? product, CustomerSegment? segment, CancellationToken stop)
    {
        var read = await useCase.ReadAsync(async db =>
        {
            OpportunityVisibility.RequireStaff(actor);
            var found = await db.FindObjectionAsync(number, stop);
            var records = await AnswerRecord.ReadAsync(db, actor, [found.Id], stop);
            var titles = await PlayTitles.ReadAsync(db, actor, [.. records.Select(record => record.WorkId).Distinct()], stop);
            var topic = await db.Topics.SingleOrDefaultAsync(t => t.Id == found.TopicId, stop);
            var raised = await db.RaisedObjections.CountAsync(r => r.ObjectionId == found.Id && db.Opportunities.VisibleTo(actor).Any(o => o.Id == r.OpportunityId), stop);
            return new ObjectionView(
                found.Number, found.WordingEn, found.WordingZh, found.WordingIn(actor.Language), topic?.Key, topic?.NameIn(actor.Language), found.Version, raised,
                AnswerTable.Of(await AnswerCells.OfAsync(db, product, segment, stop), records, titles), await WordsAsync(db, actor, found.Id, stop), []);
        }, stop);
        if (!read.Succeeded) return read;
        return read.Value with { Untried = await untried.ForAsync(actor, read.Value.Wording, product, [.. read.Value.Table.Answers.Select(answer => answer.Play.Number)], stop) };
    }

    private static async Task<IReadOnlyList<CustomersDoubt>> WordsAsync(KnowledgeCrmDb db, Actor actor, Guid id, CancellationToken stop) =>
        await (
            from raised in db.RaisedObjections.Where(r => r.ObjectionId == id)
            join opportunity in db.Opportunities.VisibleTo(actor) on raised.OpportunityId equals opportunity.Id
            orderby raised.At descending
            select new CustomersDoubt(raised.Words, opportunity.Number, opportunity.Title, opportunity.Stage, raised.At)).Take(WordsShown).ToListAsync(stop);
}

/// <summary>An objection as a person sees it.</summary>
/// <param name="Number">Its number.</param>
/// <param name="English">Its English wording; may be empty.</param>
/// <param name="Chinese">Its Chinese wording; may be empty.</param>
/// <param name="Wording">The one that this viewer reads.</param>
/// <param name="Topic">Its topic's key.</param>
/// <param name="TopicName">Its topic's name.</param>
/// <param name="Version">Changes with every save.</param>
/// <param name="Raised">How often it was raised in opportunities that the viewer may see.</param>
/// <param name="Table">The answers.</param>
/// <param name="Words">How customers put it, newest first.</param>
/// <param name="Untried">Explanations that seem to fit and were never given to it.</param>
public sealed record ObjectionView(
    string Number, string English, string Chinese, string Wording, string? Topic, string? TopicName, int Version, int Raised, AnswerTable Table,
    IReadOnlyList<CustomersDoubt> Words, IReadOnlyList<PlayTitle> Untried);

/// <summary>A doubt in a customer's own words. The time is UTC.</summary>
public sealed record CustomersDoubt(string Words, string Opportunity, string Title, OpportunityStage Stage, DateTime At);
