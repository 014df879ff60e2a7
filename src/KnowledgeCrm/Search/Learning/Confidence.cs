namespace KnowledgeCrm.Search.Learning;

/// <summary>How probable it is that the first answer is right. Logistic regressions, fitted on past questions of two English sets, each
/// weighing the same, in four splits that took out a third of the documents with their questions, a quarter of the questions held out.
/// Below <see cref="Enough"/> an answer should be offered folded, with a way on.</summary>
public static class Confidence
{
    /// <summary>From here on the first answer is shown as one. Below one half on purpose: a right answer folded away costs a caller more than a
    /// wrong one shown.</summary>
    public const double Enough = 0.3;

    /// <summary>For a first answer with past questions: 1 / (1 + e^-x) with x = -21.06 + 0.099 ln(odds of its share) - 0.134 strength +
    /// 21.98 nearness + 1.43 known + 0.071 likelihood + 1.57 ln(1 + words). At equal nearness and likelihood a long question is the surer: each of its
    /// words could have spoken against.</summary>
    /// <param name="signs">Of the first answer.</param>
    /// <returns>0 to 1.</returns>
    public static double Of(LearnedSigns signs)
    {
        // Both ends are kept from infinity as when fitting.
        var share = Math.Clamp((double)signs.Share, 0, 1);
        var odds = Math.Log((share + 0.003) / (1.003 - share));
        return Logistic(-21.06 + 0.099 * odds - 0.134 * signs.Strength + 21.98 * signs.Nearness + 1.43 * signs.Known + 0.071 * signs.Likelihood + 1.57 * Math.Log(1 + signs.Words));
    }

    /// <summary>For a first answer that has none, by its words: x = -2.07 + 3.49 first + 9.43 (first - second).</summary>
    /// <param name="first">The first answer's BM25 score over the highest that the query could reach, 0 to 1.</param>
    /// <param name="second">The same of the next answer that is not a copy of the first; 0 when there is none.</param>
    /// <returns>0 to 1.</returns>
    public static double OfWords(double first, double second) =>
        first <= 0 ? 0 : Logistic(-2.07 + 3.49 * first + 9.43 * Math.Max(0, first - second));

    private static double Logistic(double x) => 1 / (1 + Math.Exp(-x));
}
