namespace KnowledgeCrm.Search.Ranking;

/// <summary>
/// How much a title and a query are alike as wholes, by runs of three characters, so that a misspelt or joined word still counts: the
/// cosine of two vectors in which every term spreads its importance evenly over its runs. Character runs for matching texts with errors:
/// W. B. Cavnar and J. M. Trenkle, "N-gram-based text categorization" (1994). Made for one query; then any number of titles.
/// </summary>
public sealed class TitleLikeness
{
    private const int Run = 3;
    private const int LongestTerm = 32;
    // Twice the most runs that are kept, so that a search ends soon.
    private const int Slots = 2048;
    private readonly int[] runs = new int[Slots];
    private readonly float[] weights = new float[Slots];
    private readonly float length;
    private int taken;

    /// <summary>How much a term counts here: the root of its rarity, which keeps one rare word from deciding alone.</summary>
    /// <param name="rarity">As <see cref="WordScore.Rarity"/> gives it.</param>
    /// <param name="weight">The term's weight in the query; 1 in a title.</param>
    public static float Importance(float rarity, float weight = 1) => MathF.Sqrt(rarity) * weight;

    /// <summary>Takes a query.</summary>
    /// <param name="terms">Its terms, each once, as the analyser gives them; without those that carry no meaning.</param>
    /// <param name="importance">The <see cref="Importance"/> of each.</param>
    public TitleLikeness(ReadOnlySpan<string> terms, ReadOnlySpan<float> importance)
    {
        Span<int> own = stackalloc int[LongestTerm + 2];
        var sum = 0f;
        for (var i = 0; i < terms.Length; i++)
        {
            var count = Runs(terms[i], own);
            var share = importance[i] / MathF.Sqrt(Math.Max(1, count));
            foreach (var run in own[..count]) Add(run, share);
            sum += importance[i] * importance[i];
        }
        length = MathF.Sqrt(sum);
    }

    /// <summary>The likeness of a title, 0 to 1.</summary>
    /// <param name="terms">The title's terms, each once, without those that carry no meaning.</param>
    /// <param name="importance">The <see cref="Importance"/> of each.</param>
    public float Score(ReadOnlySpan<string> terms, ReadOnlySpan<float> importance)
    {
        var (product, square) = (0f, 0f);
        for (var i = 0; i < terms.Length; i++)
        {
            product += Product(terms[i], importance[i]);
            square += importance[i] * importance[i];
        }
        return Score(product, square);
    }

    /// <summary>What one term of a title brings; the same in every title, so that it need be reckoned only once.</summary>
    /// <param name="term">The term.</param>
    /// <param name="importance">Its <see cref="Importance"/>.</param>
    public float Product(string term, float importance)
    {
        Span<int> own = stackalloc int[LongestTerm + 2];
        var count = Runs(term, own);
        var share = 0f;
        foreach (var run in own[..count]) share += Weight(run);
        return count > 0 ? share * importance / MathF.Sqrt(count) : 0;
    }

    /// <summary>The likeness of a title, 0 to 1.</summary>
    /// <param name="product">The sum of what its terms bring.</param>
    /// <param name="square">The sum of the squares of their importance.</param>
    public float Score(float product, float square) =>
        // Terms that share runs make the vectors a little longer than is reckoned here.
        product > 0 ? Math.Min(1, product / (length * MathF.Sqrt(square))) : 0;

    // Runs of a word with its two ends; of a pair of Chinese characters, the pair and each character.
    private static int Runs(string term, Span<int> into)
    {
        if (term.Length == 0) return 0;
        if (term[0] > '\u2e80')
        {
            into[0] = term[0];
            if (term.Length == 1) return 1;
            into[1] = term[1];
            into[2] = (term[0] << 16) ^ term[1];
            return 3;
        }
        var count = Math.Min(term.Length, LongestTerm);
        for (var i = 0; i < count; i++)
        {
            var hash = 0;
            for (var j = i - 1; j < i - 1 + Run; j++) hash = (hash * 8191) + (j < 0 ? '^' : j >= term.Length ? '$' : term[j]);
            into[i] = hash;
        }
        return count;
    }

    private void Add(int run, float weight)
    {
        var slot = Slot(run);
        if (weights[slot] == 0)
        {
            if (taken == Slots / 2) return;
            taken++;
            runs[slot] = run;
        }
        weights[slot] += weight;
    }

    private float Weight(int run) => weights[Slot(run)];

    private int Slot(int run)
    {
        var slot = (int)((uint)(run * -1640531527) >> 21);
        while (weights[slot] != 0 && runs[slot] != run) slot = (slot + 1) & (Slots - 1);
        return slot;
    }
}
