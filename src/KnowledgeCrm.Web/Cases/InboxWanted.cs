using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;

namespace KnowledgeCrm.Web.Cases;

/// <summary>What the address of the inbox says. Whatever a person types there has a page.</summary>
internal sealed record InboxWanted(string Show, CaseStatus? Status, int Page)
{
    public const string Mine = "mine";
    public const string Unassigned = "unassigned";
    public const string Open = "open";
    public const string All = "all";

    // Further down nobody reads; it also keeps the offset within an int.
    private const int DeepestPage = 10_000;

    public static IReadOnlyList<string> Shows { get; } = [Mine, Unassigned, Open, All];

    public static InboxWanted Of(string? show, string? status, string? page) => new(
        Shows.FirstOrDefault(known => known == show) ?? Open,
        Enum.GetValues<CaseStatus>().Cast<CaseStatus?>().FirstOrDefault(known => known.ToString() == status),
        int.TryParse(page, out var number) ? Math.Clamp(number, 0, DeepestPage) : 0);

    /// <summary>A named status is asked for as it is; without one, what is done is left out except of all.</summary>
    public CaseFilter ToFilter(Actor actor) => new(
        OpenOnly: Show != All && Status is null, Status, Show == Mine ? actor.PersonId : null, Show == Unassigned, null, Page);

    public override string ToString()
    {
        var address = $"/console/cases?show={Show}";
        if (Status is not null) address += $"&status={Status}";
        return Page > 0 ? $"{address}&page={Page}" : address;
    }
}
