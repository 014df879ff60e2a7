using KnowledgeCrm.Common;

namespace KnowledgeCrm.Knowledge;

/// <summary>What can't wait for an approval: published at once, on record, and judged afterwards.</summary>
public sealed partial class Article
{
    public void PublishEmergency(string reason, Actor manager, DateTime at)
    {
        ArticleLifecycle.Check(this, ArticleAction.PublishEmergency, manager);
        Work.PublishEmergency(reason, Live, manager, at);
        (Emergency, EmergencyVersionId) = (Work, Work.Id);
        GoLive(at);
        Raise(new ArticlePublishedInEmergency(Id, Number));
    }

    /// <summary>Approves afterwards what was published in an emergency; a matter of compliance needs two here as well.</summary>
    public void PassAfterwards(Actor reviewer, DateTime at)
    {
        ArticleLifecycle.Check(this, ArticleAction.PassAfterwards, reviewer);
        ChangedAt = at;
        if (Emergency!.Approve(Emergency.Governance == Governance.Compliance, reviewer, at)) (Emergency, EmergencyVersionId) = (null, null);
    }

    /// <summary>Takes back what was published in an emergency: readers get what they had before, and work goes on with the text.</summary>
    /// <param name="reason">For those who wrote and published it.</param>
    /// <param name="before">The version that it replaced, if there was one.</param>
    /// <param name="reviewer">Who judges.</param>
    /// <param name="at">Now (UTC).</param>
    public void TakeBack(string reason, ArticleVersion? before, Actor reviewer, DateTime at)
    {
        var to = ArticleLifecycle.Check(this, ArticleAction.TakeBack, reviewer);
        var taken = Emergency!;
        taken.SendBack(reason, reviewer, at);
        (Emergency, EmergencyVersionId, ChangedAt) = (null, null, at);
        if (LiveVersionId == taken.Id)
        {
            (Live, LiveVersionId) = (before, before?.Id);
            if (OwnChangeVersion == taken.Number) OwnChangeVersion = before?.Number;
            // Readers who were taken away since then stay away: widening needs a review.
            if (before?.Audience > LiveAudience) LiveAudience = before.Audience;
        }
        // It may be worked on no longer, or archived: then only the record changes.
        if (Work == taken && State == ArticleState.Published)
        {
            State = to;
            ContinueAfter(at);
        }
        Raise(new ArticleTakenBack(Id, Number));
    }
}
