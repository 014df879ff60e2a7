using KnowledgeCrm.Common;

namespace KnowledgeCrm.Knowledge;

public sealed record ArticleDrafted(Guid ArticleId, string Number) : DomainEvent;

public sealed record CandidateMade(Guid ArticleId, string Number, Guid? CaseId) : DomainEvent;

public sealed record ArticleSubmitted(Guid ArticleId, string Number) : DomainEvent;

public sealed record ArticleSentBack(Guid ArticleId, string Number) : DomainEvent;

public sealed record ArticleApproved(Guid ArticleId, string Number) : DomainEvent;

public sealed record ArticlePublished(Guid ArticleId, string Number) : DomainEvent
{
    public override SearchKey? Touches => new(ArticleSearchSource.KindName, ArticleId);
}

/// <summary>A reviewer has edited what is in review; an author is to confirm it.</summary>
public sealed record ArticleAmended(Guid ArticleId, string Number) : DomainEvent;

/// <summary>Comes with <see cref="ArticlePublished"/>: somebody is to review it afterwards.</summary>
public sealed record ArticlePublishedInEmergency(Guid ArticleId, string Number) : DomainEvent;

public sealed record ArticleTakenBack(Guid ArticleId, string Number) : DomainEvent
{
    public override SearchKey? Touches => new(ArticleSearchSource.KindName, ArticleId);
}

public sealed record ArticleExpiresSoon(Guid ArticleId, string Number, DateTime ExpiresAt) : DomainEvent;

public sealed record ArticleExpired(Guid ArticleId, string Number) : DomainEvent
{
    public override SearchKey? Touches => new(ArticleSearchSource.KindName, ArticleId);
}

public sealed record ArticleRestricted(Guid ArticleId, string Number) : DomainEvent
{
    public override SearchKey? Touches => new(ArticleSearchSource.KindName, ArticleId);
}

public sealed record ArticleArchived(Guid ArticleId, string Number) : DomainEvent
{
    public override SearchKey? Touches => new(ArticleSearchSource.KindName, ArticleId);
}

public sealed record CustomersWordsAdded(Guid ArticleId) : DomainEvent
{
    public override SearchKey? Touches => new(ArticleSearchSource.KindName, ArticleId);
}

public sealed record CustomersWordsForgotten(Guid ArticleId) : DomainEvent
{
    public override SearchKey? Touches => new(ArticleSearchSource.KindName, ArticleId);
}

public sealed record FeedbackGiven(Guid ArticleId, Guid FeedbackId, bool Helpful) : DomainEvent;
