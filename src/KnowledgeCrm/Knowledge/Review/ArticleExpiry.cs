using KnowledgeCrm.Common;

namespace KnowledgeCrm.Knowledge;

/// <summary>The end of an article's time with its readers.</summary>
public sealed partial class Article
{
    /// <param name="expiresAt">When it leaves its readers (UTC); null for never.</param>
    /// <param name="manager">Who decides.</param>
    /// <param name="at">Now (UTC).</param>
    public void SetExpiry(DateTime? expiresAt, Actor manager, DateTime at)
    {
        ArticleLifecycle.Check(this, ArticleAction.SetExpiry, manager);
        CheckExpiry(expiresAt, at);
        (ExpiresAt, ExpiryWarnedAt, ChangedAt) = (expiresAt, null, at);
    }

    /// <summary>Takes the live version from its readers because its date has come. Work that goes on beside it goes on.</summary>
    public void Expire(Actor manager, DateTime at)
    {
        var to = ArticleLifecycle.Check(this, ArticleAction.Expire, manager);
        if (ExpiresAt is null || ExpiresAt > at) throw Refused.Conflict("Article.NotExpired");
        (State, Live, LiveVersionId, ExpiresAt, ChangedAt) = (to, null, null, null, at);
        if (to == ArticleState.Archived) ArchivedFor = ArchiveReason.Expired;
        Raise(new ArticleExpired(Id, Number));
    }

    /// <summary>Tells once that the end is near.</summary>
    public void WarnOfExpiry(DateTime at)
    {
        if (ExpiresAt is not { } end || ExpiryWarnedAt is not null) return;
        ExpiryWarnedAt = at;
        Raise(new ArticleExpiresSoon(Id, Number, end));
    }

    private static void CheckExpiry(DateTime? expiresAt, DateTime from)
    {
        if (expiresAt <= from) throw Refused.Invalid("Article.ExpiryTooEarly", "expiresAt");
    }
}
