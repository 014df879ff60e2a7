using KnowledgeCrm.Common;

namespace KnowledgeCrm.Knowledge;

/// <summary>Who minds an article, how far it is relied on, and when somebody is to look at it again.</summary>
public sealed partial class Article
{
    /// <summary>The most articles that an author chooses to go with one.</summary>
    public const int MostRelated = 10;

    /// <summary>The team that owns it; empty when a person does, or nobody.</summary>
    public string OwnerTeam { get; private set; } = "";

    /// <summary>What somebody said of the live version since it was published; null while its review alone speaks.</summary>
    public ArticleConfidence? SaidConfidence { get; private set; }

    /// <summary>By when it is to be looked at again, where that is not by the rule of its kind.</summary>
    public DateTime? ReviewBy { get; private set; }

    /// <summary>When somebody last said that the live version is still right.</summary>
    public DateTime? FoundRightAt { get; private set; }
    public Guid? FoundRightById { get; private set; }

    /// <summary>For which customers it is, in words with commas between; empty for all.</summary>
    public string Segments { get; private set; } = "";

    /// <summary>The works (see <see cref="WorkId"/>) that its author wants shown with it, in that order; null for none.</summary>
    public List<Guid>? RelatedWorkIds { get; private set; }

    /// <summary>How far it can be relied on. Needs <see cref="Live"/> loaded where there is one.</summary>
    public ArticleConfidence Confidence => ConfidenceOf(SaidConfidence, State, LiveVersionId is not null, Live?.ApprovedAt);

    /// <summary>By when it is to be looked at again (UTC); null while readers see nothing. Needs <see cref="Live"/> loaded.</summary>
    public DateTime? ReviewDue(ReviewPeriods periods) =>
        Live is not { } live ? null : ReviewBy ?? (FoundRightAt ?? live.PublishedAt)?.AddDays(periods.Of(live.Governance, live.Kind));

    /// <summary>What somebody has said counts; else what was approved by another is validated, and what nobody judged is not.</summary>
    public static ArticleConfidence ConfidenceOf(ArticleConfidence? said, ArticleState state, bool isLive, DateTime? liveApprovedAt) =>
        said is { } spoken && isLive ? spoken
        : isLive ? liveApprovedAt is null ? ArticleConfidence.NotValidated : ArticleConfidence.Validated
        : state is ArticleState.Draft or ArticleState.Candidate ? ArticleConfidence.WorkInProgress : ArticleConfidence.NotValidated;

    /// <summary>Says how far the live version can be relied on. To vouch for it takes somebody who wrote no part of it.</summary>
    public void SayConfidence(ArticleConfidence confidence, Actor by, DateTime at)
    {
        ArticleLifecycle.Check(this, confidence == ArticleConfidence.Validated ? ArticleAction.Vouch : ArticleAction.Doubt, by);
        if (!Enum.IsDefined(confidence)) throw Refused.Invalid("Article.ConfidenceUnknown", "confidence");
        (SaidConfidence, ChangedAt) = (confidence, at);
        Raise(new ArticleConfidenceSaid(Id, Number, confidence));
    }

    /// <summary>Gives it to a person, or to a team.</summary>
    public void HandOver(NewOwner to, Actor by, DateTime at)
    {
        ArticleLifecycle.Check(this, ArticleAction.HandOver, by);
        (OwnerId, OwnerTeam, ChangedAt) = (to.PersonId, to.Team, at);
        Raise(new ArticleHandedOver(Id, Number, to.PersonId));
    }

    /// <summary>Somebody has looked at the live version, and it is still right: the time until the next look begins anew.</summary>
    public void ConfirmRight(Actor by, DateTime at)
    {
        ArticleLifecycle.Check(this, ArticleAction.ConfirmRight, by);
        (FoundRightAt, FoundRightById, ReviewBy, ChangedAt) = (at, by.PersonId, null, at);
    }

    /// <param name="reviewBy">By when somebody is to look at it (UTC); null for the rule of its kind.</param>
    /// <param name="by">Its owner, or a knowledge manager.</param>
    /// <param name="at">Now (UTC).</param>
    public void SetReviewBy(DateTime? reviewBy, Actor by, DateTime at)
    {
        ArticleLifecycle.Check(this, ArticleAction.SetReviewBy, by);
        if (reviewBy <= at) throw Refused.Invalid("Article.ReviewByTooEarly", "reviewBy");
        (ReviewBy, ChangedAt) = (reviewBy, at);
    }

    /// <summary>Says for which customers it is and what goes with it.</summary>
    public void Describe(string? segments, IReadOnlyList<Guid> relatedWorks, Actor by, DateTime at)
    {
        ArticleLifecycle.Check(this, ArticleAction.Describe, by);
        var names = Limits.Checked(segments, "segments", Limits.Summary, required: false).Split(',', '，', '、')
            .Select(name => name.Trim()).Where(name => name.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase);
        var works = relatedWorks.Where(work => work != WorkId).Distinct().ToList();
        if (works.Count > MostRelated) throw Refused.Invalid("Article.TooManyRelated", "related", MostRelated);
        (Segments, RelatedWorkIds, ChangedAt) = (string.Join(", ", names), works, at);
        Raise(new ArticleDescribed(Id, Number));
    }

    /// <summary>Another work has taken over the one that it points to.</summary>
    internal void RelateInstead(Guid gone, Guid now) =>
        RelatedWorkIds = [.. (RelatedWorkIds ?? []).Select(work => work == gone ? now : work).Where(work => work != WorkId).Distinct()];

    private void OwnUnlessOwned(Actor author)
    {
        if (OwnerTeam.Length == 0) OwnerId ??= author.PersonId;
    }

    // What was said and promised of the version before says nothing of the new one.
    private void ForgetLooks() => (SaidConfidence, ReviewBy, FoundRightAt, FoundRightById) = (null, null, null, null);
}

/// <summary>Whose article it becomes: a person's or a team's.</summary>
public sealed record NewOwner(Guid? PersonId, string Team);

public sealed record ArticleConfidenceSaid(Guid ArticleId, string Number, ArticleConfidence Confidence) : DomainEvent
{
    public override SearchKey? Touches => new(ArticleSearchSource.KindName, ArticleId);
}

public sealed record ArticleHandedOver(Guid ArticleId, string Number, Guid? ToPersonId) : DomainEvent
{
    public override SearchKey? Touches => new(ArticleSearchSource.KindName, ArticleId);
}

public sealed record ArticleDescribed(Guid ArticleId, string Number) : DomainEvent
{
    public override SearchKey? Touches => new(ArticleSearchSource.KindName, ArticleId);
}
