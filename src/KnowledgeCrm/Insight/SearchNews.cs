using KnowledgeCrm.Common;

namespace KnowledgeCrm.Insight;

/// <summary>What the journal was told and has not written yet.</summary>
internal abstract record SearchNews(Guid Search, DateTime At);

/// <summary>A search was made.</summary>
internal sealed record SearchMade(
    Guid Search, DateTime At, SearchPlace Place, Guid? PersonId, string? Sequence, Audience Audience, string Text, int Found, bool Sure)
    : SearchNews(Search, At);

/// <summary>Somebody did something with a result.</summary>
internal sealed record ResultTaken(Guid Search, DateTime At, SearchOutcome Outcome, SearchKey Key, int Rank) : SearchNews(Search, At);

/// <summary>Somebody said whether a result helped.</summary>
internal sealed record ResultJudged(Guid Search, DateTime At, bool Helpful, SearchKey Key, int Rank) : SearchNews(Search, At);
