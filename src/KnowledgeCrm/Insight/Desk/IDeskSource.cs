using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;

namespace KnowledgeCrm.Insight;

/// <summary>Why an article lies on somebody's desk.</summary>
public enum DeskKind
{
    /// <summary>A candidate that nobody has taken up.</summary>
    ToWrite,
    ToReview,
    SentBack,
    /// <summary>Somebody said what is the matter with it.</summary>
    Flagged,
    DueForReview,
    /// <summary>The other language says more since.</summary>
    Behind,
    /// <summary>Nobody has read or used it for a year.</summary>
    Unread,
    /// <summary>No article: a colleague's question that waits for one's answer, or that nobody is left to answer.</summary>
    Asked,
}

/// <summary>One kind of work on the desk. A new kind is a class of this and a line in the capability; the desk sorts, counts and pages.</summary>
public interface IDeskSource
{
    DeskKind Kind { get; }

    /// <summary>How much a piece of this work helps the article's readers, beside the other kinds; see docs/article-value.md.</summary>
    double Weight { get; }

    /// <summary>True for those who can do this work.</summary>
    bool IsFor(Actor actor);

    /// <summary>What lies there, at most <see cref="MyDesk.MostOfAKind"/>, what has lain longest first.</summary>
    Task<IReadOnlyList<DeskItem>> ReadAsync(KnowledgeCrmDb db, DeskOwner owner, CancellationToken stop);
}

/// <summary>Whose desk it is.</summary>
/// <param name="Actor">Who asks.</param>
/// <param name="Team">The actor's team; empty when there is none.</param>
/// <param name="All">True for everybody's desk, which a knowledge manager may look at.</param>
public sealed record DeskOwner(Actor Actor, string Team, bool All);

/// <summary>One piece of work.</summary>
/// <param name="Kind">Why it is there.</param>
/// <param name="ArticleId">The article; of a question its own id.</param>
/// <param name="Number">Its number.</param>
/// <param name="Title">The title of the version that is worked on.</param>
/// <param name="Language"><c>en</c> or <c>zh</c>.</param>
/// <param name="Since">Since when it lies there (UTC).</param>
/// <param name="Count">How many things are to be done at once, such as flags.</param>
public sealed record DeskItem(DeskKind Kind, Guid ArticleId, string Number, string Title, string Language, DateTime Since, int Count = 1)
{
    /// <summary>What somebody wrote about it, or empty.</summary>
    public string Words { get; init; } = "";

    /// <summary>How many are known to have needed it done, each counted like a use in a case: the case that a candidate came from, who flagged it.</summary>
    public int KnownNeed { get; init; }
}

internal static class Desks
{
    /// <summary>What its owner minds: a person's own, a team's for each of the team, and what is nobody's for knowledge managers.</summary>
    public static IQueryable<Article> MindedBy(this IQueryable<Article> articles, DeskOwner owner)
    {
        if (owner.All) return articles;
        var (me, team, manages) = (owner.Actor.PersonId, owner.Team, owner.Actor.Is(Role.KnowledgeManager));
        return articles.Where(a => (a.OwnerId != null && a.OwnerId == me) || (team != "" && a.OwnerTeam == team)
            || (manages && a.OwnerId == null && a.OwnerTeam == ""));
    }
}
