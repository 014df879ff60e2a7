using KnowledgeCrm.Common;
using KnowledgeCrm.Curation;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Insight;

/// <summary>Says of suggested words that they don't mean the same: they are not suggested again, however many people try them. Saying it twice
/// changes nothing.</summary>
public sealed class DismissSynonym(RuleWrites writes)
{
    /// <param name="actor">A knowledge manager or administrator.</param>
    /// <param name="from">What was typed first, as suggested.</param>
    /// <param name="to">What was typed instead of it, as suggested.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<RuleDone>> RunAsync(Actor actor, string? from, string? to, CancellationToken stop) =>
        writes.RunAsync(nameof(DismissSynonym), actor, async db =>
        {
            var first = Limits.Checked(from, "from", Limits.Name).ToLowerInvariant();
            var next = Limits.Checked(to, "to", Limits.Name).ToLowerInvariant();
            var said = await db.DismissedSynonyms.SingleOrDefaultAsync(d => d.From == first && d.To == next, stop);
            if (said is null) db.DismissedSynonyms.Add(said = new DismissedSynonym { From = first, To = next, At = db.Now, ById = actor.PersonId });
            await db.SaveChangesAsync(stop);
            return RuleDone.Of(said, $"{first} → {next}");
        }, stop);
}

/// <summary>Lets words be suggested again. Doing it twice changes nothing.</summary>
public sealed class RestoreSynonym(RuleWrites writes)
{
    /// <param name="actor">A knowledge manager or administrator.</param>
    /// <param name="id">Of what was dismissed.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<RuleDone>> RunAsync(Actor actor, Guid id, CancellationToken stop) =>
        writes.RunAsync(nameof(RestoreSynonym), actor, async db =>
        {
            if (await db.DismissedSynonyms.SingleOrDefaultAsync(d => d.Id == id, stop) is not { } said) return RuleDone.Gone(id);
            db.DismissedSynonyms.Remove(said);
            return RuleDone.Of(said, $"{said.From} → {said.To}");
        }, stop);
}

/// <summary>The words that are not suggested any more, the latest first.</summary>
public sealed class DismissedSynonyms(UseCase useCase)
{
    /// <param name="actor">A knowledge manager or administrator.</param>
    /// <param name="limit">How many at the most.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<IReadOnlyList<DismissedLine>>> RunAsync(Actor actor, int limit, CancellationToken stop) =>
        useCase.ReadAsync<IReadOnlyList<DismissedLine>>(async db =>
        {
            if (!SearchInsight.MaySee(actor)) throw Refused.Forbidden();
            var said = await db.DismissedSynonyms.OrderByDescending(d => d.At).ThenBy(d => d.Id).Take(limit).ToListAsync(stop);
            var name = await RuleList.NamesAsync(db, said.Select(d => d.ById), stop);
            return [.. said.Select(d => new DismissedLine(d.Id, d.From, d.To, d.At, name(d.ById)))];
        }, stop);
}

/// <summary>Words that are not suggested any more.</summary>
/// <param name="Id">Names it when it is to be suggested again.</param>
/// <param name="From">What was typed first.</param>
/// <param name="To">What was typed instead of it.</param>
/// <param name="At">When it was dismissed (UTC).</param>
/// <param name="By">The name of who did; empty for the program itself.</param>
public sealed record DismissedLine(Guid Id, string From, string To, DateTime At, string By);
