using KnowledgeCrm.Common;

namespace KnowledgeCrm.Knowledge;

/// <summary>The one rule of who may see which article. Search, suggestions, counts, pages, API and files all use it.</summary>
public static class ArticleVisibility
{
    /// <summary>The articles whose live version this actor may read.</summary>
    public static IQueryable<Article> ReadableBy(this IQueryable<Article> articles, Actor actor) =>
        articles.Where(article => article.LiveVersionId != null && article.LiveAudience <= actor.Audience);

    /// <summary>The articles whose working version this actor may open: those who write and judge see all, who resolves cases the candidates.</summary>
    public static IQueryable<Article> WorkedOnBy(this IQueryable<Article> articles, Actor actor) =>
        MaySeeWork(actor) ? articles
        : actor.Is(Role.Rep) ? articles.Where(article => article.State == ArticleState.Candidate)
        : articles.Where(_ => false);

    /// <summary>The articles that this actor may know of at all.</summary>
    public static IQueryable<Article> SeenBy(this IQueryable<Article> articles, Actor actor)
    {
        if (MaySeeWork(actor)) return articles;
        var candidates = actor.Is(Role.Rep);
        return articles.Where(article => (article.LiveVersionId != null && article.LiveAudience <= actor.Audience)
            || (candidates && article.State == ArticleState.Candidate));
    }

    public static bool MaySeeWork(Actor actor) => actor.Is(Role.Author, Role.Reviewer, Role.KnowledgeManager);

    /// <summary>The customers' own words are for those who may see the cases they come from; others get the count.</summary>
    public static bool MaySeeCustomersWords(Actor actor) =>
        actor.Is(Role.Rep, Role.Author, Role.Reviewer, Role.KnowledgeManager);
}
