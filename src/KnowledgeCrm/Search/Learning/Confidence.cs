namespace KnowledgeCrm.Search.Learning;

/// <summary>How probable it is that the first answer is right. Logistic regressions, fitted on questions whose answer was there and such whose was taken out
/// with a third of the documents, every set weighing the same. Below <see cref="Enough"/> an answer should be offered folded, with a way on.</summary>
public static class Confidence
{
    /// <summary>From here on the first answer is shown as one. Below one half on purpose: a right answer folded away costs a caller more than a
    /// wrong one shown.</summary>
    public const double Enough = 0.35;

    /// <summary>For a first answer with past questions, fitted on two English sets with a quarter of their questions held out: 1 / (1 + e^-x) with x = -21.06 + 0.099 ln(odds of its share) - 0.134 strength +
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

    /// <summary>For a first answer that has none, by its text: x = -3.54 + 1.311 ln(1 + explained) + 3.841 ahead + 3.144 meaning - 0.6 ln(1 + words), and where
    /// meaning says nothing x = -1.98 + 1.596 ln(1 + explained) + 4.117 ahead - 0.594 ln(1 + words). Fitted on five sets, two of them Chinese, from callers' own
    /// words to headings typed off.</summary>
    /// <param name="explained">How much of what was asked for the first answer's words explain, in nats: the sum of the rarities of the question's words times the share
    /// of it that the answer's BM25 score reaches. Of a long question a small share may still be a good deal.</param>
    /// <param name="ahead">By how much its own text scores more than the next answer's that is not a copy of it.</param>
    /// <param name="meaning">The cosine of question and answer by what was learnt here, 0 to 1; null where that is not known.</param>
    /// <param name="words">How many words the question has.</param>
    /// <returns>0 to 1; 0 where no word is explained.</returns>
    public static double OfText(double explained, double ahead, double? meaning, double words) =>
        explained <= 0 ? 0
        : meaning is { } near ? Logistic(-3.54 + 1.311 * Math.Log(1 + explained) + 3.841 * ahead + 3.144 * near - 0.6 * Math.Log(1 + words))
        : Logistic(-1.98 + 1.596 * Math.Log(1 + explained) + 4.117 * ahead - 0.594 * Math.Log(1 + words));

    private static double Logistic(double x) => 1 / (1 + Math.Exp(-x));
}
