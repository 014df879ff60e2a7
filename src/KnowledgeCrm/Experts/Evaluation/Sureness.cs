namespace KnowledgeCrm.Experts;

/// <summary>What tells whether anybody surely knows a question: how probable it is that the first document answers, and how well the words match.</summary>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Words">The words' part of the best document's score.</param>
public readonly record struct SureSigns(double Confidence, double Words);

/// <summary>How well questions that somebody knows are told from those whose people were taken out.</summary>
/// <param name="Known">How many questions there were that somebody knows.</param>
/// <param name="Unknown">The same questions once those who know were taken out with their documents.</param>
/// <param name="AsSet">At the thresholds that the product has.</param>
/// <param name="Best">At those that tell them apart best.</param>
public sealed record Sureness(int Known, int Unknown, SurenessAt AsSet, SurenessAt Best)
{
    private const double Step = 0.05;

    // Above everything: the sign is not looked at.
    private const double Off = 2;

    /// <summary>Measures; the best thresholds are those with the largest difference of the two shares (W. J. Youden, Index for rating diagnostic tests,
    /// Cancer 3, 1950).</summary>
    public static Sureness Of(IReadOnlyList<SureSigns> known, IReadOnlyList<SureSigns> unknown)
    {
        SurenessAt At(double confidence, double words)
        {
            double Share(IReadOnlyList<SureSigns> signs) =>
                signs.Count == 0 ? 0 : (double)signs.Count(one => FindExperts.IsSure(one.Confidence, one.Words, confidence, words)) / signs.Count;
            return new SurenessAt(confidence, words, Share(known), Share(unknown));
        }
        var steps = Enumerable.Range(1, (int)(1 / Step)).Select(step => step * Step).Append(Off).ToList();
        var best = steps.SelectMany(confidence => steps.Select(words => At(confidence, words))).MaxBy(at => at.KnownSure - at.UnknownSure)!;
        return new Sureness(known.Count, unknown.Count, At(FindExperts.EnoughConfidence, FindExperts.EnoughWords), best);
    }
}

/// <summary>What two thresholds tell apart.</summary>
/// <param name="Confidence">From this confidence on it is sure; above 1 it is not looked at.</param>
/// <param name="Words">Or from these words on; above 1 they are not looked at.</param>
/// <param name="KnownSure">The share of what somebody knows that is said to be known.</param>
/// <param name="UnknownSure">The share of what nobody knows that is said to be known.</param>
public sealed record SurenessAt(double Confidence, double Words, double KnownSure, double UnknownSure);
