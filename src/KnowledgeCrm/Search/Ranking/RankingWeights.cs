namespace KnowledgeCrm.Search.Ranking;

/// <summary>
/// What each part of a score weighs. Every part lies in 0 to 1; the score is the sum of part times weight. Chosen on four sets of questions
/// in two languages, none with past questions, and the same for all bases: half or one and a half times a weight changes nDCG@10 by less
/// than 0.01 on the mean of the sets.
/// </summary>
public static class RankingWeights
{
    /// <summary>Of <see cref="WordScore"/>.</summary>
    public const float Words = 1;

    /// <summary>Of <see cref="Ranking.Proximity"/>.</summary>
    public const float Proximity = 0.2f;

    /// <summary>Of <see cref="TitleLikeness"/>.</summary>
    public const float Title = 0.2f;

    /// <summary>Of the cosine of the latent vectors of query and document, negative ones as 0.</summary>
    public const float Meaning = 0.2f;

    /// <summary>How many documents, the best by words, get the other parts.</summary>
    public const int Candidates = 150;
}
