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
