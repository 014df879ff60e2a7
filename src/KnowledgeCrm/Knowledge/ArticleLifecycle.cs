using KnowledgeCrm.Common;

namespace KnowledgeCrm.Knowledge;

/// <summary>Where the working version of an article stands. What readers see is the live version, beside it.</summary>
public enum ArticleState { Candidate, Draft, InReview, Approved, Published, Archived }

public enum ArticleAction { Save, Submit, Withdraw, SendBack, Approve, Publish, Discard, Restrict, Archive }

/// <summary>What must be true of the actor, besides a role.</summary>
public enum ArticleCondition
{
    None,
    /// <summary>The actor wrote no part of the version: four eyes.</summary>
    WroteNothing,
    /// <summary>The actor wrote a part of the version, or is a knowledge manager.</summary>
    WroteOrManages,
    /// <summary>A live version is there to go back to.</summary>
    HasLiveVersion,
}

/// <summary>One line of the table: who may do what, when, and where it leads.</summary>
public sealed record ArticleTransition(
    ArticleState From, ArticleAction Action, ArticleState To, IReadOnlyList<Role> Roles, ArticleCondition Condition = ArticleCondition.None);

/// <summary>The life of an article, as one table. What is not in it is refused.</summary>
public static class ArticleLifecycle
{
    private static readonly Role[] Writers = [Role.Author, Role.KnowledgeManager];
    private static readonly Role[] Judges = [Role.Reviewer, Role.KnowledgeManager];
    private static readonly Role[] Managers = [Role.KnowledgeManager];

    public static IReadOnlyList<ArticleTransition> Table { get; } =
    [
        new(ArticleState.Candidate, ArticleAction.Save, ArticleState.Draft, Writers),
        new(ArticleState.Candidate, ArticleAction.Archive, ArticleState.Archived, [Role.Author, Role.Reviewer, Role.KnowledgeManager]),

        new(ArticleState.Draft, ArticleAction.Save, ArticleState.Draft, Writers),
        new(ArticleState.Draft, ArticleAction.Submit, ArticleState.InReview, Writers),
        new(ArticleState.Draft, ArticleAction.Discard, ArticleState.Published, Writers, ArticleCondition.HasLiveVersion),
        new(ArticleState.Draft, ArticleAction.Restrict, ArticleState.Draft, Managers, ArticleCondition.HasLiveVersion),
        new(ArticleState.Draft, ArticleAction.Archive, ArticleState.Archived, Managers),

        new(ArticleState.InReview, ArticleAction.Withdraw, ArticleState.Draft, Writers, ArticleCondition.WroteOrManages),
        new(ArticleState.InReview, ArticleAction.SendBack, ArticleState.Draft, Judges),
        new(ArticleState.InReview, ArticleAction.Approve, ArticleState.Approved, Judges, ArticleCondition.WroteNothing),
        new(ArticleState.InReview, ArticleAction.Restrict, ArticleState.InReview, Managers, ArticleCondition.HasLiveVersion),
        new(ArticleState.InReview, ArticleAction.Archive, ArticleState.Archived, Managers),

        new(ArticleState.Approved, ArticleAction.Publish, ArticleState.Published, Managers),
        new(ArticleState.Approved, ArticleAction.Withdraw, ArticleState.Draft, Writers, ArticleCondition.WroteOrManages),
        new(ArticleState.Approved, ArticleAction.Restrict, ArticleState.Approved, Managers, ArticleCondition.HasLiveVersion),
        new(ArticleState.Approved, ArticleAction.Archive, ArticleState.Archived, Managers),

        new(ArticleState.Published, ArticleAction.Save, ArticleState.Draft, Writers),
        new(ArticleState.Published, ArticleAction.Restrict, ArticleState.Published, Managers),
        new(ArticleState.Published, ArticleAction.Archive, ArticleState.Archived, Managers),

        new(ArticleState.Archived, ArticleAction.Save, ArticleState.Draft, Managers),
    ];

    /// <summary>The line for an action in a state, or null when the state does not allow it.</summary>
    public static ArticleTransition? Find(ArticleState from, ArticleAction action) =>
        Table.FirstOrDefault(line => line.From == from && line.Action == action);

    /// <summary>Where the action leads; refuses when the state, the actor's roles or the condition do not allow it.</summary>
    public static ArticleState Check(Article article, ArticleAction action, Actor actor)
    {
        // The role first: who may never do it learns nothing of the state.
        if (!Table.Any(line => line.Action == action && actor.Is([.. line.Roles]))) throw Refused.Forbidden();
        var line = Find(article.State, action)
            ?? throw Refused.Conflict("Article.NotInThisState", article.Number, MessageWord.Of(action), MessageWord.Of(article.State));
        actor.Require([.. line.Roles]);
        var wrote = actor.PersonId is { } person && article.Work.Writers.Contains(person);
        return line.Condition switch
        {
            ArticleCondition.WroteNothing when wrote => throw Refused.Forbidden("Article.FourEyes"),
            ArticleCondition.WroteOrManages when !wrote && !actor.Is(Role.KnowledgeManager) => throw Refused.Forbidden("Article.NotYours"),
            ArticleCondition.HasLiveVersion when article.LiveVersionId is null => throw Refused.Conflict("Article.NothingToGoBackTo"),
            _ => line.To,
        };
    }
}
