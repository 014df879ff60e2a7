using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using Microsoft.AspNetCore.WebUtilities;

namespace KnowledgeCrm.Web.Cases;

/// <summary>What the address of the inbox says. Whatever a person types there has a page.</summary>
public sealed record InboxWanted(string Show, CaseStatus? Status, int Page)
{
    public const string Address = "/console/cases";
    public const string Mine = "mine";
    public const string Unassigned = "unassigned";
    public const string Open = "open";
    public const string All = "all";

    // Further down nobody reads; it also keeps the offset within an int.
    private const int DeepestPage = 10_000;

    public static IReadOnlyList<string> Shows { get; } = [Mine, Unassigned, Open, All];

    public CaseType? Type { get; init; }
    public CasePriority? Priority { get; init; }
    public string? Language { get; init; }
    public string? Queue { get; init; }
    public string? Product { get; init; }
    public Guid? Assignee { get; init; }
    public bool? Contract { get; init; }

    public static InboxWanted Of(string? show, string? status, string? page) => new(
        Shows.FirstOrDefault(known => known == show) ?? Open, Named<CaseStatus>(status),
        int.TryParse(page, out var number) ? Math.Clamp(number, 0, DeepestPage) : 0);

    /// <summary>What stands behind the question mark of an address.</summary>
    public static InboxWanted OfQuery(string query)
    {
        var values = QueryHelpers.ParseQuery(query);
        string? Value(string name) => values.TryGetValue(name, out var value) && value.ToString() is { Length: > 0 and <= Limits.Name } text ? text : null;
        return Of(Value("show"), Value("status"), Value("page")) with
        {
            Type = Named<CaseType>(Value("type")),
            Priority = Named<CasePriority>(Value("priority")),
            Language = Value("language") is { } language && Languages.IsKnown(language) ? language : null,
            Queue = Value("queue"),
            Product = Value("product"),
            Assignee = Guid.TryParse(Value("assignee"), out var person) ? person : null,
            Contract = bool.TryParse(Value("contract"), out var has) ? has : null,
        };
    }

    /// <summary>A named status is asked for as it is; without one, what is done is left out except of all.</summary>
    public CaseFilter ToFilter(Actor actor) => new(
        OpenOnly: Show != All && Status is null, Status, Show == Mine ? actor.PersonId : Assignee, Show == Unassigned, null, Page)
    {
        Type = Type, Priority = Priority, Language = Language, Queue = Queue, Product = Product, HasContract = Contract,
    };

    /// <summary>True when it says more than one of the lists that everybody has.</summary>
    public bool IsNarrowed => this with { Page = 0 } != new InboxWanted(Show, null, 0);

    public string Query => ToString()[(Address.Length + 1)..];

    public override string ToString()
    {
        var address = $"{Address}?show={Show}";
        foreach (var (name, value) in (ReadOnlySpan<(string, string?)>)[
            ("status", Status?.ToString()), ("type", Type?.ToString()), ("priority", Priority?.ToString()), ("language", Language), ("queue", Queue),
            ("product", Product), ("assignee", Assignee?.ToString()), ("contract", Contract?.ToString().ToLowerInvariant())])
            if (value is not null) address += $"&{name}={Uri.EscapeDataString(value)}";
        return Page > 0 ? $"{address}&page={Page}" : address;
    }

    private static T? Named<T>(string? name) where T : struct, Enum => Enum.GetValues<T>().Cast<T?>().FirstOrDefault(known => known.ToString() == name);
}
