namespace KnowledgeCrm.Search.Learning;

/// <summary>How far what past questions teach can be relied on in this base, found out by hiding some of them: a network that has not seen them says
/// which documents answer them. Where customers ask in the same words again it is nearly always right; where there are few questions, each of its
/// own kind, it knows nothing, and must not speak against the words.</summary>
internal static class RankerReliability
{
    // Of fewer questions nothing can be said, and nothing is learnt.
    private const int Fewest = 20;

    // Each question is hidden once where there are few; of many, some are enough.
    private const int Folds = 3;
    private const int FewQuestions = 1_500;
    private const int MostHidden = 300;

    // A quarter of the looks that the network itself gets: it is judged a little too strictly rather than too kindly.
    private const int PartOfSteps = 4;

    // The mean reciprocal rank of the right document among all: below the first it did harm on every base tried, from the second on it helped on
    // every one (docs/search-quality.md).
    private const double Useless = 0.25;
    private const double Full = 0.5;

    /// <summary>0: not at all; 1: as far as its weight goes.</summary>
    /// <param name="rows">All that is learnt from.</param>
    /// <param name="asked">True for the rows that somebody asked; the others are titles.</param>
    /// <param name="documents">How many documents there are.</param>
    /// <param name="train">Fits a network to rows, in so many steps.</param>
    /// <param name="table">Gives the features their values.</param>
    /// <param name="steps">How many steps the network itself gets.</param>
    public static float Of(
        IReadOnlyList<TrainingRow> rows, IReadOnlyList<bool> asked, int documents, Func<List<TrainingRow>, long, RankerNet> train, FeatureTable table, long steps)
    {
        var questions = Enumerable.Range(0, rows.Count).Where(row => asked[row]).ToList();
        if (questions.Count < Fewest) return 0;
        var folds = questions.Count <= FewQuestions ? Folds : 1;
        var every = questions.Count <= FewQuestions ? Folds : Math.Max(Folds, questions.Count / MostHidden);
        var (sum, count) = (0.0, 0);
        for (var fold = 0; fold < folds; fold++)
        {
            var hidden = questions.Where((_, place) => place % every == fold).ToHashSet();
            var net = train([.. rows.Where((_, row) => !hidden.Contains(row))], Math.Max(1, steps / PartOfSteps));
            sum += hidden.Sum(row => ReciprocalRank(net, table, rows[row], documents));
            count += hidden.Count;
        }
        return (float)Math.Clamp((sum / count - Useless) / (Full - Useless), 0, 1);
    }

    private static double ReciprocalRank(RankerNet net, FeatureTable table, TrainingRow row, int documents)
    {
        Span<float> hidden = stackalloc float[net.Hidden];
        Span<float> values = row.Text.Rows.Length <= 1024 ? stackalloc float[row.Text.Rows.Length] : new float[row.Text.Rows.Length];
        table.Values(row.Text, values);
        net.Activate(row.Text.Rows, values, hidden);
        var right = float.NegativeInfinity;
        foreach (var document in row.Documents) right = Math.Max(right, net.Score(hidden, document));
        var better = 0;
        for (var document = 0; document < documents; document++)
            if (net.Score(hidden, document) > right) better++;
        return 1.0 / (1 + better);
    }
}
