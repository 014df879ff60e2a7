namespace KnowledgeCrm.Search.Engine;

/// <summary>BM25 over the fields that an author wrote, each with its weight.</summary>
internal static class WordScore
{
    private const float K1 = 1.2f;
    private const double B = 0.75;

    private static readonly float[] Weights = [5, 2, 2, 1, 1];

    /// <summary>The most that one term can bring, as a multiple of its idf.</summary>
    public const float Most = K1 + 1;

    /// <summary>How rare a term is.</summary>
    public static float Idf(int documents, int documentsWith) => (float)Math.Log(1 + (documents - documentsWith + 0.5) / (documentsWith + 0.5));

    /// <summary>The divisor that makes long documents comparable with short ones.</summary>
    public static float Norm(int length, double mean) => (float)(K1 * (1 - B + B * length / mean));

    /// <summary>What a term brings to a document, as a multiple of its idf.</summary>
    public static float Of(uint counts, float norm)
    {
        var weighted = 0f;
        for (var field = 0; field < FieldCounts.Written; field++)
            if (FieldCounts.Of(counts, field) is > 0 and var count) weighted += Weights[field] * count;
        return weighted * (K1 + 1) / (weighted + norm);
    }
}
