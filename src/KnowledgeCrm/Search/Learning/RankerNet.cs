using System.Runtime.InteropServices;

namespace KnowledgeCrm.Search.Learning;

/// <summary>A network of one hidden layer from features to documents. Half of the hidden units are linear (a shared low-rank space, as in
/// fastText, Joulin et al. 2017), half rectified.</summary>
internal sealed class RankerNet
{
    private const int MostHidden = 1024;
    private const int MostDocuments = 2_000_000;

    public RankerNet(int features, int documents, int hidden)
        : this(hidden, documents, new float[features * hidden], new float[hidden], new float[documents * hidden], new float[documents])
    {
    }

    private RankerNet(int hidden, int documents, float[] featureWeights, float[] hiddenBias, float[] documentWeights, float[] documentBias)
    {
        (Hidden, Documents) = (hidden, documents);
        (FeatureWeights, HiddenBias, DocumentWeights, DocumentBias) = (featureWeights, hiddenBias, documentWeights, documentBias);
    }

    /// <summary>Two networks as one whose score is the mean of theirs: what they agree in is what generalises.</summary>
    public static RankerNet Joined(RankerNet one, RankerNet other)
    {
        var (features, half) = (one.FeatureWeights.Length / one.Hidden, one.Hidden / 2);
        var joined = new RankerNet(features, one.Documents, 2 * one.Hidden);
        for (var row = 0; row < features; row++) Join(one.Feature(row), other.Feature(row), joined.Feature(row), 1);
        Join(one.HiddenBias, other.HiddenBias, joined.HiddenBias, 1);
        for (var document = 0; document < one.Documents; document++)
        {
            Join(one.Document(document), other.Document(document), joined.Document(document), 0.5f);
            joined.DocumentBias[document] = (one.DocumentBias[document] + other.DocumentBias[document]) / 2;
        }
        return joined;

        // The linear halves go first.
        void Join(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> to, float factor)
        {
            to.Clear();
            VectorMath.AddScaled(factor, a[..half], to[..half]);
            VectorMath.AddScaled(factor, b[..half], to[half..(2 * half)]);
            VectorMath.AddScaled(factor, a[half..], to[(2 * half)..(3 * half)]);
            VectorMath.AddScaled(factor, b[half..], to[(3 * half)..]);
        }
    }

    public int Hidden { get; }
    public int Documents { get; }
    public float[] FeatureWeights { get; }
    public float[] HiddenBias { get; }
    public float[] DocumentWeights { get; }
    public float[] DocumentBias { get; }

    /// <summary>From this hidden unit on units are rectified.</summary>
    public int FirstRectified => Hidden / 2;

    public Span<float> Feature(int row) => FeatureWeights.AsSpan(row * Hidden, Hidden);

    public Span<float> Document(int number) => DocumentWeights.AsSpan(number * Hidden, Hidden);

    public void Activate(ReadOnlySpan<ushort> rows, ReadOnlySpan<float> values, Span<float> hiddenUnits)
    {
        HiddenBias.CopyTo(hiddenUnits);
        for (var i = 0; i < rows.Length; i++) VectorMath.AddScaled(values[i], Feature(rows[i]), hiddenUnits);
        for (var i = FirstRectified; i < Hidden; i++) hiddenUnits[i] = Math.Max(0, hiddenUnits[i]);
    }

    /// <summary>How strongly the document is called for; only differences between documents mean something.</summary>
    public float Score(ReadOnlySpan<float> hiddenUnits, int document) => DocumentBias[document] + VectorMath.Dot(hiddenUnits, Document(document));

    /// <summary>The mean of the documents' weights.</summary>
    public float[] MeanDocument()
    {
        var mean = new float[Hidden];
        for (var document = 0; document < Documents; document++) VectorMath.AddScaled(1f / Documents, Document(document), mean);
        return mean;
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(Hidden);
        writer.Write(Documents);
        foreach (var weights in (ReadOnlySpan<float[]>)[FeatureWeights, HiddenBias, DocumentWeights, DocumentBias])
            writer.Write(MemoryMarshal.AsBytes<float>(weights));
    }

    public static RankerNet Read(BinaryReader reader, int features)
    {
        var hidden = Stored.Count(reader, MostHidden);
        var documents = Stored.Count(reader, MostDocuments);
        return new RankerNet(
            hidden, documents, Stored.Array<float>(reader, features * hidden), Stored.Array<float>(reader, hidden),
            Stored.Array<float>(reader, documents * hidden), Stored.Array<float>(reader, documents));
    }
}
