namespace KnowledgeCrm.Experts;

/// <summary>How well it is shown that somebody knows a topic: the sum of its parts. A part grows ever slower with more of the same, so that
/// no mass of one thing makes an expert, and fades with time.</summary>
/// <param name="Score">0 or more; a little over 100 at most.</param>
/// <param name="Parts">What it is made of, the largest first.</param>
public sealed record Expertise(double Score, IReadOnlyList<ExpertisePart> Parts)
{
    /// <summary>After so many days a piece of evidence counts half. A year: products of a house of appliances change about every two, and
    /// what was done before the last change is worth a quarter.</summary>
    public const int HalfLifeDays = 365;

    public static Expertise None { get; } = new(0, []);

    /// <summary>What a kind of evidence can give at most, and how many fresh pieces of full quality give half of that.</summary>
    public static IReadOnlyDictionary<EvidenceKind, (double Points, double Half)> Weights { get; } = new Dictionary<EvidenceKind, (double, double)>
    {
        [EvidenceKind.ArticleWritten] = (25, 2),
        [EvidenceKind.ArticleImproved] = (10, 2),
        [EvidenceKind.ArticleReviewed] = (10, 4),
        [EvidenceKind.CaseSolved] = (30, 6),
        [EvidenceKind.CaseRescued] = (15, 2),
        [EvidenceKind.CaseReopened] = (-15, 3),
        [EvidenceKind.QuestionAnswered] = (15, 3),
        [EvidenceKind.DealWon] = (15, 3),
    };

    /// <summary>How much of a piece of evidence is left after its age, 0 to 1.</summary>
    public static double Recency(DateTime at, DateTime now) => Math.Pow(0.5, Math.Max(0, (now - at).TotalDays) / HalfLifeDays);

    /// <summary>What the evidence about one person and one topic says; disowned evidence does not count.</summary>
    public static Expertise Of(IEnumerable<Evidence> evidence, DateTime now)
    {
        var parts = evidence.Where(one => !one.IsDisowned).GroupBy(one => one.Kind).Select(kind =>
        {
            var sum = kind.Sum(one => one.Quality * Recency(one.At, now));
            var (points, half) = Weights[kind.Key];
            return new ExpertisePart(kind.Key, points * sum / (sum + half), [.. kind.OrderByDescending(one => one.At)]);
        }).OrderByDescending(part => part.Points).ToList();
        return new Expertise(Math.Max(0, parts.Sum(part => part.Points)), parts);
    }
}

/// <summary>What one kind of evidence adds.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Points">What it adds to the score; negative for what counts against.</param>
/// <param name="Evidence">The pieces, newest first.</param>
public sealed record ExpertisePart(EvidenceKind Kind, double Points, IReadOnlyList<Evidence> Evidence);
