using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Search;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Knowledge;

/// <summary>Shows found articles as they stand now, and says why each was found. What the actor may not read at this moment is left out,
/// also while the index has not heard of it: that is asked of the database each time, and the texts are remembered.</summary>
internal sealed class FoundArticles(ArticleTexts texts)
{
    public async Task<IReadOnlyList<FoundItem>> PresentAsync(
        KnowledgeCrmDb db, Actor actor, IReadOnlyList<SearchHit> hits, QueryTerms terms, CancellationToken stop)
    {
        var ids = hits.Select(hit => hit.Key.Id).ToArray();
        var articles = await db.Articles.ReadableBy(actor).Where(a => EF.Parameter(ids).Contains(a.Id))
            .Select(a => new { a.Id, a.Number, a.Slug, a.Language, a.WorkId, Live = a.LiveVersionId!.Value }).ToDictionaryAsync(a => a.Id, stop);
        var read = await texts.ReadAsync(db, [.. articles.Values.Select(a => (a.Id, a.Live))], stop);
        var items = new List<FoundItem>(hits.Count);
        foreach (var hit in hits)
        {
            if (!articles.TryGetValue(hit.Key.Id, out var article) || !read.TryGetValue(hit.Key.Id, out var text)) continue;
            items.Add(new FoundItem(
                hit.Key, article.Number, text.Title.Text, text.Passage(terms), article.Language, $"/articles/{article.Slug}", hit.Score,
                [.. hit.Parts.Where(part => part.Score > 0).Select(part => new Why(part.Part, part.Score, part.Part == ScoreParts.PastQuestions
                    ? Helped(text, actor, terms)
                    : FoundWords.For(part, terms, actor.Language, [text.Title, text.Body, text.Names, .. text.Files.Select(file => file.Name), .. text.Files.Select(file => file.Text)])))])
            {
                SameAs = article.WorkId,
            });
        }
        return items;
    }

    // A question that holds this share of what is asked now was the same question; less is a similar one.
    private const double Same = 0.5;

    // The customer's own words for those who may see the cases; for everybody else how many there were, never the words.
    private static string Helped(ReadArticle text, Actor actor, QueryTerms terms)
    {
        if (text.Asked.Count == 0) return Messages.Text(text.IsColleagues && actor.IsStaff ? "Why.Colleague" : "Why.Clicked", actor.Language);
        var asked = text.Asked.Select(question => (Text: question, Share: terms.ShareIn(question))).ToList();
        var count = asked.Count(question => question.Share >= Same);
        return ArticleVisibility.MaySeeCustomersWords(actor)
            ? Messages.Text(count > 0 ? "Why.CustomerSaid" : "Why.SimilarSaid", actor.Language, count, Shortened(asked.MaxBy(question => question.Share).Text, terms))
            : count == 0 ? Messages.Text("Why.Similar", actor.Language)
            : Messages.Text(count == 1 ? "Why.HelpedOne" : "Why.Helped", actor.Language, count);
    }

    private static string Shortened(ReadText words, QueryTerms terms) =>
        string.Concat(Snippet.Best(words, terms, 120).Select(run => run.Text)).ReplaceLineEndings(" ");
}
