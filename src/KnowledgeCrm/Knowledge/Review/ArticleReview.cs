using KnowledgeCrm.Common;

namespace KnowledgeCrm.Knowledge;

/// <summary>How the working version of an article is judged and goes to its readers.</summary>
public sealed partial class Article
{
    /// <summary>True when two people have to approve the working version: nobody gets round the second by changing what kind it is.</summary>
    public bool NeedsTwoApprovals => Work.Governance == Governance.Compliance || Live?.Governance == Governance.Compliance;

    public void Submit(Actor author, DateTime at, ReviewRequest? request = null)
    {
        State = ArticleLifecycle.Check(this, ArticleAction.Submit, author);
        Work.Submit(request ?? ReviewRequest.OfAnybody, author, at);
        ChangedAt = at;
        Raise(new ArticleSubmitted(Id, Number));
    }

    public void Withdraw(Actor author, DateTime at)
    {
        State = ArticleLifecycle.Check(this, ArticleAction.Withdraw, author);
        PublishAt = null;
        ContinueAfter(at);
    }

    public void SendBack(string reason, Actor reviewer, DateTime at)
    {
        var to = ArticleLifecycle.Check(this, ArticleAction.SendBack, reviewer);
        Work.SendBack(reason, reviewer, at);
        State = to;
        ContinueAfter(at);
        Raise(new ArticleSentBack(Id, Number));
    }

    /// <summary>A reviewer edits what is in review. It is that reviewer's text too from then on: an author confirms it, another reviewer
    /// approves it.</summary>
    public void Amend(ArticleText text, Actor reviewer, DateTime at, string? note)
    {
        ArticleLifecycle.Check(this, ArticleAction.Amend, reviewer);
        if (Work.Says(text)) return;
        var before = Work;
        NextVersion(text, VersionOrigin.Authored, Edit.By(reviewer, at, note));
        Work.SubmitInsteadOf(before);
        // A writer's own second thoughts need nobody else's consent.
        if (reviewer.PersonId is { } person && !before.Writers.Contains(person)) Work.AwaitConfirmationOf(person);
        Raise(new ArticleAmended(Id, Number));
    }

    public void Confirm(Actor author, DateTime at)
    {
        ArticleLifecycle.Check(this, ArticleAction.Confirm, author);
        Work.ConfirmBy(author, at);
        ChangedAt = at;
    }

    /// <summary>Approves the working version at once or for its time; where two approvals are needed, the first leaves it in review and the
    /// second says when.</summary>
    public void Approve(Approval approval, Actor reviewer, DateTime at)
    {
        var to = ArticleLifecycle.Check(this, ArticleAction.Approve, reviewer);
        var isLater = approval.PublishAt > at;
        CheckExpiry(approval.ExpiresAt, isLater ? approval.PublishAt!.Value : at);
        ChangedAt = at;
        if (!Work.Approve(NeedsTwoApprovals, reviewer, at)) return;
        State = to;
        if (approval.ExpiresAt is { } end) (ExpiresAt, ExpiryWarnedAt) = (end, null);
        Raise(new ArticleApproved(Id, Number));
        if (isLater) PublishAt = approval.PublishAt;
        else GoLive(at);
    }

    /// <summary>The same with no end in view.</summary>
    public void Approve(DateTime? publishAt, Actor reviewer, DateTime at) => Approve(new Approval(publishAt), reviewer, at);

    public void Publish(Actor manager, DateTime at)
    {
        ArticleLifecycle.Check(this, ArticleAction.Publish, manager);
        GoLive(at);
    }

    /// <summary>Gives up the draft beside a live version; it stays in the history.</summary>
    public void Discard(Actor author)
    {
        State = ArticleLifecycle.Check(this, ArticleAction.Discard, author);
        (Work, WorkVersionId) = (Live!, Live!.Id);
    }

    private void GoLive(DateTime at)
    {
        Work.Publish(at);
        ChangedAt = at;
        // A text approved by another than who published in the emergency has been reviewed with all that it took over.
        if (Work.ApprovedAt is not null && Work.ApprovedById != Emergency?.EmergencyById) (Emergency, EmergencyVersionId) = (null, null);
        FollowTranslation();
        (Live, LiveVersionId, LiveAudience, PublishAt) = (Work, Work.Id, Work.Audience, null);
        State = ArticleState.Published;
        ForgetLooks();
        Raise(new ArticlePublished(Id, Number));
    }
}
