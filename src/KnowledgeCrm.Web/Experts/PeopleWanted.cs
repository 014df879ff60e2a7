using KnowledgeCrm.Common;
using KnowledgeCrm.Experts;
using KnowledgeCrm.Web.Knowledge;

namespace KnowledgeCrm.Web.Experts;

/// <summary>Whom the yellow pages are asked for, as it stands in the address.</summary>
public sealed record PeopleWanted
{
    public const string Path = "/console/people";

    public string Text { get; init; } = "";
    public string? Topic { get; init; }
    public string? Product { get; init; }
    public CustomerSegment? Segment { get; init; }
    public string? Language { get; init; }
    public string? Team { get; init; }
    public bool AvailableOnly { get; init; }
    public string? Customer { get; init; }
    public int Page { get; init; }

    /// <summary>True when somebody is looked for by a question or for a customer; else people are listed.</summary>
    public bool IsQuestion => Text.Length > 0 || Customer is not null;

    public bool IsNarrowed => Topic is not null || Product is not null || Segment is not null || Language is not null || Team is not null || AvailableOnly;

    public ExpertQuestion Question => new(Text)
    {
        Product = Product, Segment = Segment, Language = Language, Team = Team, AvailableOnly = AvailableOnly, Customer = Customer,
    };

    public ExpertFilter Filter => new(Topic, Team, Language, AvailableOnly, Page);

    /// <summary>What an address says; what can't be is left out, since addresses are typed by people too.</summary>
    public static PeopleWanted Of(IReadOnlyDictionary<string, string?> query)
    {
        string? Value(string name) => query.TryGetValue(name, out var value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
        var text = Value("q") ?? "";
        return new PeopleWanted
        {
            Text = text.Length <= Limits.Query ? text : text[..Limits.Query],
            Topic = Value("topic"),
            Product = Value("product"),
            Segment = Enum.TryParse<CustomerSegment>(Value("segment"), ignoreCase: true, out var segment) && Enum.IsDefined(segment) ? segment : null,
            Language = Value("lang") is { Length: 2 } language ? language : null,
            Team = Value("team"),
            AvailableOnly = Value("available") == "true",
            Customer = Value("customer")?.ToUpperInvariant(),
            Page = Addresses.Page(Value("page")),
        };
    }

    public override string ToString() => Addresses.With(
        Path, ("q", Text), ("topic", Topic), ("product", Product), ("segment", Segment?.ToString()), ("lang", Language), ("team", Team),
        ("available", AvailableOnly ? "true" : null), ("customer", Customer), ("page", Addresses.Page(Page)));
}
