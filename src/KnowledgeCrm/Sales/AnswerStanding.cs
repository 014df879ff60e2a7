namespace KnowledgeCrm.Sales;

/// <summary>An explanation with how it fared. There is never a share without the number of deals that it is of.</summary>
/// <param name="Play">Its article, as this viewer reads it.</param>
/// <param name="Wins">Deals won with it.</param>
/// <param name="Deals">Deals that ended in which it was given.</param>
/// <param name="Open">Deals in which it was given and that have not ended.</param>
/// <param name="Convinced">Deals in which the customer said at once that it had convinced.</param>
/// <param name="Interval">Between which shares its true one lies (95 in 100); null with fewer than five ended deals.</param>
public sealed record AnswerStanding(PlayTitle Play, int Wins, int Deals, int Open, int Convinced, WilsonInterval? Interval)
{
    /// <summary>The share of deals won, 0 to 1; null where there are too few to say.</summary>
    public double? Share => Interval is null ? null : (double)Wins / Deals;
}

/// <summary>The explanations for an objection, best first.</summary>
/// <param name="Width">How wide the look is that the figures are of.</param>
/// <param name="Wanted">How wide it was asked for.</param>
/// <param name="Answers">What was given, ranked by the lower end of the interval, which is low where little is known.</param>
public sealed record AnswerTable(CellWidth Width, CellWidth Wanted, IReadOnlyList<AnswerStanding> Answers)
{
    /// <summary>True when too little was known where it was asked for.</summary>
    public bool IsWider => Width != Wanted;

    internal static AnswerTable Of(AnswerCell cell, IReadOnlyList<AnswerRecord> records, IReadOnlyDictionary<Guid, PlayTitle> titles)
    {
        var (width, scores) = AnswerRanking.RankIn(cell, records);
        return new AnswerTable(width, cell.Widths.First(),
            [.. scores.Where(score => titles.ContainsKey(score.WorkId)).Select(score => new AnswerStanding(titles[score.WorkId], score.Wins, score.Deals, score.Open, score.Convinced, score.Interval))]);
    }
}
