using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Search;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Curation;

/// <summary>Adds or changes a pin.</summary>
public sealed class SavePin(RuleWrites writes)
{
    /// <param name="actor">A knowledge manager or administrator.</param>
    /// <param name="id">The pin to change; null for a new one.</param>
    /// <param name="input">What it is to say.</param>
    /// <param name="version">The version that the person started from; a newer one is a conflict. Null: whatever is there.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<RuleDone>> RunAsync(Actor actor, Guid? id, PinInput input, int? version, CancellationToken stop) =>
        writes.RunAsync(nameof(SavePin), actor, async db =>
        {
            // What can't be said in any case is refused before the article is looked for.
            _ = PinnedResult.Of(new PinText(input.Query, Guid.Empty, input.Banned, input.Order ?? 1, input.ReviewBy, input.Note), actor, db.Now);
            var pins = await db.PinnedResults.ToListAsync(stop);
            var pin = id is null ? null : pins.SingleOrDefault(p => p.Id == id) ?? throw Refused.NotFound();
            var article = await db.PinnableAsync(actor, input.Article, PinRules.Named(pin), stop);
            var text = input.ToText(article.Id, pin is null ? pins.NextOrder(input.Query!) : pin.Order);
            var made = PinnedResult.Of(text, actor, db.Now);
            if (pins.Any(other => other != pin && other.Key == made.Key)) throw Refused.Conflict("Pin.Known", article.Number);
            if (pin is null)
            {
                RuleList.RequireRoom(pins.Count);
                db.PinnedResults.Add(pin = made);
            }
            else
            {
                RuleList.RequireVersion(pin, version);
                pin.Write(text, actor, db.Now);
            }
            // Saved here, so that the answer bears the version to go on with.
            await db.SaveChangesAsync(stop);
            return RuleDone.Of(pin, pin.Subject(article.Number));
        }, stop);
}

/// <summary>Pins or bans an article for a query in one click, from where it was found; or takes that back. Doing it again changes nothing.</summary>
public sealed class PinResult(RuleWrites writes)
{
    /// <param name="actor">A knowledge manager or administrator.</param>
    /// <param name="query">The query, as typed.</param>
    /// <param name="number">The article's number.</param>
    /// <param name="banned">False: comes first. True: is never shown. Null: neither.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<RuleDone>> RunAsync(Actor actor, string query, string number, bool? banned, CancellationToken stop) =>
        writes.RunAsync(nameof(PinResult), actor, async db =>
        {
            var pins = await db.PinnedResults.ToListAsync(stop);
            var known = await db.Articles.SeenBy(actor).SingleOrDefaultAsync(a => a.Number == number, stop);
            var pin = known is null ? null : pins.FirstOrDefault(p => p.Key == (QueryWords.Of(query).Key, known.Id));
            var article = await db.PinnableAsync(actor, number, PinRules.Named(pin), stop);
            if (banned is null)
            {
                if (pin is null) return RuleDone.Gone(article.Id);
                db.PinnedResults.Remove(pin);
                return RuleDone.Of(pin, pin.Subject(article.Number));
            }
            if (pin is null)
            {
                RuleList.RequireRoom(pins.Count);
                var reviewBy = DateOnly.FromDateTime(db.Now).AddDays(PinnedResult.UsualReviewDays);
                db.PinnedResults.Add(pin = PinnedResult.Of(
                    new PinText(query, article.Id, banned.Value, pins.NextOrder(query), reviewBy, ""), actor, db.Now));
            }
            else if (pin.Banned != banned)
            {
                pin.Write(pin.ToText() with { Banned = banned.Value }, actor, db.Now);
            }
            await db.SaveChangesAsync(stop);
            return RuleDone.Of(pin, pin.Subject(article.Number));
        }, stop);
}

/// <summary>Removes a pin. Removing it again changes nothing.</summary>
public sealed class RemovePin(RuleWrites writes)
{
    public Task<Outcome<RuleDone>> RunAsync(Actor actor, Guid id, CancellationToken stop) =>
        writes.RunAsync(nameof(RemovePin), actor, async db =>
        {
            if (await db.PinnedResults.SingleOrDefaultAsync(p => p.Id == id, stop) is not { } pin) return RuleDone.Gone(id);
            db.PinnedResults.Remove(pin);
            var number = await db.Articles.Where(a => a.Id == pin.ArticleId).Select(a => a.Number).SingleAsync(stop);
            return RuleDone.Of(pin, pin.Subject(number));
        }, stop);
}

/// <summary>What the writes of pins have in common.</summary>
internal static class PinRules
{
    /// <summary>The article that a pin names: one that the actor may read; the one that it has named before also after it was withdrawn.</summary>
    public static async Task<Article> PinnableAsync(this KnowledgeCrmDb db, Actor actor, string? number, IReadOnlySet<Guid> before, CancellationToken stop)
    {
        var wanted = Limits.Checked(number, "article", Limits.Name).ToUpperInvariant();
        var article = await db.Articles.SeenBy(actor).SingleOrDefaultAsync(a => a.Number == wanted, stop)
            ?? throw Refused.Invalid("Article.Unknown", "article");
        return article.LiveVersionId is not null || before.Contains(article.Id) ? article : throw Refused.Invalid("Pin.NotPublished", "article");
    }

    public static HashSet<Guid> Named(PinnedResult? pin) => pin is null ? [] : [pin.ArticleId];

    public static int NextOrder(this IEnumerable<PinnedResult> pins, string query)
    {
        var words = QueryWords.Of(query).Key;
        var last = pins.Where(p => QueryWords.Of(p.Query).Key == words).Select(p => p.Order).DefaultIfEmpty(0).Max();
        return Math.Min(last + 1, PinnedResult.LastPlace);
    }

    public static PinText ToText(this PinInput input, Guid articleId, int order) =>
        new(input.Query, articleId, input.Banned, input.Order ?? order, input.ReviewBy, input.Note);
}
