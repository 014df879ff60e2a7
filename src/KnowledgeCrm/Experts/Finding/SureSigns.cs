namespace KnowledgeCrm.Experts;

/// <summary>What tells whether anybody surely knows a question.</summary>
/// <param name="Confidence">How probable it is that the first document answers, 0 to 1.</param>
/// <param name="Words">The words' part of the best of the documents that vote.</param>
/// <param name="Proof">How well somebody is shown to know it: the mean of the words' part over a person's three best documents, of whoever has the highest; a
/// document that is not there counts 0. Who knows a subject has done more than one thing for it, where a match by chance is mostly of one document.</param>
public readonly record struct SureSigns(double Confidence, double Words, double Proof)
{
    private const int Documents = 3;

    /// <summary><see cref="Proof"/> of the words' parts of somebody's documents.</summary>
    public static double ProofOf(IEnumerable<double> words) => words.OrderDescending().Take(Documents).Sum() / Documents;
}

/// <summary>From where on each of the signs alone is enough; above 1 it is not looked at. See docs/expert-finding.md.</summary>
public readonly record struct SureThresholds(double Confidence, double Words, double Proof)
{
    /// <summary>Those of the product.</summary>
    public static SureThresholds AsSet { get; } = new(0.6, 0.5, 0.35);

    public bool IsMetBy(SureSigns signs) => signs.Confidence >= Confidence || signs.Words >= Words || signs.Proof >= Proof;
}
