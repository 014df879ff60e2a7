namespace KnowledgeCrm.Insight;

/// <summary>What the value of an article is made of. The formula is in docs/article-value.md.</summary>
public enum ValuePartKind { CasesSolved, UsesLinked, Votes, QuietReads, Freshness, Completeness, Flags }

/// <summary>What is counted of one article; see docs/article-value.md for where each figure comes from.</summary>
public sealed record ValueFigures
{
    /// <summary>Cases that it solved in the last year.</summary>
    public int CasesSolved { get; init; }

    /// <summary>Cases that it was used in, in the last year.</summary>
    public int UsesLinked { get; init; }
    public int HelpfulVotes { get; init; }
    public int UnhelpfulVotes { get; init; }

    /// <summary>Reads from outside the house in the last year; null for an article that nobody outside may read.</summary>
    public int? Reads { get; init; }

    /// <summary>Of those reads, after how many the reader opened a case within a day.</summary>
    public int ReadsThenCase { get; init; }

    /// <summary>How much of the time until its next look has gone: 0 just looked at, 1 due now, more when overdue.</summary>
    public double Age { get; init; }

    /// <summary>The share of its checklist that it meets, 0 to 1; null where there is none.</summary>
    public double? Completeness { get; init; }
    public int OpenFlags { get; init; }
}

/// <summary>One part of a value.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Weight">Of 100, as written down; the weights of the parts that count are brought up to 100 between them.</param>
/// <param name="Score">0 to 1; null when the part does not count for this article.</param>
/// <param name="Points">What it adds to the value.</param>
public sealed record ValuePart(ValuePartKind Kind, int Weight, double? Score, double Points)
{
    /// <summary>The most that it could add.</summary>
    public double Most { get; init; }
}

/// <summary>How much an article is worth, 0 to 100, and what that is made of. A pure function of its figures.</summary>
/// <param name="Value">0 to 100; the sum of the parts' points.</param>
/// <param name="Parts">Every part, those that don't count too.</param>
public sealed record ArticleValue(double Value, IReadOnlyList<ValuePart> Parts)
{
    /// <summary>The weights, which add up to 100.</summary>
    public static IReadOnlyDictionary<ValuePartKind, int> Weights { get; } = new Dictionary<ValuePartKind, int>
    {
        [ValuePartKind.CasesSolved] = 25,
        [ValuePartKind.UsesLinked] = 15,
        [ValuePartKind.Votes] = 15,
        [ValuePartKind.QuietReads] = 15,
        [ValuePartKind.Freshness] = 10,
        [ValuePartKind.Completeness] = 10,
        [ValuePartKind.Flags] = 10,
    };

    // So many in a year are half of what can be had: the first cases say the most.
    private const double HalfOfSolved = 4;
    private const double HalfOfLinked = 8;

    // The 97.5 % quantile of the normal distribution: an interval of 95 %.
    private const double Z = 1.959964;

    public static ArticleValue Of(ValueFigures figures)
    {
        var scores = Enum.GetValues<ValuePartKind>().ToDictionary(kind => kind, kind => ScoreOf(kind, figures));
        double counted = scores.Where(part => part.Value is not null).Sum(part => Weights[part.Key]);
        var parts = scores.Select(part =>
        {
            var most = part.Value is null ? 0 : 100 * Weights[part.Key] / counted;
            return new ValuePart(part.Key, Weights[part.Key], part.Value, most * (part.Value ?? 0)) { Most = most };
        }).ToList();
        return new ArticleValue(parts.Sum(part => part.Points), parts);
    }

    /// <summary>The lower bound of Wilson's 95 % interval for a share: 2 of 2 (0.34) is not above 90 of 100 (0.83).</summary>
    /// <remarks>E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927), 209-212.</remarks>
    public static double WilsonLowerBound(int successes, int trials)
    {
        if (trials <= 0) return 0;
        double n = trials, share = Math.Clamp(successes / n, 0, 1);
        var centre = share + Z * Z / (2 * n);
        var spread = Z * Math.Sqrt((share * (1 - share) + Z * Z / (4 * n)) / n);
        return Math.Clamp((centre - spread) / (1 + Z * Z / n), 0, 1);
    }

    private static double? ScoreOf(ValuePartKind kind, ValueFigures figures) => kind switch
    {
        ValuePartKind.CasesSolved => figures.CasesSolved / (figures.CasesSolved + HalfOfSolved),
        ValuePartKind.UsesLinked => figures.UsesLinked / (figures.UsesLinked + HalfOfLinked),
        ValuePartKind.Votes => WilsonLowerBound(figures.HelpfulVotes, figures.HelpfulVotes + figures.UnhelpfulVotes),
        ValuePartKind.QuietReads => figures.Reads is { } reads ? WilsonLowerBound(reads - Math.Min(figures.ReadsThenCase, reads), reads) : null,
        // Half is left when it is due, nothing after as long again.
        ValuePartKind.Freshness => Math.Clamp(1 - figures.Age / 2, 0, 1),
        ValuePartKind.Completeness => figures.Completeness is { } share ? Math.Clamp(share, 0, 1) : null,
        _ => 1.0 / (1 + figures.OpenFlags),
    };
}
