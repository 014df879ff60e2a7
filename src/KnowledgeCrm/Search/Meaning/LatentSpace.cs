using System.Security.Cryptography;
using System.Text;

namespace KnowledgeCrm.Search.Meaning;

/// <summary>
/// Vectors of texts, learnt from the texts of one base alone: latent semantic analysis (S. Deerwester and others, "Indexing by latent
/// semantic analysis", JASIS 41, 1990) of the matrix of texts by words and character runs. Words that occur with the same other words
/// come to lie together, so that a text is found which shares none of a question's words. Immutable: any number of threads may embed.
/// </summary>
public sealed class LatentSpace
{
    /// <summary>What is read of a text, in UTF-16 characters; the rest is ignored.</summary>
    public const int LongestText = 6_000;

    // "LSA" and the version: a new one when the analysis of text or the weighting changes.
    private const int Format = 0x4c534101;
    // A damaged file must not ask for all memory.
    private const int LongestContent = 1 << 30;

    private readonly LatentWeights weights;
    private readonly DenseRows vectors;

    private LatentSpace(LatentWeights weights, DenseRows vectors)
    {
        this.weights = weights;
        this.vectors = vectors;
    }

    /// <summary>Length of the vectors; 0 when the base was too small to learn anything.</summary>
    public int Dimensions => vectors.Width;

    /// <summary>Features known.</summary>
    public int Features => weights.Count;

    /// <summary>Learns a space. The same texts in the same order give the same space.</summary>
    /// <param name="texts">Texts of documents, and past questions; any language. An empty text is allowed.</param>
    /// <param name="options">How it is learnt; the defaults when null.</param>
    /// <param name="stop">Stops the learning.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static LatentSpace Train(IReadOnlyList<string> texts, LatentSpaceOptions? options = null, CancellationToken stop = default)
    {
        options ??= new LatentSpaceOptions();
        var weights = LatentWeights.Learn(texts, options, stop);
        var matrix = new SparseRows(weights.Count);
        var row = new LatentRow();
        foreach (var text in LatentWeights.Selected(texts, options.MostTexts))
        {
            stop.ThrowIfCancellationRequested();
            weights.Fill(text, row);
            if (row.Count > 0) matrix.Add(row.Features, row.Values);
        }
        if (matrix.Rows < 2 || weights.Count < 2) return new LatentSpace(weights, new DenseRows(weights.Count, 0));
        return new LatentSpace(weights, RandomizedSvd.Of(matrix, options.Dimensions, stop).Vectors);
    }

    /// <summary>The vector of a text, of length one; all zeros for a text of which nothing is known. Never throws on any string.</summary>
    /// <param name="text">Any text; see <see cref="LongestText"/>.</param>
    /// <param name="vector">Filled; <see cref="Dimensions"/> long.</param>
    /// <exception cref="ArgumentException">The vector has another length.</exception>
    public void Embed(string text, Span<float> vector)
    {
        if (vector.Length != Dimensions) throw new ArgumentException($"{Dimensions} entries are expected, not {vector.Length}.", nameof(vector));
        vector.Clear();
        var row = new LatentRow();
        weights.Fill(text, row);
        for (var i = 0; i < row.Count; i++) DenseRows.AddScaled(vectors.Row(row.Features[i]), row.Values[i], vector);
        var length = 0.0;
        foreach (var x in vector) length += (double)x * x;
        if (length == 0) return;
        var scale = (float)(1 / Math.Sqrt(length));
        foreach (ref var x in vector) x *= scale;
    }

    /// <summary>The vector of a text, as <see cref="Embed(string, Span{float})"/> gives it.</summary>
    /// <param name="text">Any text.</param>
    public float[] Embed(string text)
    {
        var vector = new float[Dimensions];
        Embed(text, vector);
        return vector;
    }

    /// <summary>Writes the space, to be read again by the same version of the program.</summary>
    /// <param name="writer">Where to; stays open.</param>
    public void Write(BinaryWriter writer)
    {
        using var content = new MemoryStream();
        using (var inner = new BinaryWriter(content, Encoding.UTF8, leaveOpen: true))
        {
            weights.Write(inner);
            vectors.Write(inner);
        }
        var bytes = content.GetBuffer().AsSpan(0, (int)content.Length);
        writer.Write(Format);
        writer.Write(bytes.Length);
        writer.Write(SHA256.HashData(bytes));
        writer.Write(bytes);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="reader">Where from; stays open.</param>
    /// <exception cref="InvalidDataException">It is something else, damaged, cut off, or of another version: learn the space anew.</exception>
    public static LatentSpace Read(BinaryReader reader)
    {
        try
        {
            if (reader.ReadInt32() != Format) throw new InvalidDataException("This is no latent space of this version.");
            var length = reader.ReadInt32();
            if (length is < 0 or > LongestContent) throw new InvalidDataException("The length of the latent space is impossible.");
            var hash = reader.ReadBytes(SHA256.HashSizeInBytes);
            var bytes = reader.ReadBytes(length);
            if (!SHA256.HashData(bytes).AsSpan().SequenceEqual(hash)) throw new InvalidDataException("The latent space is damaged or cut off.");
            using var inner = new BinaryReader(new MemoryStream(bytes));
            return new LatentSpace(LatentWeights.Read(inner), DenseRows.Read(inner));
        }
        catch (EndOfStreamException e)
        {
            throw new InvalidDataException("The latent space is cut off.", e);
        }
    }
}
