using KnowledgeCrm.Knowledge;

namespace KnowledgeCrm.Insight;

/// <summary>How people searched in a period.</summary>
/// <param name="Days">The period's length in days; it ends now.</param>
/// <param name="Figures">The totals, in the order in which they are shown.</param>
/// <param name="Groups">The searches asked for, those that ask for the same together, the most frequent first.</param>
/// <param name="AllGroups">How many groups there are; <paramref name="Groups"/> holds the first of them.</param>
/// <param name="AnswersInCases">How often answers were offered beside cases.</param>
/// <param name="AnswersUsed">How often one of them was opened, used, or solved the case.</param>
/// <param name="Dropped">Notes of searches lost since the program was started, because too many came at once.</param>
public sealed record SearchReport(
    int Days, IReadOnlyList<SearchFigure> Figures, IReadOnlyList<AskedGroup> Groups, int AllGroups, int AnswersInCases, int AnswersUsed, long Dropped);

/// <summary>One total with its course.</summary>
/// <param name="Show">What it counts.</param>
/// <param name="Count">How many searches.</param>
/// <param name="Share">Their share of those whose outcome is known, 0 to 1; null where there are none, or where it is the count itself.</param>
/// <param name="Trend">The count, or the share, in each part of the period, the oldest first; null where nobody searched.</param>
public sealed record SearchFigure(SearchShow Show, int Count, double? Share, IReadOnlyList<double?> Trend);

/// <summary>Queries that ask for the same.</summary>
/// <param name="Typical">The most typical query.</param>
/// <param name="Language">The language it is written in: <c>en</c> or <c>zh</c>.</param>
/// <param name="Searches">How often it was asked.</param>
/// <param name="People">By how many people with an account.</param>
/// <param name="Visits">How often without an account.</param>
/// <param name="Examples">Other ways in which it was asked.</param>
/// <param name="LastAt">When it was asked last (UTC).</param>
/// <param name="Article">The number of the article that was begun for it; null when none was.</param>
/// <param name="ArticleState">Where that article stands.</param>
public sealed record AskedGroup(
    string Typical, string Language, int Searches, int People, int Visits, IReadOnlyList<string> Examples, DateTime LastAt,
    string? Article, ArticleState? ArticleState);
