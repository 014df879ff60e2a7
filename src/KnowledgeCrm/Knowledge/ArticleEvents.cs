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
