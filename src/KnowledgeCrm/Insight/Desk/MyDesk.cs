using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Insight;

/// <summary>All that somebody who writes or judges has to see to, in one list: what helps the most readers first.</summary>
public sealed class MyDesk(UseCase useCase, IEnumerable<IDeskSource> sources)
{
    public const int PageSize = 50;

    /// <summary>How much of one kind is looked at.</summary>
    public const int MostOfAKind = 500;

    /// <summary>How many reads one use in a case weighs.</summary>
    public const int ReadsOfALink = 10;

    /// <summary>How far back reads and links say how much an article is needed.</summary>
    public static readonly TimeSpan Needed = TimeSpan.FromDays(90);

    /// <summary>Who has a desk.</summary>
    public static bool IsFor(Actor actor) => actor.Is(Role.Author, Role.Reviewer, Role.KnowledgeManager);

    /// <param name="actor">Who writes or judges.</param>
    /// <param name="kind">Only this kind of work; null for all.</param>
    /// <param name="all">Everybody's, for knowledge managers; for others it says nothing.</param>
    /// <param name="page">From 0.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<DeskView>> RunAsync(Actor actor, DeskKind? kind, bool all, int page, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            if (!actor.IsStaff) throw Refused.NotFound();
            if (!IsFor(actor)) throw Refused.Forbidden();
            var owner = await OwnerAsync(db, actor, all, stop);
            var own = sources.Where(source => source.IsFor(actor)).ToList();
            var items = new List<(DeskItem Item, double Weight)>();
            foreach (var source in own) items.AddRange((await source.ReadAsync(db, owner, stop)).Select(item => (item, source.Weight)));
            var counts = own.Select(source => new DeskCount(source.Kind, items.Count(one => one.Item.Kind == source.Kind))).ToList();
            if (kind is { } wanted) items.RemoveAll(one => one.Item.Kind != wanted);
            var need = await NeedAsync(db, items.ConvertAll(one => one.Item), stop);
            var lines = items
                .Select(one => (Line: new DeskLine(one.Item, need(one.Item).Reads, need(one.Item).Links), one.Weight))
                .OrderByDescending(one => one.Line.Figure(one.Weight)).ThenBy(one => one.Line.Item.Since).ThenBy(one => one.Line.Item.Number, StringComparer.Ordinal)
                .Select(one => one.Line).ToList();
            return new DeskView(counts, new Page<DeskLine>(lines.Count, [.. lines.Skip(Math.Max(page, 0) * PageSize).Take(PageSize)]));
        }, stop);

    /// <summary>How much lies on the actor's own desk; 0 for who has none.</summary>
    public Task<Outcome<int>> CountAsync(Actor actor, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            if (!IsFor(actor)) return 0;
            var owner = await OwnerAsync(db, actor, false, stop);
            var total = 0;
            foreach (var source in sources.Where(source => source.IsFor(actor))) total += (await source.ReadAsync(db, owner, stop)).Count;
            return total;
        }, stop);

    private static async Task<DeskOwner> OwnerAsync(KnowledgeCrmDb db, Actor actor, bool all, CancellationToken stop) => new(
        actor, await db.Users.Where(p => p.Id == actor.PersonId).Select(p => p.Team).SingleOrDefaultAsync(stop) ?? "", all && actor.Is(Role.KnowledgeManager));

    private static async Task<Func<DeskItem, (int Reads, int Links)>> NeedAsync(KnowledgeCrmDb db, List<DeskItem> items, CancellationToken stop)
    {
        var ids = items.Select(item => item.ArticleId).Distinct().ToList();
        var since = db.Now - Needed;
        var reads = await db.ArticleReads.Where(r => r.Day >= since && ids.Contains(r.ArticleId))
            .GroupBy(r => r.ArticleId).Select(g => new { g.Key, Count = g.Sum(r => r.Outside + r.Inside) }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);
        var links = await db.CaseArticles.Where(l => l.Kind != CaseArticleKind.DidNotApply && l.At >= since && ids.Contains(l.ArticleId))
            .GroupBy(l => l.ArticleId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);
        return item => (reads.GetValueOrDefault(item.ArticleId), links.GetValueOrDefault(item.ArticleId));
    }
}

/// <summary>A desk: how much of each kind lies on it, and a page of what was asked for.</summary>
public sealed record DeskView(IReadOnlyList<DeskCount> Counts, Page<DeskLine> Lines)
{
    /// <summary>All that lies there.</summary>
    public int Total => Counts.Sum(count => count.Count);
}

public sealed record DeskCount(DeskKind Kind, int Count);

/// <summary>A piece of work with how much its article is needed.</summary>
/// <param name="Item">The work.</param>
/// <param name="Reads">Reads in the last 90 days.</param>
/// <param name="Links">Uses in cases in the last 90 days.</param>
public sealed record DeskLine(DeskItem Item, int Reads, int Links)
{
    /// <summary>How many readers it helps to do this now; see docs/article-value.md. One is added so that what nobody reads yet has an order too.</summary>
    public double Figure(double weight) => weight * (1 + Reads + (double)MyDesk.ReadsOfALink * (Links + Item.KnownNeed));
}
