using System.Linq.Expressions;

namespace KnowledgeCrm.Insight;

/// <summary>Which searches to list; each is a figure of the report, too.</summary>
public enum SearchShow
{
    /// <summary>Found nothing, were given up, or led to what did not help.</summary>
    Unanswered,
    Searches,
    Opened,
    NoResult,
    Unsure,
    Reformulated,
    GivenUp,
}

/// <summary>What is counted of a search.</summary>
internal sealed class SearchFacts
{
    public DateTime At { get; init; }
    public string Text { get; init; } = "";
    public Guid? PersonId { get; init; }
    public int Found { get; init; }
    public bool Sure { get; init; }
    public SearchOutcome Outcome { get; init; }
    public bool? Helpful { get; init; }
}

/// <summary>What each figure means, in one place for figures and lists, for the database and for memory.</summary>
internal static class ShownSearches
{
    /// <summary>What counts as a search: typed by somebody, and not made again in the same words right after.</summary>
    public static IQueryable<SearchFacts> Typed(this IQueryable<SearchNote> notes) =>
        notes.Where(note => note.Place != SearchPlace.CaseAnswers && note.Outcome != SearchOutcome.Repeated).Facts();

    /// <summary>The answers that were offered beside cases.</summary>
    public static IQueryable<SearchFacts> Offered(this IQueryable<SearchNote> notes) =>
        notes.Where(note => note.Place == SearchPlace.CaseAnswers).Facts();

    public static Expression<Func<SearchFacts, bool>> Are(SearchShow show) => show switch
    {
        SearchShow.Unanswered => one => one.Found == 0 || one.Outcome == SearchOutcome.GivenUp || one.Helpful == false,
        SearchShow.Opened => one => one.Outcome == SearchOutcome.Opened || one.Outcome == SearchOutcome.Linked || one.Outcome == SearchOutcome.Solved,
        SearchShow.NoResult => one => one.Found == 0,
        SearchShow.Unsure => one => one.Found > 0 && !one.Sure,
        SearchShow.Reformulated => one => one.Outcome == SearchOutcome.Reformulated,
        SearchShow.GivenUp => one => one.Outcome == SearchOutcome.GivenUp,
        _ => _ => true,
    };

    private static IQueryable<SearchFacts> Facts(this IQueryable<SearchNote> notes) => notes.Select(note => new SearchFacts
    {
        At = note.At, Text = note.Text, PersonId = note.PersonId, Found = note.Found, Sure = note.Sure, Outcome = note.Outcome, Helpful = note.Helpful,
    });
}
