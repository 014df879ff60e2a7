namespace KnowledgeCrm.Sales;

/// <summary>Ranks explanations by how often deals were won with them. A deal counts once for an explanation, once it has ended: as won, unless the
/// customer said at once that the explanation had not convinced; then something else won it.</summary>
internal static class AnswerRanking
{
    /// <summary>With fewer ended deals there are counts, and no share.</summary>
    public const int FewestDeals = 5;

    /// <summary>The explanations of some records, best first.</summary>
    public static IReadOnlyList<AnswerScore> Rank(IEnumerable<AnswerRecord> records) =>
        [.. records.GroupBy(record => record.WorkId).Select(Score)
            // One more loss lowers both ends: it never lifts an explanation over another.
            .OrderByDescending(score => score.Likely.Low).ThenByDescending(score => score.Likely.High)
            .ThenByDescending(score => score.Convinced).ThenBy(score => score.WorkId)];

    /// <summary>The ranking of the narrowest look in which there is enough to say something; where there is none, of the widest.</summary>
    public static (CellWidth Width, IReadOnlyList<AnswerScore> Scores) RankIn(AnswerCell cell, IReadOnlyList<AnswerRecord> records)
    {
        IReadOnlyList<AnswerScore> scores = [];
        var last = CellWidth.All;
        foreach (var width in cell.Widths)
        {
            (last, scores) = (width, Rank(records.Where(record => cell.Holds(width, record.Products, record.Segment))));
            if (scores.Any(score => score.Interval is not null)) break;
        }
        return (last, scores);
    }

    private static AnswerScore Score(IGrouping<Guid, AnswerRecord> given)
    {
        int wins = 0, deals = 0, open = 0, convinced = 0;
        foreach (var deal in given.GroupBy(record => record.OpportunityId))
        {
            // Given twice in one deal, what came of it at last counts.
            var results = deal.Select(record => record.Result).ToList();
            var isConvinced = results.Contains(ExplanationResult.Convinced);
            if (isConvinced) convinced++;
            var stage = deal.First().Stage;
            if (!stage.IsEnd()) open++;
            else
            {
                deals++;
                if (stage == OpportunityStage.Won && (isConvinced || !results.Contains(ExplanationResult.NotConvinced))) wins++;
            }
        }
        return new AnswerScore(given.Key, wins, deals, open, convinced);
    }
}

/// <summary>How an explanation fared.</summary>
/// <param name="WorkId">The explanation.</param>
/// <param name="Wins">Deals won.</param>
/// <param name="Deals">Deals that ended.</param>
/// <param name="Open">Deals that have not ended.</param>
/// <param name="Convinced">Customers who said at once that it had convinced them.</param>
internal sealed record AnswerScore(Guid WorkId, int Wins, int Deals, int Open, int Convinced)
{
    /// <summary>Where the share of wins lies; its lower end ranks, and is low where little is known.</summary>
    public WilsonInterval Likely { get; } = WilsonInterval.Of(Wins, Deals);

    /// <summary>The same to be shown; null where there are too few deals to say.</summary>
    public WilsonInterval? Interval => Deals >= AnswerRanking.FewestDeals ? Likely : null;
}
