using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Search;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Sales;

/// <summary>The objections that a customer's words may be: by the wording in either language, by how customers put them before, and by search.</summary>
public sealed class SuggestedObjections(UseCase useCase, SearchEverything search)
{
    public const int Most = 5;

    private const int NewestWords = 1_000;

    // What search alone finds is shown after what shares words, and never above this.
    private const double FoundOnly = 0.1;

    /// <param name="actor">Anybody of the house.</param>
    /// <param name="words">What is being typed, in any language; empty suggests nothing.</param>
    /// <param name="except">The number of an entry that is not to be suggested, or null.</param>
    /// <param name="stop">Stops it.</param>
    public async Task<Outcome<IReadOnlyList<SuggestedObjection>>> RunAsync(Actor actor, string? words, string? except, CancellationToken stop)
    {
        if (!actor.IsStaff) return Refused.NotFound();
        var typed = (words ?? "").Trim();
        if (typed.Length > Limits.Summary) typed = typed[..Limits.Summary];
        var nearness = new TextNearness("", typed);
        if (nearness.IsEmpty) return Array.Empty<SuggestedObjection>();
        var request = new SearchRequest("", Kinds: [ObjectionSearchSource.KindName], Limit: Most, Context: typed);
        var found = (await search.RunAsync(actor, request, stop)).Items.Select(item => item.Key.Id).ToList();
        return await useCase.ReadAsync<IReadOnlyList<SuggestedObjection>>(async db =>
        {
            var objections = await db.Objections.Where(o => o.MergedIntoId == null && o.Number != except).ToListAsync(stop);
            var said = await SaidAsync(db, actor, stop);
            return [.. objections.Select(o => (Objection: o, Near: Near(o, said[o.Id], nearness, found)))
                .Where(o => o.Near > 0).OrderByDescending(o => o.Near).ThenBy(o => o.Objection.Number, StringComparer.Ordinal).Take(Most)
                .Select(o => new SuggestedObjection(o.Objection.Number, o.Objection.WordingIn(actor.Language), Math.Round(o.Near, 3)))];
        }, stop);
    }

    private static double Near(Objection objection, IEnumerable<string> said, TextNearness nearness, List<Guid> found)
    {
        var best = said.Append(objection.WordingEn).Append(objection.WordingZh).Where(text => text.Length > 0).Max(text => nearness.To(text, ""));
        var place = found.IndexOf(objection.Id);
        return best >= TextNearness.Least ? best : place < 0 ? 0 : FoundOnly / (place + 1);
    }

    private static async Task<ILookup<Guid, string>> SaidAsync(KnowledgeCrmDb db, Actor actor, CancellationToken stop) =>
        (await db.RaisedObjections.Where(r => db.Opportunities.VisibleTo(actor).Any(o => o.Id == r.OpportunityId))
            .OrderByDescending(r => r.At).Take(NewestWords).Select(r => new { r.ObjectionId, r.Words }).ToListAsync(stop))
        .ToLookup(row => row.ObjectionId, row => row.Words);
}

/// <summary>An objection that may be meant.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Wording">What is doubted.</param>
/// <param name="Nearness">How near the typed words come, 0 to 1.</param>
public sealed record SuggestedObjection(string Number, string Wording, double Nearness);
