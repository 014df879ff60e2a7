using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Insight;

/// <summary>How people searched, what they found, and above all what they did not.</summary>
public sealed class SearchInsight(UseCase useCase, SearchJournal journal)
{
    /// <summary>How many groups are shown.</summary>
    public const int MostGroups = 50;

    /// <summary>The periods to choose from, in days.</summary>
    public static IReadOnlyList<int> Periods { get; } = [7, 30, 90];

    // More than a person can look through; the newest are looked at.
    private const int MostNotes = 20_000;
    private const int MostExamples = 4;

    /// <summary>Who may read it: a knowledge manager, and an administrator.</summary>
    public static bool MaySee(Actor actor) => actor.Is(Role.KnowledgeManager, Role.Administrator);

    /// <param name="actor">A knowledge manager or administrator.</param>
    /// <param name="days">One of <see cref="Periods"/>; another number is the first of them.</param>
    /// <param name="show">Which searches to list.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<SearchReport>> RunAsync(Actor actor, int days, SearchShow show, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            if (!MaySee(actor)) throw Refused.Forbidden();
            if (!Periods.Contains(days)) days = Periods[0];
            var from = db.Now.Date.AddDays(1 - days);
            var typed = db.SearchNotes.Where(note => note.At >= from).Typed();
            var groups = await GroupsAsync(typed.Where(ShownSearches.Are(show)), stop);
            var shown = await WithWorkAsync(db, groups.Take(MostGroups).ToList(), stop);
            var offered = db.SearchNotes.Where(note => note.At >= from).Offered();
            return new SearchReport(
                days, await SearchFigures.OfAsync(typed, from, days, stop), shown, groups.Count,
                await offered.CountAsync(stop), await offered.CountAsync(ShownSearches.Are(SearchShow.Opened), stop), journal.Dropped);
        }, stop);

    /// <summary>The searches of a query, grouped.</summary>
    internal static async Task<IReadOnlyList<QueryGroup<AskedOnce>>> GroupsAsync(IQueryable<SearchFacts> facts, CancellationToken stop)
    {
        var asked = await facts.OrderByDescending(one => one.At).Take(MostNotes)
            .Select(one => new AskedOnce(one.Text, one.PersonId, one.At)).ToListAsync(stop);
        return QueryGroups.Of(asked, one => one.Text, QueryGroups.SameThing);
    }

    private static async Task<List<AskedGroup>> WithWorkAsync(KnowledgeCrmDb db, List<QueryGroup<AskedOnce>> groups, CancellationToken stop)
    {
        var begun = await TakenUp.ReadAsync(db, stop);
        var ids = groups.Select(group => begun.For(group.Words)).OfType<Guid>().ToHashSet();
        var articles = await db.Articles.Where(a => ids.Contains(a.Id)).Select(a => new { a.Id, a.Number, a.State }).ToDictionaryAsync(a => a.Id, stop);
        return groups.ConvertAll(group =>
        {
            var article = begun.For(group.Words) is { } id ? articles.GetValueOrDefault(id) : null;
            var people = group.Members.Select(one => one.PersonId).OfType<Guid>().Distinct().Count();
            return new AskedGroup(
                group.Typical, Languages.Of(group.Typical), group.Members.Count, people, group.Members.Count(one => one.PersonId is null),
                Examples(group), group.Members.Max(one => one.At), article?.Number, article?.State);
        });
    }

    private static List<string> Examples(QueryGroup<AskedOnce> group) => [.. group.Members.GroupBy(one => one.Text, StringComparer.OrdinalIgnoreCase)
        .Where(written => !written.Key.Equals(group.Typical, StringComparison.OrdinalIgnoreCase))
        .OrderByDescending(written => written.Count()).ThenBy(written => written.Key, StringComparer.Ordinal)
        .Select(written => written.Key).Take(MostExamples)];
}

/// <summary>One search as it is grouped.</summary>
internal sealed record AskedOnce(string Text, Guid? PersonId, DateTime At);
