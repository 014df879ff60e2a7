namespace KnowledgeCrm.Experts;

/// <summary>A question with what is found of it, and what is found once those who know were taken out.</summary>
/// <param name="Group">Questions of one group, such as a topic, are never in both parts when thresholds are chosen on one and tried on the other.</param>
/// <param name="Known">What was found.</param>
/// <param name="Unknown">What was found then.</param>
public sealed record SureQuestion(string Group, SureSigns Known, SureSigns Unknown);

/// <summary>How well questions that somebody knows are told from those whose people were taken out.</summary>
/// <param name="Questions">How many questions there were, each asked twice.</param>
/// <param name="AsSet">At the thresholds that the product has.</param>
/// <param name="Best">At those that tell them apart best.</param>
/// <param name="HeldOut">At those chosen on the other groups: what a choice like that is worth on what it has not seen. Its thresholds are those of <paramref name="Best"/>.</param>
public sealed record Sureness(int Questions, SurenessAt AsSet, SurenessAt Best, SurenessAt HeldOut)
{
    private const double Step = 0.05;
    private const int Folds = 5;

    // Above everything: the sign is not looked at.
    private const double Off = 2;

    private static readonly double[] Steps = [.. Enumerable.Range(1, (int)(1 / Step)).Select(step => step * Step), Off];

    /// <summary>Measures; the best thresholds are those with the largest difference of the two shares (W. J. Youden, Index for rating diagnostic tests,
    /// Cancer 3, 1950).</summary>
    public static Sureness Of(IReadOnlyList<SureQuestion> questions)
    {
        var groups = questions.Select(one => one.Group).Distinct().Order(StringComparer.Ordinal).Select((group, at) => (group, at)).ToDictionary(one => one.group, one => one.at % Folds);
        var (known, unknown) = (0.0, 0.0);
        foreach (var fold in groups.Values.Distinct())
        {
            var held = questions.Where(one => groups[one.Group] == fold).ToList();
            var at = At(held, BestOf([.. questions.Where(one => groups[one.Group] != fold)]));
            (known, unknown) = (known + at.KnownSure * held.Count / questions.Count, unknown + at.UnknownSure * held.Count / questions.Count);
        }
        var best = BestOf(questions);
        return new Sureness(questions.Count, At(questions, SureThresholds.AsSet), At(questions, best), new SurenessAt(best, known, unknown));
    }

    private static SureThresholds BestOf(IReadOnlyList<SureQuestion> questions) =>
        (from confidence in Steps from words in Steps from proof in Steps select At(questions, new SureThresholds(confidence, words, proof)))
            .MaxBy(at => at.KnownSure - at.UnknownSure)!.Thresholds;

    private static SurenessAt At(IReadOnlyList<SureQuestion> questions, SureThresholds thresholds) => questions.Count == 0 ? new(thresholds, 0, 0) : new(
        thresholds, (double)questions.Count(one => thresholds.IsMetBy(one.Known)) / questions.Count, (double)questions.Count(one => thresholds.IsMetBy(one.Unknown)) / questions.Count);
}

/// <summary>What thresholds tell apart.</summary>
/// <param name="Thresholds">From where on it is sure.</param>
/// <param name="KnownSure">The share of what somebody knows that is said to be known.</param>
/// <param name="UnknownSure">The share of what nobody knows that is said to be known.</param>
public sealed record SurenessAt(SureThresholds Thresholds, double KnownSure, double UnknownSure);
