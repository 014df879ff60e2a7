using KnowledgeCrm.Common;

namespace KnowledgeCrm.Knowledge;

/// <summary>Where the working version of an article stands. What readers see is the live version, beside it.</summary>
public enum ArticleState { Candidate, Draft, InReview, Approved, Published, Archived }

public enum ArticleAction
{
    Save, Submit, Withdraw, SendBack, Approve, Publish, Discard, Restrict, Archive,
    /// <summary>Takes a suggested edit into the text.</summary>
    AcceptEdit,
    /// <summary>A reviewer edits what is in review; an author then confirms.</summary>
    Amend,
    /// <summary>An author agrees to what a reviewer edited.</summary>
    Confirm,
    /// <summary>Publishes without an approval, with a reason; it is reviewed afterwards.</summary>
    PublishEmergency,
    /// <summary>Approves afterwards what was published in an emergency.</summary>
    PassAfterwards,
    /// <summary>Takes back what was published in an emergency.</summary>
    TakeBack,
    /// <summary>Says until when readers may see it.</summary>
    SetExpiry,
    /// <summary>Takes it from its readers at its date.</summary>
    Expire,
    /// <summary>Says that the live version is not validated, or work in progress.</summary>
    Doubt,
    /// <summary>Says that the live version is validated.</summary>
    Vouch,
    /// <summary>Gives it to another person or a team.</summary>
    HandOver,
    /// <summary>Says that it was looked at and is still right.</summary>
    ConfirmRight,
    /// <summary>Says by when somebody is to look at it again.</summary>
    SetReviewBy,
    /// <summary>Says for whom it is and what goes with it, beside the text.</summary>
    Describe,
    /// <summary>Gives it another address.</summary>
    ChangeAddress,
    /// <summary>Makes it a part of another article, which takes over what it has learnt.</summary>
    Merge,
    /// <summary>Removes it with all its versions.</summary>
    Delete,
}

/// <summary>What must be true of the actor, besides a role.</summary>
public enum ArticleCondition
{
    None,
    /// <summary>The actor wrote no part of the version (four eyes) and has not approved it before, and no reviewer's edit of it waits for its author.</summary>
    MayApprove,
    /// <summary>The actor wrote a part of the version, or is a knowledge manager.</summary>
    WroteOrManages,
    /// <summary>A live version is there to go back to.</summary>
    HasLiveVersion,
    /// <summary>A reviewer has edited the version, and the actor is another of its writers.</summary>
    MayConfirm,
    /// <summary>Something published in an emergency waits for its review, and the actor neither wrote nor published it.</summary>
    MayReviewAfterwards,
    /// <summary>The actor owns it, or is a knowledge manager.</summary>
    OwnsOrManages,
    /// <summary>There is a live version, and the actor wrote no part of it.</summary>
    MayVouch,
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
        new(ArticleState.Draft, ArticleAction.AcceptEdit, ArticleState.Draft, Writers),
        new(ArticleState.Draft, ArticleAction.Submit, ArticleState.InReview, Writers),
        new(ArticleState.Draft, ArticleAction.Discard, ArticleState.Published, Writers, ArticleCondition.HasLiveVersion),
        new(ArticleState.Draft, ArticleAction.PublishEmergency, ArticleState.Published, Managers),
        new(ArticleState.Draft, ArticleAction.Restrict, ArticleState.Draft, Managers, ArticleCondition.HasLiveVersion),
        new(ArticleState.Draft, ArticleAction.SetExpiry, ArticleState.Draft, Managers, ArticleCondition.HasLiveVersion),
        new(ArticleState.Draft, ArticleAction.Expire, ArticleState.Draft, Managers, ArticleCondition.HasLiveVersion),
        new(ArticleState.Draft, ArticleAction.Archive, ArticleState.Archived, Managers),

        new(ArticleState.InReview, ArticleAction.Withdraw, ArticleState.Draft, Writers, ArticleCondition.WroteOrManages),
        new(ArticleState.InReview, ArticleAction.AcceptEdit, ArticleState.InReview, Writers, ArticleCondition.WroteOrManages),
        new(ArticleState.InReview, ArticleAction.Amend, ArticleState.InReview, Judges),
        new(ArticleState.InReview, ArticleAction.Confirm, ArticleState.InReview, Writers, ArticleCondition.MayConfirm),
        new(ArticleState.InReview, ArticleAction.SendBack, ArticleState.Draft, Judges),
        // The first approval of two leaves it in review.
        new(ArticleState.InReview, ArticleAction.Approve, ArticleState.Approved, Judges, ArticleCondition.MayApprove),
        new(ArticleState.InReview, ArticleAction.PublishEmergency, ArticleState.Published, Managers),
        new(ArticleState.InReview, ArticleAction.Restrict, ArticleState.InReview, Managers, ArticleCondition.HasLiveVersion),
        new(ArticleState.InReview, ArticleAction.SetExpiry, ArticleState.InReview, Managers, ArticleCondition.HasLiveVersion),
        new(ArticleState.InReview, ArticleAction.Expire, ArticleState.InReview, Managers, ArticleCondition.HasLiveVersion),
        new(ArticleState.InReview, ArticleAction.Archive, ArticleState.Archived, Managers),

        new(ArticleState.Approved, ArticleAction.Publish, ArticleState.Published, Managers),
        new(ArticleState.Approved, ArticleAction.Withdraw, ArticleState.Draft, Writers, ArticleCondition.WroteOrManages),
        new(ArticleState.Approved, ArticleAction.Restrict, ArticleState.Approved, Managers, ArticleCondition.HasLiveVersion),
        new(ArticleState.Approved, ArticleAction.SetExpiry, ArticleState.Approved, Managers, ArticleCondition.HasLiveVersion),
        new(ArticleState.Approved, ArticleAction.Expire, ArticleState.Approved, Managers, ArticleCondition.HasLiveVersion),
        new(ArticleState.Approved, ArticleAction.Archive, ArticleState.Archived, Managers),

        new(ArticleState.Published, ArticleAction.Save, ArticleState.Draft, Writers),
        new(ArticleState.Published, ArticleAction.AcceptEdit, ArticleState.Draft, Writers),
        new(ArticleState.Published, ArticleAction.Restrict, ArticleState.Published, Managers),
        new(ArticleState.Published, ArticleAction.SetExpiry, ArticleState.Published, Managers),
        new(ArticleState.Published, ArticleAction.Expire, ArticleState.Archived, Managers),
        new(ArticleState.Published, ArticleAction.Archive, ArticleState.Archived, Managers),

        new(ArticleState.Archived, ArticleAction.Save, ArticleState.Draft, Managers),

        .. CareLifecycle.Lines,

        // What was published in an emergency is judged wherever the work on it has gone since.
        .. Enum.GetValues<ArticleState>().Where(state => state != ArticleState.Candidate).SelectMany(Afterwards),
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
        return Against(line.Condition, article, actor) is { } refused ? throw refused : line.To;
    }

    private static Refused? Against(ArticleCondition condition, Article article, Actor actor)
    {
        var work = article.Work;
        var wrote = actor.PersonId is { } person && work.Writers.Contains(person);
        return condition switch
        {
            ArticleCondition.MayApprove when wrote => Refused.Forbidden("Article.FourEyes"),
            ArticleCondition.MayApprove when work.AwaitsConfirmation => Refused.Conflict("Article.AwaitsAuthor"),
            ArticleCondition.MayApprove when work.IsApprovedOnceBy(actor) => Refused.Forbidden("Article.ApprovedAlready"),
            ArticleCondition.WroteOrManages when !wrote && !actor.Is(Role.KnowledgeManager) => Refused.Forbidden("Article.NotYours"),
            ArticleCondition.HasLiveVersion when article.LiveVersionId is null => Refused.Conflict("Article.NothingToGoBackTo"),
            ArticleCondition.MayConfirm when !work.AwaitsConfirmation => Refused.Conflict("Article.NothingToConfirm"),
            ArticleCondition.MayConfirm when !wrote || work.AmendedById == actor.PersonId => Refused.Forbidden("Article.ConfirmedByAnother"),
            ArticleCondition.OwnsOrManages when !CareLifecycle.Owns(article, actor) && !actor.Is(Role.KnowledgeManager) => Refused.Forbidden("Article.NotOwner"),
            ArticleCondition.MayVouch => CareLifecycle.AgainstVouching(article, actor),
            ArticleCondition.MayReviewAfterwards => AgainstAfterwards(article.Emergency, actor),
            _ => null,
        };
    }

    private static Refused? AgainstAfterwards(ArticleVersion? emergency, Actor actor) =>
        emergency is null ? Refused.Conflict("Article.NoEmergency")
        : actor.PersonId is { } person && (emergency.EmergencyById == person || emergency.Writers.Contains(person))
            ? Refused.Forbidden("Article.FourEyesAfterwards")
        : emergency.IsApprovedOnceBy(actor) ? Refused.Forbidden("Article.ApprovedAlready")
        : null;

    private static IEnumerable<ArticleTransition> Afterwards(ArticleState state) =>
    [
        new(state, ArticleAction.PassAfterwards, state, Judges, ArticleCondition.MayReviewAfterwards),
        new(state, ArticleAction.TakeBack, state == ArticleState.Published ? ArticleState.Draft : state, Judges, ArticleCondition.MayReviewAfterwards),
    ];
}
