namespace KnowledgeCrm.Knowledge;

/// <summary>Weights by trait and kind, and how well a kind follows another: a linear chain, read by Viterbi's algorithm (1967).</summary>
internal sealed class MaskingModel
{
    /// <summary>The kinds of an item, and none.</summary>
    public const int Kinds = 11;

    /// <summary>Where the weights of a trait stand.</summary>
    public Dictionary<uint, int> Places { get; init; } = [];

    /// <summary>A weight for each place and kind.</summary>
    public int[] Weights { get; set; } = [];

    /// <summary>A weight for each kind and the next.</summary>
    public int[] Steps { get; init; } = new int[Kinds * Kinds];

    /// <summary>What the traits of each token say for each kind.</summary>
    public long[] Scores(string text, List<MaskingToken> tokens)
    {
        var features = new MaskingFeatures(text, tokens);
        var scores = new long[tokens.Count * Kinds];
        for (var i = 0; i < tokens.Count; i++)
            foreach (var feature in features.Of(i))
            {
                if (!Places.TryGetValue(feature, out var place)) continue;
                for (var kind = 0; kind < Kinds; kind++) scores[i * Kinds + kind] += Weights[place * Kinds + kind];
            }
        return scores;
    }

    /// <summary>The best kinds of all tokens together; 0 is none.</summary>
    public int[] Best(long[] scores)
    {
        var count = scores.Length / Kinds;
        if (count == 0) return [];
        var back = new int[scores.Length];
        var sums = Forward(scores, back);
        var best = new int[count];
        for (var kind = 1; kind < Kinds; kind++)
            if (sums[(count - 1) * Kinds + kind] > sums[(count - 1) * Kinds + best[^1]]) best[^1] = kind;
        for (var i = count - 1; i > 0; i--) best[i - 1] = back[i * Kinds + best[i]];
        return best;
    }

    /// <summary>For each token the best whole reading in which it is an item, less the best in which it is none.</summary>
    public long[] Margins(long[] scores, out int[] kinds)
    {
        var count = scores.Length / Kinds;
        var forward = Forward(scores, new int[scores.Length]);
        var backward = new long[scores.Length];
        for (var i = count - 2; i >= 0; i--)
            for (var kind = 0; kind < Kinds; kind++)
            {
                var most = long.MinValue;
                for (var next = 0; next < Kinds; next++)
                    most = Math.Max(most, backward[(i + 1) * Kinds + next] + scores[(i + 1) * Kinds + next] + Steps[kind * Kinds + next]);
                backward[i * Kinds + kind] = most;
            }
        var margins = new long[count];
        kinds = new int[count];
        for (var i = 0; i < count; i++)
        {
            var (best, bestKind) = (long.MinValue, 0);
            for (var kind = 1; kind < Kinds; kind++)
                if (forward[i * Kinds + kind] + backward[i * Kinds + kind] is var sum && sum > best) (best, bestKind) = (sum, kind);
            margins[i] = best - forward[i * Kinds] - backward[i * Kinds];
            kinds[i] = bestKind;
        }
        return margins;
    }

    private long[] Forward(long[] scores, int[] back)
    {
        var sums = new long[scores.Length];
        for (var at = 0; at < scores.Length; at++)
        {
            var kind = at % Kinds;
            sums[at] = scores[at];
            if (at < Kinds) continue;
            var before = at - kind - Kinds;
            var most = long.MinValue;
            for (var last = 0; last < Kinds; last++)
                if (sums[before + last] + Steps[last * Kinds + kind] is var sum && sum > most) (most, back[at]) = (sum, last);
            sums[at] += most;
        }
        return sums;
    }
}
