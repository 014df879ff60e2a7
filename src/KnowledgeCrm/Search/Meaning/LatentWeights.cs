namespace KnowledgeCrm.Search.Meaning;

/// <summary>Which features count, and how much each: log-entropy weighting (S. T. Dumais, "Improving the retrieval of information from
/// external sources", 1991). A feature spread evenly over all texts says nothing, one that is concentrated in few says much.</summary>
internal sealed class LatentWeights
{
    private const int FewestTexts = 2;
    private readonly int[] buckets;
    private readonly int[] features;
    private readonly float[] global;

    private LatentWeights(int[] buckets, float[] global)
    {
        this.buckets = buckets;
        this.global = global;
        features = new int[LatentFeatures.Buckets];
        Array.Fill(features, -1);
        for (var i = 0; i < buckets.Length; i++) features[buckets[i]] = i;
    }

    public int Count => buckets.Length;

    public static LatentWeights Learn(IReadOnlyList<string> texts, LatentSpaceOptions options, CancellationToken stop)
    {
        var holding = new int[LatentFeatures.Buckets];
        var occurrences = new int[LatentFeatures.Buckets];
        var logs = new double[LatentFeatures.Buckets];
        var read = 0;
        var row = new LatentRow();
        foreach (var text in Selected(texts, options.MostTexts))
        {
            stop.ThrowIfCancellationRequested();
            LatentFeatures.Count(text, LatentSpace.LongestText, row.Words, row.Runs);
            foreach (var counts in (ReadOnlySpan<Dictionary<int, int>>)[row.Words, row.Runs])
                foreach (var (bucket, count) in counts)
                {
                    holding[bucket]++;
                    occurrences[bucket] += count;
                    logs[bucket] += count * Math.Log(count);
                }
            read++;
        }
        // Ties between equally frequent features are broken by the hash, so that the choice does not depend on anything else.
        var buckets = Enumerable.Range(0, LatentFeatures.Buckets).Where(bucket => holding[bucket] >= FewestTexts)
            .OrderByDescending(bucket => holding[bucket]).ThenBy(bucket => bucket).Take(options.MostFeatures).ToArray();
        return new LatentWeights(buckets, Array.ConvertAll(buckets, bucket => Concentration(occurrences[bucket], logs[bucket], read)));
    }

    /// <summary>All texts, or an even selection when there are more than wanted.</summary>
    public static IEnumerable<string> Selected(IReadOnlyList<string> texts, int most)
    {
        if (texts.Count <= most) return texts;
        return Enumerable.Range(0, most).Select(i => texts[(int)((long)i * texts.Count / most)]);
    }

    /// <summary>The weighted features of a text.</summary>
    public void Fill(string text, LatentRow row)
    {
        row.Clear();
        LatentFeatures.Count(text, LatentSpace.LongestText, row.Words, row.Runs);
        // Words and runs have equal shares: tried on four sets, half a share for the runs finds less, none far less.
        Add(row.Words, row);
        Add(row.Runs, row);
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(Count);
        foreach (var bucket in buckets) writer.Write(bucket);
        foreach (var weight in global) writer.Write(weight);
    }

    public static LatentWeights Read(BinaryReader reader)
    {
        var buckets = new int[reader.ReadInt32()];
        foreach (ref var bucket in buckets.AsSpan()) bucket = reader.ReadInt32();
        var global = new float[buckets.Length];
        foreach (ref var weight in global.AsSpan()) weight = reader.ReadSingle();
        return new LatentWeights(buckets, global);
    }

    private void Add(Dictionary<int, int> counts, LatentRow row)
    {
        var from = row.Count;
        foreach (var (bucket, count) in counts)
            if (features[bucket] is var feature and >= 0) row.Add(feature, MathF.Log(1 + count) * global[feature]);
        row.Normalize(from);
    }

    // One plus the entropy of the feature over the texts, as a share of the greatest possible: sum of p log p with p = count / occurrences.
    private static float Concentration(int occurrences, double logs, int texts) =>
        texts < 2 ? 1 : (float)Math.Max(0, 1 + (logs / occurrences - Math.Log(occurrences)) / Math.Log(texts));
}
