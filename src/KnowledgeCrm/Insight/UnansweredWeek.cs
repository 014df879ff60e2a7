using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Insight;

/// <summary>Writes the list of what people looked for in the last full week, Monday to Sunday (UTC), and did not find. Written once.</summary>
public sealed class ListUnanswered(IDbContextFactory<KnowledgeCrmDb> contexts)
{
    // Once may be a slip of the finger.
    private const int LeastSearches = 2;
    private const int MostQuestions = 50;

    public async Task RunAsync(CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        var week = UnansweredThisWeek.MondayOf(db.Now).AddDays(-7);
        var end = week.AddDays(7);
        if (await db.UnansweredQuestions.AnyAsync(question => question.Week == week, stop)) return;
        var groups = await SearchInsight.GroupsAsync(db.SearchNotes.Where(note => note.At >= week && note.At < end)
            .Typed().Where(ShownSearches.Are(SearchShow.Unanswered)), stop);
        var begun = await TakenUp.ReadAsync(db, stop);
        db.UnansweredQuestions.AddRange(groups.Where(group => group.Members.Count >= LeastSearches).Take(MostQuestions)
            .Select(group => new UnansweredQuestion
            {
                Text = group.Typical, Week = week, Searches = group.Members.Count, At = db.Now, ArticleId = begun.For(group.Words),
                People = group.Members.Select(one => one.PersonId).OfType<Guid>().Distinct().Count(),
            }));
        await db.SaveChangesAsync(stop);
    }
}

/// <summary>How many questions of the last week's list nobody has taken up yet.</summary>
public sealed class UnansweredThisWeek(UseCase useCase)
{
    public Task<Outcome<int>> RunAsync(Actor actor, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            if (!SearchInsight.MaySee(actor)) throw Refused.Forbidden();
            var week = MondayOf(db.Now).AddDays(-7);
            return await db.UnansweredQuestions.CountAsync(question => question.Week == week && question.ArticleId == null, stop);
        }, stop);

    /// <summary>Midnight (UTC) of the Monday on or before a time.</summary>
    internal static DateTime MondayOf(DateTime at) => at.Date.AddDays(-(((int)at.DayOfWeek + 6) % 7));
}
