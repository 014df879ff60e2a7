using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Knowledge;

/// <summary>How complete an article is against the checklist of its kind: the mean over the items of how far each is met, 0 to 1. A
/// checklist without items asks for nothing, and is met.</summary>
public static class ArticleCompleteness
{
    /// <summary>The completeness of a text.</summary>
    /// <param name="standard">The standard of the article's kind.</param>
    /// <param name="facts">What was read of its text.</param>
    /// <param name="ticked">The keys of the items that its writer says are so.</param>
    public static double Of(ContentStandard standard, TextFacts facts, IReadOnlyCollection<string> ticked) =>
        Of(ArticleChecklist.Of(standard, facts, ticked));

    /// <summary>The same of a checklist that was gone through already.</summary>
    public static double Of(IReadOnlyList<ChecklistLine> lines) => lines.Count == 0 ? 1 : lines.Average(line => line.Share);

    /// <summary>The completeness of what readers see, by the id of the article; of articles without a live version there is none. A text
    /// is read once and remembered, so that asking again costs no more than the query.</summary>
    internal static async Task<Dictionary<Guid, double>> OfLiveAsync(
        KnowledgeCrmDb db, IReadOnlyCollection<Guid> articleIds, CancellationToken stop)
    {
        var templates = await ArticleTemplates.ReadAsync(db, stop);
        var articles = await db.Articles.Where(a => articleIds.Contains(a.Id) && a.LiveVersionId != null).Include(a => a.Live).ToListAsync(stop);
        return articles.ToDictionary(a => a.Id, a => Of(templates.Of(a.Live!.Kind), TextFacts.OfLive(a), a.Live.Ticked));
    }
}
