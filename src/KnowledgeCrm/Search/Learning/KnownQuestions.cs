using System.Runtime.InteropServices;

namespace KnowledgeCrm.Search.Learning;

/// <summary>The hidden units of every question that was learnt, in a byte each, by document: how near a new question comes to them tells
/// whether the document is likely to answer it, better than how far it is ahead of others (after Sun et al., "Out-of-distribution
/// detection with deep nearest neighbors", 2022).</summary>
internal sealed class KnownQuestions
{
    private const float Scale = 127;
    private const int Nearest = 3;

    /// <summary>Of a document with more, the last are kept: 300 of one do not tell more than 200.</summary>
    private const int MostOfDocument = 200;
    private const int Most = 10_000_000;

    private readonly int[] starts;
    private readonly int[] questions;
    private readonly int[] groups;
    private readonly sbyte[] units;

    private KnownQuestions(int[] starts, int[] questions, int[] groups, sbyte[] units) =>
        (this.starts, this.questions, this.groups, this.units) = (starts, questions, groups, units);

    public static KnownQuestions Of(RankerNet net, FeatureTable table, IReadOnlyList<TrainingRow> rows)
    {
        var units = new sbyte[rows.Count * net.Hidden];
        var byDocument = Enumerable.Range(0, net.Documents).Select(_ => new List<int>()).ToArray();
        var hidden = new float[net.Hidden];
        for (var question = 0; question < rows.Count; question++)
        {
            var values = new float[rows[question].Text.Rows.Length];
            table.Values(rows[question].Text, values);
            net.Activate(rows[question].Text.Rows, values, hidden);
            var length = MathF.Sqrt(VectorMath.Dot(hidden, hidden));
            for (var i = 0; length > 0 && i < hidden.Length; i++) units[question * net.Hidden + i] = (sbyte)MathF.Round(Scale * hidden[i] / length);
            foreach (var document in rows[question].Documents) byDocument[document].Add(question);
        }
        var starts = new int[net.Documents + 1];
        var groups = new int[net.Documents];
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var document = 0; document < net.Documents; document++)
        {
            var own = byDocument[document];
            if (!first.TryGetValue(string.Join(',', own), out groups[document])) first[string.Join(',', own)] = groups[document] = document;
            if (own.Count > MostOfDocument) own.RemoveRange(0, own.Count - MostOfDocument);
            starts[document + 1] = starts[document] + own.Count;
        }
        return new KnownQuestions(starts, [.. byDocument.SelectMany(own => own)], groups, units);
    }

    /// <summary>Equal for documents that answered exactly the same questions.</summary>
    public int GroupOf(int document) => groups[document];

    /// <summary>The mean cosine, in the hidden units, to the nearest three questions of the document, or to as many as it has.</summary>
    public float Nearness(ReadOnlySpan<float> hidden, int document)
    {
        var length = MathF.Sqrt(VectorMath.Dot(hidden, hidden));
        Span<float> best = stackalloc float[Nearest];
        best.Fill(float.NegativeInfinity);
        var own = questions.AsSpan(starts[document]..starts[document + 1]);
        if (own.IsEmpty || length == 0) return 0;
        foreach (var question in own)
        {
            var known = units.AsSpan(question * hidden.Length, hidden.Length);
            float product = 0;
            for (var i = 0; i < hidden.Length; i++) product += hidden[i] * known[i];
            // Rounding to bytes can push it past 1 by a little.
            var cosine = Math.Clamp(product / (length * Scale), -1, 1);
            if (cosine <= best[0]) continue;
            best[0] = cosine;
            best.Sort();
        }
        float sum = 0;
        var counted = Math.Min(Nearest, own.Length);
        foreach (var cosine in best[^counted..]) sum += cosine;
        return sum / counted;
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(questions.Length);
        writer.Write(units.Length);
        foreach (var part in (ReadOnlySpan<int[]>)[starts, questions, groups]) writer.Write(MemoryMarshal.AsBytes<int>(part));
        writer.Write(MemoryMarshal.AsBytes<sbyte>(units));
    }

    public static KnownQuestions Read(BinaryReader reader, RankerNet net)
    {
        var questions = Stored.Count(reader, Most);
        var units = Stored.Count(reader, int.MaxValue);
        var starts = Stored.Array<int>(reader, net.Documents + 1);
        var read = new KnownQuestions(starts, Stored.Array<int>(reader, questions), Stored.Array<int>(reader, net.Documents), Stored.Array<sbyte>(reader, units));
        var isSound = starts[0] == 0 && starts[^1] == questions && starts.Zip(starts.Skip(1)).All(pair => pair.First <= pair.Second)
            && read.questions.All(question => question >= 0 && (question + 1L) * net.Hidden <= units);
        return isSound ? read : throw new InvalidDataException("The known questions point outside of what is stored.");
    }
}
