using KnowledgeCrm.Common;

namespace KnowledgeCrm.Knowledge;

/// <summary>The end of an article: a part of another, or gone. And the one thing that outlives it, its address.</summary>
public sealed partial class Article
{
    /// <summary>The article that took this one over.</summary>
    public Guid? MergedIntoId { get; private set; }

    /// <summary>Makes this article a part of another. What it has learnt is moved by the use case; its versions stay in its history.</summary>
    public void MergeInto(Article winner, Actor manager, DateTime at)
    {
        var to = ArticleLifecycle.Check(this, ArticleAction.Merge, manager);
        if (winner.Id == Id) throw Refused.Invalid("Merge.Itself", "into");
        if (winner.LiveVersionId is null) throw Refused.Conflict("Merge.NotLive", winner.Number);
        if (winner.Language != Language) throw Refused.Invalid("Merge.OtherLanguage", "into", winner.Number);
        // Its readers are led to the other article: they must be able to read that one.
        if (LiveVersionId is not null && winner.LiveAudience > LiveAudience) throw Refused.Conflict("Merge.FewerReaders", winner.Number);
        State = to;
        (Live, LiveVersionId, PublishAt, ExpiresAt, ArchivedFor, MergedIntoId, ChangedAt) = (null, null, null, null, ArchiveReason.Merged, winner.Id, at);
        Raise(new ArticleMerged(Id, Number, winner.Id));
    }

    /// <summary>Where this one led, now that what it was merged into is itself a part of another.</summary>
    internal void LeadTo(Article winner) => MergedIntoId = winner.Id;

    /// <summary>It has taken over what another had learnt: search is to know.</summary>
    internal void TakeOver(DateTime at)
    {
        ChangedAt = at;
        Raise(new ArticleTookOver(Id, Number));
    }

    /// <summary>Gives it another address; the use case keeps the old one.</summary>
    public void ChangeAddress(string slug, Actor manager, DateTime at)
    {
        ArticleLifecycle.Check(this, ArticleAction.ChangeAddress, manager);
        if (slug.Length == 0) throw Refused.Invalid("Text.Required", "slug");
        (Slug, ChangedAt) = (slug, at);
        Raise(new ArticleDescribed(Id, Number));
    }

    /// <summary>Checks that it may be removed, and tells. The use case removes it with all that hangs on it.</summary>
    public void Delete(Actor administrator)
    {
        ArticleLifecycle.Check(this, ArticleAction.Delete, administrator);
        Raise(new ArticleDeleted(Id, Number));
    }
}

/// <summary>An article became part of another.</summary>
public sealed record ArticleMerged(Guid ArticleId, string Number, Guid IntoId) : DomainEvent
{
    public override SearchKey? Touches => new(ArticleSearchSource.KindName, ArticleId);
}

/// <summary>Comes with <see cref="ArticleMerged"/>, for the other article.</summary>
public sealed record ArticleTookOver(Guid ArticleId, string Number) : DomainEvent
{
    public override SearchKey? Touches => new(ArticleSearchSource.KindName, ArticleId);
}

public sealed record ArticleDeleted(Guid ArticleId, string Number) : DomainEvent
{
    public override SearchKey? Touches => new(ArticleSearchSource.KindName, ArticleId);
}
