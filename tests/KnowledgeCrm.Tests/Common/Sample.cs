using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;

namespace KnowledgeCrm.Tests;

/// <summary>Articles and cases made in memory, in any state, for tests that look at something else.</summary>
public static class Sample
{
    private static int count;

    public static DateTime At { get; } = new(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc);

    /// <summary>Somebody with these roles who is in no database.</summary>
    public static Actor Actor(params Role[] roles) => KnowledgeCrm.Common.Actor.Of(Guid.CreateVersion7(), "Somebody", roles, Languages.English, null);

    /// <summary>The same person with other roles.</summary>
    public static Actor With(this Actor actor, params Role[] roles) =>
        KnowledgeCrm.Common.Actor.Of(actor.PersonId!.Value, actor.Name, roles, actor.Language, actor.CustomerId);

    public static ArticleText Text(Audience audience = Audience.Public, string title = "Descale the oven") =>
        new(title, "How to descale.", "Fill the tank, start the programme.", audience, null, "", []);

    public static NewArticle New(string language = Languages.English)
    {
        var number = Interlocked.Increment(ref count);
        return new NewArticle($"KB-{number}", $"article-{number}", language);
    }

    /// <summary>A published article, written by one person and approved by another.</summary>
    public static Article Published(Audience audience = Audience.Public, Actor? author = null)
    {
        author ??= Actor(Role.Author);
        var article = Article.Draft(New(), Text(audience), author, At);
        article.Submit(author, At);
        article.Approve(null, Actor(Role.Reviewer), At);
        return article;
    }

    /// <summary>An article in a state. With a live version beside it, except where that can't be.</summary>
    public static Article In(ArticleState state, Actor writer, bool live = false)
    {
        if (state == ArticleState.Candidate) return Article.Candidate(New(), Text(), Guid.CreateVersion7(), "CS-1", writer, At);
        var author = writer.With(Role.KnowledgeManager);
        Article article;
        if (live)
        {
            article = Published(author: author);
            if (state is ArticleState.Published or ArticleState.Archived)
            {
                if (state == ArticleState.Archived) article.Archive(author);
                return article;
            }
            article.Save(Text(title: "Better"), null, author, At);
        }
        else
        {
            article = Article.Draft(New(), Text(), author, At);
        }
        if (state is ArticleState.InReview or ArticleState.Approved or ArticleState.Published) article.Submit(author, At);
        if (state == ArticleState.Approved) article.Approve(At.AddDays(1), Actor(Role.Reviewer), At);
        if (state == ArticleState.Published) article.Approve(null, Actor(Role.Reviewer), At);
        if (state == ArticleState.Archived) article.Archive(author);
        return article;
    }

    public static Case Case(Actor? by = null, Guid? customerId = null, CaseType type = CaseType.Question)
    {
        var number = Interlocked.Increment(ref count);
        var made = new NewCase("It leaks", "Water under my machine", Languages.English, CaseChannel.Phone, CasePriority.Normal, customerId, null) { Type = type };
        return KnowledgeCrm.Cases.Case.Open($"CS-{number}", made, by ?? Actor(Role.Rep), At);
    }
}
