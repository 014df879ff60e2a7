using KnowledgeCrm.Experts;

namespace KnowledgeCrm.Web.Api;

/// <summary>Where knowledge is, and where it is missing, as the caller may see it.</summary>
public sealed record MapAnswer
{
    /// <summary>How many days back what was asked counts.</summary>
    public required int Days { get; init; }

    /// <summary>Of which kinds of demand the caller sees figures.</summary>
    public required IReadOnlyList<DemandKind> DemandKinds { get; init; }

    /// <summary>How often something was asked that nothing gives a topic.</summary>
    public required int AskedOfNoTopic { get; init; }

    /// <summary>The topics that the filter leaves, in the order that was asked for.</summary>
    public required IReadOnlyList<MapTopicLine> Topics { get; init; }

    internal static MapAnswer Of(MapReport report) => new()
    {
        Days = report.Days, DemandKinds = report.Kinds, AskedOfNoTopic = report.OfNoTopic.Total, Topics = [.. report.Lines.Select(MapTopicLine.Of)],
    };
}

/// <summary>A topic of the map, with all below it in the tree.</summary>
public sealed record MapTopicLine
{
    /// <summary>The topic's key.</summary>
    public required string Topic { get; init; }

    /// <summary>Its name in the caller's language.</summary>
    public required string Name { get; init; }

    /// <summary>How deep in the tree, from 0.</summary>
    public required int Depth { get; init; }

    /// <summary>What may go wrong.</summary>
    public required MapRisk Risk { get; init; }

    /// <summary>How many people know it: strong and solid ones.</summary>
    public required int Know { get; init; }

    /// <summary>Of them, how many did much of it, lately and well.</summary>
    public required int Strong { get; init; }

    /// <summary>How many did something for it, and not enough to stand in.</summary>
    public required int Some { get; init; }

    /// <summary>How many are only said to know it, by themselves or by colleagues.</summary>
    public required int SaySo { get; init; }

    /// <summary>How much of what was done one person did, 0 to 1.</summary>
    public required double ShareOfOne { get; init; }

    /// <summary>How many articles the caller may read of it.</summary>
    public required int Articles { get; init; }

    /// <summary>What goes with those who leave; absent for who may not see when people leave.</summary>
    public MapLeavingAnswer? Leaving { get; init; }

    /// <summary>How often it was asked about, by kind, as far as the caller may see it.</summary>
    public required IReadOnlyDictionary<string, int> Asked { get; init; }

    /// <summary>How often of these no article answered.</summary>
    public required int Unanswered { get; init; }

    internal static MapTopicLine Of(MapLine line) => new()
    {
        Topic = line.Key, Name = line.Name, Depth = line.Depth, Risk = line.Risk, Know = line.Supply.Know, Strong = line.Supply.Strong, Some = line.Supply.Some,
        SaySo = line.Supply.SaySo, ShareOfOne = line.Supply.Share, Articles = line.Supply.Articles,
        Leaving = line.Supply.Leaving is { } leaving ? MapLeavingAnswer.Of(leaving) : null,
        Asked = line.Demand.Counts.ToDictionary(one => Parameters.NameOf(one.Key), one => one.Value), Unanswered = line.Demand.Unanswered,
    };
}

/// <summary>What goes with those who leave within a year, and what has gone.</summary>
public sealed record MapLeavingAnswer
{
    /// <summary>How many of those who know it leave.</summary>
    public required int People { get; init; }

    /// <summary>How many who know it stay.</summary>
    public required int Remain { get; init; }

    /// <summary>How much of what was done those did who leave, 0 to 1.</summary>
    public required double Share { get; init; }

    /// <summary>How much of all that was done those did whose accounts are closed, 0 to 1.</summary>
    public required double Gone { get; init; }

    internal static MapLeavingAnswer Of(MapLeaving leaving) => new() { People = leaving.People, Remain = leaving.Remain, Share = leaving.Share, Gone = leaving.Gone };
}

/// <summary>A topic with what its figures are made of.</summary>
public sealed record MapTopicAnswer
{
    /// <summary>The figures.</summary>
    public required MapTopicLine Line { get; init; }

    /// <summary>Who did something for it or is said to know it; who did most first.</summary>
    public required IReadOnlyList<MapPersonAnswer> People { get; init; }

    /// <summary>The numbers of its articles.</summary>
    public required IReadOnlyList<string> Articles { get; init; }

    /// <summary>What was asked, the newest first; up to 200.</summary>
    public required IReadOnlyList<AskedAnswer> Asked { get; init; }

    internal static MapTopicAnswer Of(MapTopicView view) => new()
    {
        Line = MapTopicLine.Of(view.Line), People = [.. view.People.Select(MapPersonAnswer.Of)], Articles = [.. view.Articles.Select(article => article.Number)],
        Asked = [.. view.Asked.Select(AskedAnswer.Of)],
    };
}

/// <summary>Somebody on the map of a topic.</summary>
public sealed record MapPersonAnswer
{
    /// <summary>Who it is.</summary>
    public required PersonCard Person { get; init; }

    /// <summary>How well it is shown that they know it; absent: it is only said.</summary>
    public KnowledgeStrength? Strength { get; init; }

    /// <summary>How much of what was done they did, 0 to 1.</summary>
    public required double Share { get; init; }

    /// <summary>When they leave; absent where they stay, and for who may not see it.</summary>
    public DateOnly? LeavesOn { get; init; }

    internal static MapPersonAnswer Of(MapPerson one) => new() { Person = PersonCard.Of(one.Card), Strength = one.Strength, Share = one.Share, LeavesOn = one.LeavesOn };
}

/// <summary>Something that was asked.</summary>
public sealed record AskedAnswer
{
    /// <summary>What shows it.</summary>
    public required DemandKind Kind { get; init; }

    /// <summary>What was asked.</summary>
    public required string Text { get; init; }

    /// <summary>The case's number, where it is one.</summary>
    public string? Number { get; init; }

    /// <summary>When last.</summary>
    public required DateTime At { get; init; }

    /// <summary>How often in these words.</summary>
    public required int Times { get; init; }

    /// <summary>True where no article answered it.</summary>
    public required bool Unanswered { get; init; }

    internal static AskedAnswer Of(AskedOften one) => new()
    {
        Kind = one.Newest.Kind, Text = one.Newest.Text, Number = one.Newest.Number, At = one.Newest.At, Times = one.Times, Unanswered = one.Newest.IsUnanswered,
    };
}

/// <summary>When somebody leaves the house.</summary>
public sealed record LeavingRequest
{
    /// <summary>The last day; absent: they stay.</summary>
    public DateOnly? On { get; init; }
}
