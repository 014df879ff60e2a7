using KnowledgeCrm.Common;
using KnowledgeCrm.Search;
using KnowledgeCrm.Search.Assistance;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Knowledge;

/// <summary>What to ask next when a description is vague: the words that best split the answers that are likely so far.</summary>
public sealed class NextQuestions(UseCase useCase, SearchEverything search, ArticleTexts texts)
{
    /// <summary>How many words are offered.</summary>
    public const int Most = 6;

    // The answers among which it could be; more would be asked after with words that have nothing to do with the matter.
    private const int Looked = 10;

    // Of each as many questions that it answered as tell what they are about.
    private const int MostAsked = 8;

    /// <param name="actor">Whoever may search: only articles that the actor may read are asked after.</param>
    /// <param name="asked">What has been said so far.</param>
    /// <param name="product">The model of the product, where it is known.</param>
    /// <param name="stop">Stops it.</param>
    public async Task<Outcome<IReadOnlyList<TellingWord>>> RunAsync(Actor actor, string? asked, string? product, CancellationToken stop)
    {
        var said = (asked ?? "").Trim();
        if (said.Length > Limits.Description) return Refused.Invalid("Text.TooLong", "asked", Limits.Description, said.Length);
        var request = new SearchRequest("", Languages.Of(said), [ArticleSearchSource.KindName], Looked, Context: said) { ForProduct = string.IsNullOrEmpty(product) ? null : product };
        List<Guid> found = said.Length == 0 ? [] : [.. (await search.RunAsync(actor, request, stop)).Items.Select(item => item.Key.Id)];
        return await useCase.ReadAsync<IReadOnlyList<TellingWord>>(async db =>
        {
            var live = await db.Articles.ReadableBy(actor).Where(a => found.Contains(a.Id)).Select(a => new { a.Id, Version = a.LiveVersionId!.Value }).ToListAsync(stop);
            var read = await texts.ReadAsync(db, [.. live.Select(a => (a.Id, a.Version))], stop);
            var seesWords = ArticleVisibility.MaySeeCustomersWords(actor);
            return TellingWords.Of(said, [.. found.Where(read.ContainsKey).Select(id => (read[id].Title.Text, seesWords ? QuestionsOf(read[id]) : ""))], Most);
        }, stop);
    }

    private static string QuestionsOf(ReadArticle article) => string.Join('\n', article.Asked.Take(MostAsked).Select(question => question.Text));
}
