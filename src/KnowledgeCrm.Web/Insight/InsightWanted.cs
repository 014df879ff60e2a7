using KnowledgeCrm.Insight;
using KnowledgeCrm.Web.Knowledge;

namespace KnowledgeCrm.Web.Insight;

/// <summary>What the address of the page about searches says; whatever is typed there has a page.</summary>
internal sealed record InsightWanted(int Days, SearchShow Show)
{
    public static InsightWanted Of(string? days, string? show) => new(
        int.TryParse(days, out var number) && SearchInsight.Periods.Contains(number) ? number : SearchInsight.Periods[0],
        Enum.TryParse<SearchShow>(show, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : SearchShow.Unanswered);

    public override string ToString() => Addresses.With(
        "/console/insight/searches", ("days", Days == SearchInsight.Periods[0] ? null : Days.ToString()),
        ("show", Show == SearchShow.Unanswered ? null : Show.ToString()));
}
