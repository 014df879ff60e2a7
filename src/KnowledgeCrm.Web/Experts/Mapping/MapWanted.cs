using KnowledgeCrm.Common;
using KnowledgeCrm.Experts;
using KnowledgeCrm.Web.Knowledge;

namespace KnowledgeCrm.Web.Experts.Mapping;

/// <summary>What of the map is wanted, as it stands in the address; whatever is typed there has a page.</summary>
public sealed record MapWanted
{
    public const string Path = "/console/people/map";
    public const string TablePath = Path + ".csv";

    public MapFilter Filter { get; init; } = new();

    public static MapWanted Of(string? days, string? sort, string? order, string? risk, string? text) => new()
    {
        Filter = new MapFilter(
            int.TryParse(days, out var number) && KnowledgeMap.Periods.Contains(number) ? number : KnowledgeMap.UsualDays,
            Named<MapSort>(sort) ?? MapSort.Risk, order == "back", Named<MapRisk>(risk), text?.Trim() is { Length: > 0 and <= Limits.Name } said ? said : null),
    };

    public override string ToString() => Address(Path);

    /// <summary>The same of the map as a table.</summary>
    public string Table => Address(TablePath);

    public MapWanted By(MapSort sort) => this with { Filter = Filter with { Sort = sort, Reversed = Filter.Sort == sort && !Filter.Reversed } };

    /// <summary>A topic of it, with what its figures are made of.</summary>
    public string Topic(string key, string? part = null) =>
        Addresses.With($"{Path}/{Uri.EscapeDataString(key)}", ("days", Days)) + (part is null ? "" : $"#{part}");

    private string? Days => Filter.Days == KnowledgeMap.UsualDays ? null : Filter.Days.ToString();

    private string Address(string path) => Addresses.With(
        path, ("days", Days), ("sort", Filter.Sort == MapSort.Risk ? null : Filter.Sort.ToString()), ("order", Filter.Reversed ? "back" : null),
        ("risk", Filter.Risk?.ToString()), ("q", Filter.Text));

    private static T? Named<T>(string? name) where T : struct, Enum =>
        Enum.TryParse<T>(name, ignoreCase: true, out var value) && Enum.IsDefined(value) && !int.TryParse(name, out _) ? value : null;
}
