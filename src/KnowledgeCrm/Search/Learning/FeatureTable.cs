using System.Runtime.InteropServices;

namespace KnowledgeCrm.Search.Learning;

/// <summary>The features that the ranker knows, each with a row number and a weight by its rarity.</summary>
internal sealed class FeatureTable
{
    /// <summary>Rows are 16-bit numbers, so that 300,000 questions fit into memory while training; the most frequent features stay.</summary>
    private const int MostRows = 1 << 16;

    private readonly Dictionary<ulong, ushort> rows;
    private readonly ulong[] keys;
    private readonly float[] rarity;
    private readonly float rarest;

    private FeatureTable(ulong[] keys, float[] rarity)
    {
        this.keys = keys;
        this.rarity = rarity;
        rarest = rarity.DefaultIfEmpty().Max();
        rows = new Dictionary<ulong, ushort>(keys.Length);
        for (var row = 0; row < keys.Length; row++) rows.Add(keys[row], (ushort)row);
    }

    public int Count => keys.Length;

    /// <summary>The features of the texts. Rarity is ln(1 + texts / texts that hold it).</summary>
    public static FeatureTable Of(IReadOnlyList<string> texts, CancellationToken stop)
    {
        var (ofWords, ofNgrams) = (new Dictionary<ulong, int>(), new Dictionary<ulong, int>());
        var (words, ngrams) = (new HashSet<ulong>(), new HashSet<ulong>());
        for (var i = 0; i < texts.Count; i++)
        {
            if ((i & 1023) == 0) stop.ThrowIfCancellationRequested();
            QuestionFeatures.Read(texts[i], words, ngrams);
            ofWords = Counted(words, ofWords);
            ofNgrams = Counted(ngrams, ofNgrams);
        }
        // Neither kind crowds the other out; what one leaves free the other takes.
        var wordRows = Math.Min(ofWords.Count, Math.Max(MostRows / 2, MostRows - ofNgrams.Count));
        var kept = MostFrequent(ofWords, wordRows).Concat(MostFrequent(ofNgrams, MostRows - wordRows)).ToList();
        return new FeatureTable(
            [.. kept.Select(pair => pair.Key)], [.. kept.Select(pair => (float)Math.Log(1 + (double)texts.Count / pair.Value))]);
    }

    private static Dictionary<ulong, int> Counted(HashSet<ulong> hashes, Dictionary<ulong, int> counts)
    {
        foreach (var hash in hashes) CollectionsMarshal.GetValueRefOrAddDefault(counts, hash, out _)++;
        return counts.Count > 8 * MostRows ? WithoutRarest(counts) : counts;
    }

    private static IEnumerable<KeyValuePair<ulong, int>> MostFrequent(Dictionary<ulong, int> counts, int most) =>
        counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Take(most);

    // Lossy counting (Manku, Motwani 2002): what has been seen least is forgotten when the table is full.
    private static Dictionary<ulong, int> WithoutRarest(Dictionary<ulong, int> counts)
    {
        var least = 0;
        do
        {
            least++;
            counts = counts.Where(pair => pair.Value > least).ToDictionary();
        }
        while (counts.Count > 4 * MostRows);
        return counts;
    }

    /// <summary>The known features of a text: the rows of words first, then those of character n-grams, each in rising order.</summary>
    public FeatureRows Encode(string text, HashSet<ulong> words, HashSet<ulong> ngrams)
    {
        QuestionFeatures.Read(text, words, ngrams);
        var encoded = new List<ushort>(words.Count + ngrams.Count);
        Add(words, encoded);
        var ofWords = encoded.Count;
        Add(ngrams, encoded);
        var known = encoded.ToArray();
        Array.Sort(known, 0, ofWords);
        Array.Sort(known, ofWords, known.Length - ofWords);
        var share = KnownShare(known.AsSpan(0, ofWords), words.Count) + KnownShare(known.AsSpan(ofWords), ngrams.Count);
        return new FeatureRows(known, ofWords, MathF.Sqrt(share / 2));
    }

    // What is not known is as rare as can be.
    private float KnownShare(ReadOnlySpan<ushort> of, int all)
    {
        float squares = 0;
        foreach (var row in of) squares += rarity[row] * rarity[row];
        return squares == 0 ? 0 : squares / (squares + (all - of.Length) * rarest * rarest);
    }

    /// <summary>The value of each row: its rarity, with words and character n-grams each scaled to the same length, together 1.</summary>
    public void Values(in FeatureRows text, Span<float> values)
    {
        Fill(text.Rows.AsSpan(0, text.Words), values);
        Fill(text.Rows.AsSpan(text.Words), values[text.Words..]);
    }

    private void Fill(ReadOnlySpan<ushort> of, Span<float> values)
    {
        double squares = 0;
        foreach (var row in of) squares += rarity[row] * rarity[row];
        var scale = (float)(1 / Math.Sqrt(2 * squares));
        for (var i = 0; i < of.Length; i++) values[i] = rarity[of[i]] * scale;
    }

    private void Add(HashSet<ulong> hashes, List<ushort> encoded)
    {
        foreach (var hash in hashes)
            if (rows.TryGetValue(hash, out var row)) encoded.Add(row);
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(keys.Length);
        writer.Write(MemoryMarshal.AsBytes<ulong>(keys));
        writer.Write(MemoryMarshal.AsBytes<float>(rarity));
    }

    public static FeatureTable Read(BinaryReader reader)
    {
        var count = Stored.Count(reader, MostRows);
        return new FeatureTable(Stored.Array<ulong>(reader, count), Stored.Array<float>(reader, count));
    }
}

/// <summary>A text as rows of the feature table.</summary>
/// <param name="Rows">Rows of words, then of character n-grams.</param>
/// <param name="Words">How many are of words.</param>
/// <param name="Known">The length of the known part of the text's vector, of 1 for the whole: by how much any cosine is less than it seems.</param>
internal readonly record struct FeatureRows(ushort[] Rows, int Words, float Known);
