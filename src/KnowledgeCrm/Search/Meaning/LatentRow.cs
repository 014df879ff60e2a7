namespace KnowledgeCrm.Search.Meaning;

/// <summary>The weighted features of one text; used again for the next.</summary>
internal sealed class LatentRow
{
    private int[] features = new int[256];
    private float[] values = new float[256];

    public Dictionary<int, int> Words { get; } = [];

    public Dictionary<int, int> Runs { get; } = [];

    public int Count { get; private set; }

    public ReadOnlySpan<int> Features => features.AsSpan(0, Count);

    public ReadOnlySpan<float> Values => values.AsSpan(0, Count);

    public void Clear() => Count = 0;

    public void Add(int feature, float value)
    {
        if (Count == features.Length)
        {
            Array.Resize(ref features, Count * 2);
            Array.Resize(ref values, Count * 2);
        }
        features[Count] = feature;
        values[Count++] = value;
    }

    /// <summary>Brings what was added from a place on to length one.</summary>
    public void Normalize(int from)
    {
        var sum = 0.0;
        for (var i = from; i < Count; i++) sum += (double)values[i] * values[i];
        if (sum == 0) return;
        var by = (float)(1 / Math.Sqrt(sum));
        for (var i = from; i < Count; i++) values[i] *= by;
    }
}
