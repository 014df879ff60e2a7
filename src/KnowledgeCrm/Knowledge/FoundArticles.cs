using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Search;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Knowledge;

/// <summary>Shows found articles as they stand now, and says why each was found. What the actor may not read at this moment is left out,
/// also while the index has not heard of it.</summary>
internal static class FoundArticles
{
    public static async Task<IReadOnlyList<FoundItem>> PresentAsync(
        KnowledgeCrmDb db, Actor actor, IReadOnlyList<SearchHit> hits, QueryTerms terms, CancellationToken stop)
    {
        var ids = hits.Select(hit => hit.Key.Id).ToList();
        var articles = await db.Articles.ReadableBy(actor).Where(a => ids.Contains(a.Id)).Include(a => a.Live).ToDictionaryAsync(a => a.Id, stop);
        var byWords = hits.Where(hit => hit.Parts.Any(IsCustomersWords)).Select(hit => hit.Key.Id).ToList();
        var helped = byWords.Count == 0 ? [] : await HelpedAsync(db, actor, byWords, terms, stop);
        var names = await TagNames.ReadAsync(db, stop);
        var items = new List<FoundItem>(hits.Count);
        var passages = articles.Values.ToDictionary(a => a.Id, a => Snippet.Best(LiveTexts.Of(a.Live!), terms));
        // Files are looked into only where the text itself shows nothing.
        var attached = await AttachedWords.ReadAsync(db, articles.Values.Where(a => !IsMarked(passages[a.Id])).Select(a => a.Live!), stop);
        foreach (var hit in hits)
        {
            if (!articles.TryGetValue(hit.Key.Id, out var article)) continue;
            var live = article.Live!;
            var text = LiveTexts.Of(live);
            var passage = IsMarked(passages[article.Id]) ? passages[article.Id] : attached.Passage(live, terms) ?? passages[article.Id];
            items.Add(new FoundItem(
                hit.Key, article.Number, live.Title, passage, article.Language, $"/articles/{article.Slug}", hit.Score,
                [.. hit.Parts.Where(part => part.Score > 0).Select(part => new Why(part.Part, part.Score, IsCustomersWords(part)
                    ? helped.GetValueOrDefault(article.Id, Messages.Text("Why.Clicked", actor.Language))
                    : FoundWords.For(part, () => $"{live.Title}\n{text}\n{names.Of(article)}\n{attached.Of(live)}", terms, actor.Language)))])
            {
                SameAs = article.WorkId,
            });
        }
        return items;
    }

    private static bool IsMarked(IReadOnlyList<MarkedRun> passage) => passage.Any(run => run.Marked);

    private static bool IsCustomersWords(ScorePart part) => part.Part == ScoreParts.PastQuestions;

    // A question that holds this share of what is asked now was the same question; less is a similar one.
    private const double Same = 0.5;

    // The customer's own words for those who may see the cases; for everybody else how many there were, never the words.
    private static async Task<Dictionary<Guid, string>> HelpedAsync(
        KnowledgeCrmDb db, Actor actor, List<Guid> ids, QueryTerms terms, CancellationToken stop)
    {
        var words = await db.CustomersWords.OfSolved().Where(w => ids.Contains(w.ArticleId))
            .Select(w => new { w.ArticleId, w.Text }).ToListAsync(stop);
        var maySee = ArticleVisibility.MaySeeCustomersWords(actor);
        return words.GroupBy(w => w.ArticleId).ToDictionary(g => g.Key, g =>
        {
            var asked = g.Select(w => (w.Text, Share: terms.ShareIn(w.Text))).ToList();
            var count = asked.Count(w => w.Share >= Same);
            return maySee ? Messages.Text(count > 0 ? "Why.CustomerSaid" : "Why.SimilarSaid", actor.Language, count, Shortened(asked.MaxBy(w => w.Share).Text, terms))
                : count == 0 ? Messages.Text("Why.Similar", actor.Language)
                : Messages.Text(count == 1 ? "Why.HelpedOne" : "Why.Helped", actor.Language, count);
        });
    }

    private static string Shortened(string words, QueryTerms terms) =>
        string.Concat(Snippet.Best(words, terms, 120).Select(run => run.Text)).ReplaceLineEndings(" ");
}
