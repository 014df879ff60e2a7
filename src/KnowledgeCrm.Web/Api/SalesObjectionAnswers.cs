using KnowledgeCrm.Sales;

namespace KnowledgeCrm.Web.Api;

/// <summary>An explanation with how it fared. There is never a share without the number of deals that it is of.</summary>
public sealed record StandingAnswer
{
    /// <summary>The number of its article.</summary>
    public required string Article { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>Deals won in which it was given.</summary>
    public required int Wins { get; init; }

    /// <summary>Deals that ended in which it was given.</summary>
    public required int Deals { get; init; }

    /// <summary>Deals in which it was given and that have not ended.</summary>
    public required int Open { get; init; }

    /// <summary>Deals in which the customer said at once that it had convinced.</summary>
    public required int Convinced { get; init; }

    /// <summary>The share won, 0 to 1; absent with fewer than five ended deals: too few to say.</summary>
    public double? Share { get; init; }

    /// <summary>The lower end of the share's interval (Wilson, 95 in 100), which ranks; absent where the share is.</summary>
    public double? Low { get; init; }

    /// <summary>The upper end of the interval; absent where the share is.</summary>
    public double? High { get; init; }

    internal static StandingAnswer Of(AnswerStanding standing) => new()
    {
        Article = standing.Play.Number, Title = standing.Play.Title, Wins = standing.Wins, Deals = standing.Deals, Open = standing.Open, Convinced = standing.Convinced,
        Share = standing.Share, Low = standing.Interval?.Low, High = standing.Interval?.High,
    };
}

/// <summary>One objection of the catalogue.</summary>
public sealed record ObjectionLineAnswer
{
    /// <summary>Its number.</summary>
    public required string Number { get; init; }

    /// <summary>What is doubted, in the language of the request where there is one.</summary>
    public required string Wording { get; init; }

    /// <summary>In how many opportunities it was raised, within the filter.</summary>
    public required int Raised { get; init; }

    /// <summary>The best answer.</summary>
    public StandingAnswer? Best { get; init; }

    /// <summary>How wide the look is that the best answer is from.</summary>
    public required CellWidth Width { get; init; }

    internal static ObjectionLineAnswer Of(ObjectionLine line) => new()
    {
        Number = line.Number, Wording = line.Wording, Raised = line.Raised, Best = line.Best is { } best ? StandingAnswer.Of(best) : null, Width = line.Width,
    };
}

/// <summary>An objection with every answer that was given to it.</summary>
public sealed record ObjectionAnswer
{
    /// <summary>Its number.</summary>
    public required string Number { get; init; }

    /// <summary>In English.</summary>
    public string? English { get; init; }

    /// <summary>In Chinese.</summary>
    public string? Chinese { get; init; }

    /// <summary>Its topic's key.</summary>
    public string? Topic { get; init; }

    /// <summary>Grows with every change.</summary>
    public required int Version { get; init; }

    /// <summary>How often it was raised.</summary>
    public required int Raised { get; init; }

    /// <summary>How wide the look is that the figures are from.</summary>
    public required CellWidth Width { get; init; }

    /// <summary>True when too little was known where it was asked for.</summary>
    public required bool Wider { get; init; }

    /// <summary>The answers, the one with the highest lower end first.</summary>
    public required IReadOnlyList<StandingAnswer> Answers { get; init; }

    /// <summary>The numbers of sales plays that seem to fit and were never given to it.</summary>
    public required IReadOnlyList<string> Untried { get; init; }

    internal static ObjectionAnswer Of(ObjectionView view) => new()
    {
        Number = view.Number, English = ArticleAnswer.OrAbsent(view.English), Chinese = ArticleAnswer.OrAbsent(view.Chinese), Topic = view.Topic, Version = view.Version,
        Raised = view.Raised, Width = view.Table.Width, Wider = view.Table.IsWider, Answers = [.. view.Table.Answers.Select(StandingAnswer.Of)],
        Untried = [.. view.Untried.Select(play => play.Number)],
    };
}

/// <summary>What the customer of an opportunity is likely to doubt.</summary>
public sealed record LikelyAnswer
{
    /// <summary>How alike the opportunities are that it is judged by.</summary>
    public required CellWidth Width { get; init; }

    /// <summary>How many they are.</summary>
    public required int Opportunities { get; init; }

    /// <summary>The objections, the most frequent first.</summary>
    public required IReadOnlyList<LikelyObjectionAnswer> Objections { get; init; }

    internal static LikelyAnswer Of(LikelyTable table) => new()
    {
        Width = table.Width, Opportunities = table.Opportunities,
        Objections = [.. table.Objections.Select(likely => new LikelyObjectionAnswer
        {
            Number = likely.Number, Wording = likely.Wording, Raised = likely.Raised, Width = likely.Table.Width, Answers = [.. likely.Table.Answers.Select(StandingAnswer.Of)],
        })],
    };
}

/// <summary>An objection to expect, with its best answers.</summary>
public sealed record LikelyObjectionAnswer
{
    /// <summary>Its number.</summary>
    public required string Number { get; init; }

    /// <summary>What is doubted.</summary>
    public required string Wording { get; init; }

    /// <summary>In how many of the opportunities it was raised.</summary>
    public required int Raised { get; init; }

    /// <summary>How wide the look is that the answers' figures are from.</summary>
    public required CellWidth Width { get; init; }

    /// <summary>The best answers.</summary>
    public required IReadOnlyList<StandingAnswer> Answers { get; init; }
}

/// <summary>An objection that may be meant.</summary>
public sealed record SuggestedObjectionAnswer
{
    /// <summary>Its number.</summary>
    public required string Number { get; init; }

    /// <summary>What is doubted.</summary>
    public required string Wording { get; init; }

    /// <summary>How near the words come, 0 to 1.</summary>
    public required double Nearness { get; init; }

    internal static SuggestedObjectionAnswer Of(SuggestedObjection suggested) =>
        new() { Number = suggested.Number, Wording = suggested.Wording, Nearness = suggested.Nearness };
}

/// <summary>Where an objection stands after a change.</summary>
public sealed record ObjectionStanding
{
    /// <summary>Its number. Example: <c>OB-104</c>.</summary>
    public required string Number { get; init; }

    /// <summary>Grows with every change.</summary>
    public required int Version { get; init; }

    internal static ObjectionStanding Of(ObjectionDone done) => new() { Number = done.Number, Version = done.Version };
}

/// <summary>The explanation that was begun.</summary>
public sealed record BegunAnswer
{
    /// <summary>The number of its article.</summary>
    public required string Number { get; init; }

    /// <summary>True for a draft, false for a candidate.</summary>
    public required bool IsDraft { get; init; }
}
