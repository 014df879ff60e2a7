using KnowledgeCrm.Common;

namespace KnowledgeCrm.Knowledge;

/// <summary>The lines of <see cref="ArticleLifecycle"/> for what is done with an article beside its text: none of them changes its state, but
/// merging and deleting.</summary>
internal static class CareLifecycle
{
    private static readonly Role[] Writers = [Role.Author, Role.KnowledgeManager];
    private static readonly Role[] Judges = [Role.Reviewer, Role.KnowledgeManager];
    private static readonly Role[] Managers = [Role.KnowledgeManager];

    // In these there is work, or a version that readers see.
    private static readonly ArticleState[] InUse = [ArticleState.Draft, ArticleState.InReview, ArticleState.Approved, ArticleState.Published];

    public static IEnumerable<ArticleTransition> Lines =>
    [
        .. InUse.SelectMany(state => new ArticleTransition[]
        {
            new(state, ArticleAction.Doubt, state, [Role.Author, Role.Reviewer, Role.KnowledgeManager], ArticleCondition.HasLiveVersion),
            new(state, ArticleAction.Vouch, state, Judges, ArticleCondition.MayVouch),
            new(state, ArticleAction.HandOver, state, Writers, ArticleCondition.OwnsOrManages),
            new(state, ArticleAction.Describe, state, Writers),
            new(state, ArticleAction.ChangeAddress, state, Managers),
        }),
        new(ArticleState.Published, ArticleAction.ConfirmRight, ArticleState.Published, [Role.Author, Role.Reviewer, Role.KnowledgeManager]),
        new(ArticleState.Published, ArticleAction.SetReviewBy, ArticleState.Published, Writers, ArticleCondition.OwnsOrManages),
        // What is judged just now is decided first.
        new(ArticleState.Draft, ArticleAction.Merge, ArticleState.Archived, Managers),
        new(ArticleState.Published, ArticleAction.Merge, ArticleState.Archived, Managers),
        new(ArticleState.Archived, ArticleAction.Delete, ArticleState.Archived, [Role.Administrator]),
    ];

    /// <summary>True for the person whose article it is; a team's belongs to none of its people alone.</summary>
    public static bool Owns(Article article, Actor actor) => actor.PersonId is { } person && article.OwnerId == person;

    public static Refused? AgainstVouching(Article article, Actor actor) =>
        article.Live is not { } live ? Refused.Conflict("Article.NothingToGoBackTo")
        : actor.PersonId is { } person && live.Writers.Contains(person) ? Refused.Forbidden("Article.FourEyes")
        : null;
}
